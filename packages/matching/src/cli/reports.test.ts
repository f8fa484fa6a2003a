import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import type { Result } from '../result.ts';
import type { Instance } from '../types.ts';
import { chained, filesOf, run, scratch } from './command-line.fixture.ts';

const file = scratch();

const forced: Instance = {
  mentors: [{ id: 'ada', grade: 1 }],
  mentees: [{ id: 'max', grade: 1 }],
  locks: [{ mentor: 'ada', mentee: 'max', reason: 'both asked for it' }],
};

test('match and explain say each warning in a sentence', () => {
  const files = filesOf(file, 'chained', chained);
  const words =
    /^warning: The chain of command at any depth leaves 1 mentee without a possible mentor, max among them/m;
  expect(run(['match', files[0], '--format', 'table']).out).toMatch(words);
  expect(run(['explain', ...files, '--format', 'table']).out).toMatch(words);
  expect(JSON.parse(run(['explain', ...files]).out)).toMatchObject({
    warnings: [{ code: 'warning.any-depth-strands' }],
  });
});

test('match and explain name each lock against a rule with its reason', () => {
  const files = filesOf(file, 'forced', forced);
  const words = /^locked against grade-gap: ada with max: both asked for it$/m;
  expect(run(['match', files[0], '--format', 'table']).out).toMatch(words);
  expect(run(['explain', ...files, '--format', 'table']).out).toMatch(words);
  expect(run(['explain', ...files, '--person', 'max', '--format', 'table']).out).toMatch(words);
});

const circles: Instance = {
  ...company(4, 60, {}, true),
  mentors: company(4, 60, {}, true).mentors.map((one) => ({ ...one, capacity: 4, circleMinimum: 3 })),
};

test('a search that stopped says how much more there may be, at the first stage where there may', () => {
  const [instance] = filesOf(file, 'circles', circles);
  const { out } = run(['match', instance, '--mode', 'circles', '--node-limit', '1', '--format', 'table']);
  const { circles: gap } = JSON.parse(run(['match', instance, '--mode', 'circles', '--node-limit', '1']).out) as Result;
  const at = gap!.bound.findIndex(({ value }, k) => value !== gap!.best[k]!.value);
  const [best, bound] = [gap!.best[at]!.value, gap!.bound[at]!.value];
  expect(bound).toBeGreaterThan(best);
  const line = out.split('\n').filter((one) => one.startsWith('at most'));
  expect(line).toEqual([
    expect.stringMatching(
      new RegExp(
        `^at most ${bound - best} more .*: ${best} here, the bound is ${bound} and says nothing of later stages$`,
      ),
    ),
  ]);
});

test('a stable answer says at which stages it is not the best', () => {
  const wishes: Instance = {
    mentors: [
      { id: 'ada', grade: 1, preferences: ['max'], unit: 'a' },
      { id: 'bo', grade: 1, unit: 'b' },
    ],
    mentees: [
      { id: 'max', grade: 5, preferences: ['ada'] },
      { id: 'eve', grade: 5, vetoes: ['bo'] },
    ],
  };
  const { out } = run(['match', filesOf(file, 'stable', wishes)[0], '--mode', 'stable', '--format', 'table']);
  expect(out).toMatch(/^pairs: 1 here, 2 at the optimum$/m);
  const alone: Instance = { mentors: [{ id: 'ada', grade: 1 }], mentees: [{ id: 'max', grade: 5 }] };
  expect(run(['match', filesOf(file, 'alone', alone)[0], '--mode', 'stable', '--format', 'table']).out).toContain(
    '\nas good as the optimum at every stage\n',
  );
});

test('explain shows every reason whole, each on a line of its own', () => {
  const files = filesOf(file, 'company', company(4, 12, {}, true));
  const { out } = run(['explain', ...files, '--format', 'table']);
  expect(out).not.toContain('…');
  const { pairs } = JSON.parse(run(['explain', ...files]).out) as Result;
  const rows = out.split('\n').slice(out.split('\n').findIndex((line) => line.startsWith('mentor ')) + 1);
  expect(rows.filter(Boolean)).toHaveLength(pairs.reduce((sum, pair) => sum + Math.max(1, pair.reasons.length), 0));
});

test('whom a loosened rule would place is named by side', () => {
  const languages: Instance = {
    mentors: [{ id: 'a', grade: 4, languages: ['en'] }],
    mentees: [
      { id: 'a', grade: 8 },
      { id: 'b', grade: 8, languages: ['pl'] },
    ],
  };
  const files = filesOf(file, 'languages', languages);
  const { out } = run(['explain', ...files, '--format', 'table']);
  expect(out).toMatch(/^Loosening language would place (mentor a, mentee b|mentee b, mentor a)\.$/m);
});

test('that no loosening would place anybody is said once, and of no rule that it would place nobody', () => {
  const full: Instance = {
    mentors: [{ id: 'ada', grade: 1, languages: ['en'], preferences: ['max'] }],
    mentees: [
      { id: 'max', grade: 8, languages: ['en'] },
      { id: 'eve', grade: 8, languages: ['pl'] },
    ],
  };
  const { out } = run(['explain', ...filesOf(file, 'full', full), '--format', 'table']);
  expect(out).not.toContain('Loosening');
  expect(out).toContain('No loosening of rules that was tried would place anybody who is without a partner.\n');
});

test('a result made with another seed says which, and is verified with it', () => {
  const [instance] = filesOf(file, 'seeded', company(4, 12, {}, true));
  const result = file('seed-9.json');
  expect(run(['match', instance, '--seed', '9', '--out', result, '--format', 'json']).code).toBe(0);
  const words = 'the result was made with --seed 9: give --seed 9 here too';
  const without = run(['verify', instance, result, '--format', 'table']);
  expect(without).toMatchObject({ code: 1, out: `not valid: ${words}\n` });
  expect(run(['explain', instance, result])).toMatchObject({ code: 3, err: `${words}\n` });
  expect(run(['verify', instance, result, '--seed', '9']).code).toBe(0);
  const [other] = filesOf(file, 'other', company(5, 12, {}, true));
  expect(run(['verify', other, result, '--format', 'table']).out).toBe(
    'not valid: the result belongs to another instance\n',
  );
});

test('what-if lets a part of a rule change, and says that listed pairs know no rules', () => {
  const files = filesOf(file, 'gap', { mentors: [{ id: 'ada', grade: 1 }], mentees: [{ id: 'max', grade: 2 }] });
  const change = '{"rules":{"gradeGap":{"minimum":1}}}';
  const changed = run(['what-if', ...files, '--change', change, '--format', 'table']);
  expect(changed).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1 made, 0 broken') });
  const misspelt = run(['what-if', ...files, '--change', '{"rules":{"gradeGap":{"minimun":1}}}']);
  expect(misspelt).toMatchObject({ code: 3, err: expect.stringContaining('rules.gradeGap.minimun: there is no such') });
  const listed = filesOf(file, 'listed', {
    mentors: [{ id: 'ada' }],
    mentees: [{ id: 'max' }],
    pairs: [{ mentor: 'ada', mentee: 'max', score: 5 }],
  });
  expect(run(['what-if', ...listed, '--change', change]).err).toContain('are listed and know no rules');
  expect(run(['what-if', ...listed, '--change', '{"seed":3}']).err).toBe('');
});

test('diff tells who is in one result only apart from who found or lost a partner', () => {
  const [, before] = filesOf(file, 'before', { mentors: [{ id: 'ada', grade: 1 }], mentees: [] });
  const [, after] = filesOf(file, 'after', { mentors: [], mentees: [{ id: 'max', grade: 1 }] });
  const { out } = run(['diff', before, after, '--format', 'table']);
  expect(out).not.toContain('newly');
  expect(out).toContain('in the first result only, without a partner: mentor ada\n');
  expect(out).toContain('in the second result only, without a partner: mentee max\n');
});

test('suggest says why there is nobody, and of whom a lock leaves no place', () => {
  const listed = filesOf(file, 'nobody', {
    mentors: [{ id: 'ada' }, { id: 'bo' }],
    mentees: [{ id: 'max' }],
    pairs: [{ mentor: 'ada', mentee: 'max', score: 5 }],
  });
  expect(run(['suggest', ...listed, '--mentor', 'bo', '--format', 'table']).out).toBe(
    'No pair with bo is listed that is not forbidden.\n',
  );
  const locked = filesOf(file, 'locked', {
    mentors: [
      { id: 'ada', grade: 1 },
      { id: 'bo', grade: 1 },
    ],
    mentees: [{ id: 'max', grade: 6 }],
    locks: [{ mentor: 'ada', mentee: 'max' }],
  });
  expect(run(['suggest', ...locked, '--mentor', 'bo', '--format', 'table']).out).toMatch(/^bo +max +\d+ +impossible$/m);
});
