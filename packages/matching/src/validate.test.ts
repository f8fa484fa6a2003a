import fc from 'fast-check';
import { expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { type Instance, isMatchingError, match, matchSync, validate, verify } from './index.ts';

const issuesOf = (
  input: unknown,
): readonly { code: string; table: string; row: number | null; field: string | null }[] => {
  const checked = validate(input);
  return checked.ok ? [] : checked.issues;
};

const sound: Instance = { mentors: [{ id: 'a', grade: 1 }], mentees: [{ id: 'x', grade: 5 }] };

test.each([
  ['nothing', null, { code: 'not-an-object', row: null }],
  ['no mentees', { mentors: [] }, { code: 'missing', field: 'mentees' }],
  [
    'an id twice',
    { ...sound, mentors: [...sound.mentors, ...sound.mentors] },
    { code: 'duplicate-id', table: 'mentors', row: 1 },
  ],
  [
    'NaN as grade',
    { ...sound, mentors: [{ id: 'a', grade: Number.NaN }] },
    { code: 'out-of-range', row: 0, field: 'grade' },
  ],
  [
    'half a place',
    { ...sound, mentees: [{ id: 'x', grade: 5, capacity: 0.5 }] },
    { code: 'out-of-range', field: 'capacity' },
  ],
  [
    'a score above 10,000',
    { ...sound, pairs: [{ mentor: 'a', mentee: 'x', score: 10_001 }] },
    { code: 'out-of-range', table: 'pairs', field: 'score' },
  ],
  [
    'NaN as score',
    { ...sound, pairs: [{ mentor: 'a', mentee: 'x', score: Number.NaN }] },
    { code: 'out-of-range', field: 'score' },
  ],
  [
    'a lock on nobody',
    { ...sound, locks: [{ mentor: 'zoe', mentee: 'x' }] },
    { code: 'unknown-id', table: 'locks', row: 0, field: 'mentor' },
  ],
  [
    'locked and forbidden',
    { ...sound, locks: [{ mentor: 'a', mentee: 'x' }], forbids: [{ mentor: 'a', mentee: 'x' }] },
    { code: 'lock-and-forbid', row: 0 },
  ],
  [
    'locks beyond places',
    {
      mentors: sound.mentors,
      mentees: [
        { id: 'x', grade: 5 },
        { id: 'y', grade: 5 },
      ],
      locks: [
        { mentor: 'a', mentee: 'x' },
        { mentor: 'a', mentee: 'y' },
      ],
    },
    { code: 'lock-over-capacity', row: 1 },
  ],
  [
    'paired with themself',
    { ...sound, forbids: [{ mentor: 'a', mentee: 'a' }] },
    { code: 'self-pair', table: 'forbids' },
  ],
  ['no grade', { ...sound, mentors: [{ id: 'a' }] }, { code: 'missing', row: 0, field: 'grade' }],
  [
    'floor before coverage',
    { ...sound, policy: { stages: ['floor', 'coverage'] } },
    { code: 'out-of-range', field: 'stages' },
  ],
  [
    'working hours that end before they start',
    { ...sound, mentors: [{ id: 'a', grade: 1, hours: [{ start: 600, end: 500 }] }] },
    { code: 'out-of-range', field: 'hours[0]' },
  ],
  [
    'a wrong word',
    { ...sound, mentors: [{ id: 'a', grade: 1, modes: ['telepathy'] }] },
    { code: 'out-of-range', field: 'modes[0]' },
  ],
])('%s is refused with row and field', (_name, input, issue) => {
  expect(issuesOf(input)).toContainEqual(expect.objectContaining(issue));
});

test('a dense 100,000 by 100,000 is refused before memory is taken, with the bound and how to raise it', () => {
  const people = (prefix: string, grade: number) =>
    Array.from({ length: 100_000 }, (_, k) => ({ id: `${prefix}${k}`, grade }));
  const issues = issuesOf({ mentors: people('a', 1), mentees: people('b', 5) });
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code: 'too-large', message: expect.stringContaining('raise limits.cells') });
});

test('more eligible pairs than the limit end with a typed error', () => {
  const instance = company(1, 60, { rules: { topic: false } }, true);
  try {
    matchSync({ ...instance, limits: { pairs: 5 } });
    expect.unreachable();
  } catch (error) {
    expect(isMatchingError(error) && error.issues[0]?.code).toBe('too-large');
  }
});

test.each([
  ['nobody', { mentors: [], mentees: [] }],
  ['no mentors', { mentors: [], mentees: sound.mentees }],
  ['no mentees', { mentors: sound.mentors, mentees: [] }],
  [
    'nobody with a place',
    { mentors: [{ id: 'a', grade: 1, capacity: 0 }], mentees: [{ id: 'x', grade: 5, capacity: 0 }] },
  ],
] as [string, Instance][])('%s gives an empty answer that verifies', (_name, instance) => {
  const result = matchSync(instance);
  expect(result.pairs).toEqual([]);
  expect(result.unmatched).toHaveLength(instance.mentors.length + instance.mentees.length);
  expect(verify(instance, result)).toMatchObject({ valid: true, proven: true });
});

test('whatever comes in, the answer is a result or typed issues', () => {
  const oddValue = fc.oneof(
    fc.constant(Number.NaN),
    fc.constant(-0),
    fc.integer(),
    fc.string(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 2 }),
  );
  const row = fc.record(
    {
      id: fc.oneof(fc.constantFrom('a', 'b', 'c'), oddValue),
      grade: fc.oneof(fc.integer({ min: 0, max: 9 }), oddValue),
      capacity: oddValue,
      hours: oddValue,
      offers: oddValue,
      vetoes: oddValue,
    },
    { requiredKeys: ['id', 'grade'] },
  );
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 4 }),
      fc.array(row, { maxLength: 4 }),
      fc.oneof(fc.constant(undefined), oddValue),
      (mentors, mentees, locks) => {
        const input = { mentors, mentees, ...(locks === undefined ? {} : { locks }) };
        const checked = validate(input);
        if (!checked.ok) {
          expect(checked.issues.length).toBeGreaterThan(0);
          return;
        }
        const instance = input as unknown as Instance;
        expect(verify(instance, matchSync(instance))).toMatchObject({ valid: true });
      },
    ),
    { numRuns: 300 },
  );
});

test('an abort signal ends a run', async () => {
  const control = new AbortController();
  const instance = company(1, 300, {}, true);
  const run = match(instance, { signal: control.signal, onProgress: () => control.abort() });
  await expect(run).rejects.toMatchObject({ name: 'Aborted' });
});
