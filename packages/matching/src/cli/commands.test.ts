import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import { matchSync } from '../match.ts';
import { whatIf } from '../modes/difference.ts';
import { suggest } from '../modes/suggest.ts';
import type { Result } from '../result.ts';
import { bin, run, scratch } from './command-line.fixture.ts';

const file = scratch();
const instance = company(4, 12, {}, true);
const result = matchSync(instance);
writeFileSync(file('instance.json'), JSON.stringify(instance));
writeFileSync(file('result.json'), JSON.stringify(result));
const both = [file('instance.json'), file('result.json')];

const circles = {
  ...company(4, 60, {}, true),
  mentors: company(4, 60, {}, true).mentors.map((one) => ({ ...one, capacity: 4, circleMinimum: 3 })),
};
writeFileSync(file('circles.json'), JSON.stringify(circles));

test('suggest shows as many partners as asked, with what each would lose', () => {
  const { mentee } = result.pairs[0]!;
  const { out, code } = run(['suggest', ...both, '--mentee', mentee, '--count', '2']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(suggest(instance, result, 'mentee', mentee, 2));
  expect(run(['suggest', ...both, '--mentee', mentee, '--format', 'table']).out).toMatch(/ paired$/m);
});

test('what-if takes a change as JSON, as a file and from standard input, and compares', () => {
  const change = { rules: { site: false, language: false } };
  const expected = whatIf(instance, result, change);
  expect(expected.difference.made.length).toBeGreaterThan(0);
  const { out, code } = run(['what-if', ...both, '--change', JSON.stringify(change)]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(expected)));
  writeFileSync(file('change.json'), JSON.stringify(change));
  expect(run(['what-if', ...both, '--change', file('change.json')]).out).toBe(out);
  expect(run(['what-if', ...both, '--change', '-'], JSON.stringify(change)).out).toBe(out);
});

test.each([
  ['{"rules":{"langauge":false},"leximinn":true}', 3, 'policy, leximinn: there is no such field'],
  ['{"rules":null}', 3, 'policy, rules: an object is needed'],
  ['{"weights":{"style":-1}}', 3, 'policy, weights.style: a whole number from 0 to 10000 is needed, not -1'],
  ['{"stages":["floor","coverage"]}', 3, 'floor comes after coverage'],
  ['{"rules"', 3, '--change is not JSON'],
  ['[]', 3, '--change is no change'],
  ['/nowhere.json', 4, '/nowhere.json cannot be read'],
])('a change that is none is refused: %s', (change, code, words) => {
  expect(run(['what-if', ...both, '--change', change])).toEqual({ code, out: '', err: expect.stringContaining(words) });
});

test('circles stop at the node limit, prices and reasons of price can be left out', () => {
  const limited = run(['match', file('circles.json'), '--mode', 'circles', '--node-limit', '1', '--format', 'table']);
  expect(limited.out).toContain('circles: stopped after 1 node');
  const brief = JSON.parse(run(['match', file('instance.json'), '--brief']).out) as Result;
  expect(brief.pairs.map((pair) => pair.price)).toEqual(result.pairs.map(() => null));
});

test('threads change no byte', () => {
  const alone = run(['match', file('instance.json'), '--workers', '0']);
  expect(JSON.parse(alone.out)).toMatchObject({ replay: { resultSha256: result.replay.resultSha256 } });
  expect(run(['match', file('instance.json'), '--workers', '2'])).toEqual(alone);
});

test('explain tells of one person what concerns them, matched or not', () => {
  const { id } = result.unmatched[0]!;
  const { out } = run(['explain', ...both, '--person', id, '--format', 'table']);
  expect(out).toContain(`without a partner: ${result.unmatched[0]!.side} ${id}: `);
  const told = JSON.parse(run(['explain', ...both, '--person', id]).out) as Result;
  expect(new Set(told.unmatched.map((one) => one.id))).toEqual(new Set([id]));
});

test('nothing is cut short in a table that is no terminal, and no id moves the cursor', () => {
  const long = 'm'.repeat(80);
  const odd = 'a\u001b[2J\nb';
  const mentors = [long, odd].map((id) => ({ id }));
  const mentees = ['x', 'y'].map((id) => ({ id }));
  const pairs = [long, odd].map((mentor, k) => ({ mentor, mentee: ['x', 'y'][k], score: 5 }));
  const { out } = run(['match', '-', '--format', 'table'], JSON.stringify({ mentors, mentees, pairs }));
  expect(out).toContain(`\n${long}  x       5`);
  expect(out).toContain(String.raw`a\u001b[2J\u000ab`);
});

/** Interrupts a run that would take hours, some milliseconds after it has its instance. */
async function interrupted(wait: number): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [bin, 'match', '-', '--mode', 'circles', '--node-limit', '10000000']);
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  child.stdin.end(JSON.stringify(circles));
  await sleep(wait);
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

test('an interrupt ends a run with 130', { timeout: 60_000 }, async () => {
  let found = await interrupted(1500);
  // On a busy machine the run may not have begun: the signal alone then ends the process, without a code.
  for (const wait of [5000, 15_000]) if (found.code === null) found = await interrupted(wait);
  expect(found).toEqual({ code: 130, said: 'interrupted\n' });
});

const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
const section = /## The command\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';

test('the help lists the commands and exit codes that the README does', () => {
  const { code, out } = run(['--help']);
  expect(code).toBe(0);
  const commands = /viceversa-match ([a-z|-]+)/.exec(section)?.[1]?.split('|') ?? [];
  expect([...out.matchAll(/^ {2}viceversa-match ([a-z-]+)/gm)].map(([, name]) => name)).toEqual(commands);
  const codes = /Exit codes: ([\s\S]*?)\.\n/
    .exec(section)?.[1]
    ?.split(/ ·\s/)
    .map((one) => one.trim().split(' ')[0]);
  expect([...(out.split('Exit codes\n')[1] ?? '').matchAll(/^ {2}(\d+)/gm)].map(([, one]) => one)).toEqual(codes);
});

test.each([
  ['match', '--mode --proposing --node-limit --prices --brief --workers --seed --format --out --quiet --help'],
  ['suggest', '--mentor --mentee --count --seed --format --out --quiet --help'],
  ['verify', '--seed --format --out --quiet --help'],
  ['bench', '--size --class --help'],
])('%s --help lists its options and no other', (command, options) => {
  const { code, out, err } = run([command, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const listed = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(options.split(' ')));
  for (const name of options.split(' ')) expect(out.split('\n\n')[0]).toContain(name);
});
