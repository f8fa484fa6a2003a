import { expect, test } from 'vitest';
import { validate } from './index.ts';

/** What is wrong with an instance, a line each, in order of the text. */
const issuesOf = (input: unknown): string[] => {
  const checked = validate(input);
  return checked.ok
    ? []
    : checked.issues.map(({ code, table, row, field }) => `${code} ${table} ${row} ${field}`).sort();
};

const mentors = [{ id: 'a', grade: 1 }];
const mentees = [
  { id: 'x', grade: 5 },
  { id: 'y', grade: 5 },
];

test('a row that is not sound hides nothing that is wrong elsewhere', () => {
  const input = {
    mentors: [{ id: 'a', grade: 'one' }, { id: 'b' }],
    mentees,
    locks: [
      { mentor: 'a', mentee: 'x' },
      { mentor: 'zoe', mentee: 'x' },
    ],
    policy: { rules: { gradeGap: { direction: 'reverse', minimum: 4, maximum: 2 } }, seed: -1 },
  };
  expect(issuesOf(input)).toEqual([
    'lock-over-capacity locks 1 mentee',
    'missing mentors 1 grade',
    'out-of-range policy null rules.gradeGap',
    'out-of-range policy null seed',
    'unknown-id locks 1 mentor',
    'wrong-type mentors 0 grade',
  ]);
});

test('an id whose row failed is known, places that failed are not counted, and no id is none twice', () => {
  const input = {
    mentors: [
      { id: 'a', grade: 1, capacity: 'two' },
      { grade: 1 },
      { grade: 1 },
      { id: '', grade: 1 },
      { id: '', grade: 1 },
    ],
    mentees: [...mentees, 'z'],
    locks: [
      { mentor: 'a', mentee: 'x' },
      { mentor: 'a', mentee: 'y' },
      { mentor: 'a' },
      { mentor: '', mentee: '' },
      null,
    ],
  };
  expect(issuesOf(input)).toEqual([
    'missing locks 2 mentee',
    'missing mentors 1 id',
    'missing mentors 2 id',
    'out-of-range locks 3 mentee',
    'out-of-range locks 3 mentor',
    'out-of-range mentors 3 id',
    'out-of-range mentors 4 id',
    'wrong-type locks 4 null',
    'wrong-type mentees 2 null',
    'wrong-type mentors 0 capacity',
  ]);
});

test('a policy that is partly sound is checked in its sound parts, and nothing follows from the others', () => {
  const instance = { mentors: [{ id: 'a' }], mentees };
  const gradeGap = { direction: 'reverse', minimum: 'two', maximum: 1 };
  expect(issuesOf({ ...instance, policy: { rules: { gradeGap }, stages: ['floor', 'coverage'] } })).toEqual([
    'out-of-range policy null stages',
    'wrong-type policy null rules.gradeGap.minimum',
  ]);
  expect(issuesOf({ ...instance, policy: 7 })).toEqual(['wrong-type policy null null']);
  expect(issuesOf({ ...instance, policy: { weights: { 'need-fit': -1 } } })).toEqual([
    'missing mentors 0 grade',
    'out-of-range policy null weights.need-fit',
  ]);
});

test('nobody is unknown where the table of their side is missing, and pairs listed twice are told beside others', () => {
  const pair = (mentor: string, mentee: string, score: unknown = 5) => ({ mentor, mentee, score });
  expect(issuesOf({ mentors, locks: [pair('a', 'x'), pair('q', 'x')] })).toEqual([
    'missing instance null mentees',
    'unknown-id locks 1 mentor',
  ]);
  const pairs = [pair('a', 'y'), pair('a', 'x', 'much'), pair('a', 'nobody'), pair('a', 'y', 4)];
  expect(issuesOf({ mentors, mentees, pairs })).toEqual([
    'duplicate-pair pairs 3 null',
    'unknown-id pairs 2 mentee',
    'wrong-type pairs 1 score',
  ]);
});

test('a lock twice is one lock, and is told once', () => {
  const lock = { mentor: 'a', mentee: 'x' };
  expect(issuesOf({ mentors, mentees, locks: [lock, lock], forbids: [lock] })).toEqual([
    'duplicate-pair locks 1 null',
    'lock-and-forbid locks 0 null',
  ]);
});

test('a lock that fails by itself, or of somebody who does, is not called over capacity as well', () => {
  const over = (mentors: object[], locks: object[], rest: object = {}): string[] => {
    const checked = validate({ mentors, mentees: ['a', 'x', 'y'].map((id) => ({ id, grade: 5 })), locks, ...rest });
    return checked.ok ? [] : checked.issues.map(({ code }) => code);
  };
  const a = { id: 'a', grade: 1 };
  const lock = (mentee: string, mentor = 'a') => ({ mentor, mentee });
  expect(over([{ ...a, capacity: -1 }], [lock('x')])).not.toContain('lock-over-capacity');
  expect(over([a], [lock('a'), lock('y')])).not.toContain('lock-over-capacity');
  expect(over([a, { ...a, capacity: 0 }], [lock('x')])).not.toContain('lock-over-capacity');
  expect(over([a], [lock('y'), lock('x')], { forbids: [lock('y')] })).not.toContain('lock-over-capacity');
  expect(over([a], [lock('x'), lock('y')])).toEqual(['lock-over-capacity']);
});
