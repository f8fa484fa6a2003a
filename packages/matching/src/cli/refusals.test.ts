import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import { matchSync } from '../match.ts';
import { folderOf, inShell, run, scratch } from './command-line.fixture.ts';

const file = scratch();
const instance = company(4, 12, {}, true);
const result = matchSync(instance);
writeFileSync(file('instance.json'), JSON.stringify(instance));
writeFileSync(file('result.json'), JSON.stringify(result));
const both = [file('instance.json'), file('result.json')];

test('a reader who stops early is no failure', () => {
  writeFileSync(file('large.json'), JSON.stringify(company(4, 150, {}, true)));
  expect(inShell(['match', file('large.json')], '| head -c 1')).toEqual({ code: 0, out: '{', err: '' });
});

test.runIf(existsSync('/dev/full'))('a full disk is said in a sentence', () => {
  const words = 'cannot be written: there is no space left';
  expect(inShell(['match', file('instance.json')], '> /dev/full')).toMatchObject({
    code: 6,
    err: `standard output ${words}\n`,
  });
  expect(inShell(['--help'], '> /dev/full')).toMatchObject({ code: 6, err: `standard output ${words}\n` });
  expect(run(['match', file('instance.json'), '--out', '/dev/full'])).toMatchObject({
    code: 6,
    err: `/dev/full ${words}\n`,
  });
});

test('an answer is not asked for where it cannot be written, nor over what is read', () => {
  mkdirSync(file('taken'));
  const to = (out: string) => run(['match', file('instance.json'), '--out', out]);
  expect(to(file('taken'))).toMatchObject({ code: 6, err: `${file('taken')} cannot be written: it is a folder\n` });
  expect(to(file('nowhere/result.json'))).toMatchObject({
    code: 6,
    err: expect.stringContaining('no such file or folder'),
  });
  expect(to(file('instance.json'))).toMatchObject({ code: 2, err: expect.stringContaining('is a file that is read') });
  expect(readFileSync(file('instance.json'), 'utf8')).toBe(JSON.stringify(instance));
});

const seeds = 'a whole number from 0 to 4294967295';
test.each([
  [['match', '--mode', 'best'], '--mode cannot be "best"; it is one of optimal, assisted, stable, circles, repair'],
  [['match', '--format', 'xml'], '--format cannot be "xml"; it is one of table, json, csv'],
  [['match', '--mode', 'stable', '--proposing', 'both'], '--proposing cannot be "both"; it is one of mentor, mentee'],
  [['match', '--seed', ''], `--seed cannot be ""; it is ${seeds}`],
  [['match', '--seed', 'x'], `--seed cannot be "x"; it is ${seeds}`],
  [['match', '--seed', '-1'], `--seed cannot be "-1"; it is ${seeds}`],
  [['match', '--seed'], `--seed needs a value; it is ${seeds}`],
  [['match', '--seed', '1', '--seed', '2'], '--seed stands twice'],
  [['match', '--out', '--quiet'], '--out needs a value; one that begins with a dash is written --out=--quiet'],
  [['match', '--quiet=yes'], '--quiet takes no value, "yes" was given'],
  [['match', '--mode', 'circles', '--node-limit', '0'], '--node-limit cannot be "0"'],
  [['match', '--proposing', 'mentor'], '--proposing goes with --mode stable, not with optimal'],
  [['match', '--prices', '--brief'], '--prices and --brief exclude each other'],
  [['match', '--person', 'p1'], 'match has no option --person'],
  [['match', '--colour'], 'there is no option --colour'],
  [['match', 'again'], 'match takes 1 file (INSTANCE), 2 were given'],
  [['explain'], 'explain takes 2 files (INSTANCE RESULT), 1 was given'],
  [['bench', '--class', 'none'], 'bench takes no file'],
] as const)('wrong use is named: %j', ([command, ...rest], words) => {
  const { code, out, err } = run([command, file('instance.json'), ...rest]);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
});

test('an unknown command is named, also one that every object has', () => {
  for (const command of ['macth', 'constructor', '__proto__'])
    expect(run([command])).toMatchObject({
      code: 2,
      err: expect.stringContaining(`no command ${command}; there are match,`),
    });
});

test.each([
  [['explain', ...both, '--person', 'nobody'], 'no mentor and no mentee has the id nobody'],
  [['why-not', ...both, '--mentor', 'p1', '--mentee', 'nobody'], 'no mentee has the id nobody'],
  [['suggest', ...both, '--mentor', 'nobody'], 'no mentor has the id nobody'],
])('a person nobody knows is named: %j', (args, words) => {
  expect(run(args)).toMatchObject({ code: 4, out: '', err: `${words}\n` });
});

const asking = [
  ['verify'],
  ['explain'],
  ['why-not', '--mentor', 'p3', '--mentee', 'q11'],
  ['suggest', '--mentor', 'p3'],
  ['what-if', '--change', '{}'],
] as const;

test('a second file that is no result is refused by every command', () => {
  writeFileSync(file('none.json'), '{}');
  const refused = {
    code: 3,
    out: '',
    err: expect.stringContaining('the second file is not a result: mode is missing'),
  };
  for (const [command, ...options] of asking)
    expect(run([command, file('instance.json'), file('none.json'), ...options]), command).toEqual(refused);
  expect(run(['diff', file('result.json'), file('none.json')])).toEqual(refused);
});

test.each([
  ['null', 'it is null'],
  ['[]', 'it is a list'],
  ['3', 'it is a number'],
  [JSON.stringify(instance), 'it is an instance'],
  [JSON.stringify({ ...result, pairs: [{ ...result.pairs[0], mentor: 5 }] }), 'pairs[0].mentor: text is needed'],
  [JSON.stringify({ pairs: [], objective: [], certificates: [] }), 'it is what assign writes'],
])('what is not a result is said: %.30s', (text, words) => {
  writeFileSync(file('none.json'), text);
  const { code, err } = run(['diff', file('none.json'), file('result.json')]);
  expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(`the first file is not a result: ${words}`) });
});

test('nothing is explained from a result that was changed, or that belongs to another instance', () => {
  writeFileSync(file('changed.json'), JSON.stringify({ ...result, pairs: result.pairs.slice(1) }));
  writeFileSync(file('other.json'), JSON.stringify(company(5, 12, {}, true)));
  for (const [command, ...options] of asking.slice(1)) {
    const changed = run([command, file('instance.json'), file('changed.json'), ...options]);
    expect(changed, command).toMatchObject({
      code: 3,
      err: expect.stringContaining('the second file was changed after'),
    });
    const other = run([command, file('other.json'), file('result.json'), ...options]);
    expect(other, command).toMatchObject({ code: 3, err: 'the result belongs to another instance\n' });
  }
});

test('an instance that is not valid is no verdict on the result', () => {
  const { code, err } = run(['verify', '-', file('result.json')], '{"mentors":[]}');
  expect({ code, err }).toEqual({ code: 3, err: 'instance, mentees: is needed\n' });
});

test('an answer never overwrites what it was read from, by whatever name', () => {
  const folder = folderOf(file('company'), {
    'mentors.csv': 'id,grade,nickname\nada,1,A\n',
    'mentees.csv': 'id,grade\nmax,5\n',
  });
  symlinkSync(file('instance.json'), file('soft'));
  linkSync(file('instance.json'), file('hard'));
  writeFileSync(file('change.json'), '{"seed":3}');
  for (const args of [
    ['match', file('instance.json'), '--out', file('soft')],
    ['match', file('instance.json'), '--out', file('hard')],
    ['what-if', ...both, '--change', file('change.json'), '--out', file('change.json')],
    ['match', folder, '--out', `${folder}/mentors.csv`],
    ['match', folder, '--format', 'csv', '--out', `${folder}/pairs.csv`],
  ])
    expect(run(args), args.join(' ')).toMatchObject({ code: 2, err: expect.stringMatching(/name another/) });
  expect(readFileSync(file('change.json'), 'utf8')).toBe('{"seed":3}');
  expect(run(['match', folder, '--out', `${folder}/answer.json`])).toEqual({
    code: 0,
    out: '',
    err: 'not read, since an instance has no such fields: mentors.nickname\n',
  });
});
