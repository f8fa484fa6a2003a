import { expect, test } from 'vitest';
import { matchingPolicy } from '#programmes';
import { wordsFor } from '#ui';
import type { RunView } from '../schema.ts';
import { policyChanges } from './policy-words.ts';
import { mayKeepPairs, runChoices, shownFirst } from './run-words.ts';
import { termBars } from './terms.ts';

const i18n = wordsFor('en');
const aRun = (id: string, given: Partial<RunView> = {}) =>
  ({
    id,
    state: 'finished',
    isOvertaken: false,
    mode: 'optimal',
    proposing: null,
    requestedBy: 'Ines Brand',
    requestedAt: '2027-03-01T09:00:12.000Z',
    ...given,
  }) as RunView;

test('the run at work is shown first, else the newest with an answer, else the newest', () => {
  const [busy, cancelled, failed, finished] = [
    aRun('b', { state: 'running' }),
    aRun('c', { state: 'cancelled' }),
    aRun('x', { state: 'failed' }),
    aRun('f'),
  ];
  expect(shownFirst([busy, finished])).toBe(busy);
  expect(shownFirst([cancelled, failed, finished])).toBe(finished);
  expect(shownFirst([cancelled, failed])).toBe(cancelled);
  expect(shownFirst([])).toBeUndefined();
  const [overtaken, published] = [aRun('o', { isOvertaken: true }), aRun('p', { state: 'published' })];
  expect(shownFirst([overtaken, published])).toBe(published);
});

test('a run with the fewest changes needs pairs under review', () => {
  const [cancelled, finished] = [aRun('c', { state: 'cancelled' }), aRun('f')];
  const [overtaken, published] = [aRun('o', { isOvertaken: true }), aRun('p', { state: 'published' })];
  expect(mayKeepPairs(cancelled, [cancelled, finished, published])).toBe(true);
  for (const runs of [[published, finished], [overtaken, published], [cancelled], []]) {
    expect(mayKeepPairs(cancelled, runs)).toBe(false);
  }
  const empty = { ...finished, summary: { proposals: 0 } as RunView['summary'] };
  expect(mayKeepPairs(empty, [finished])).toBe(false);
});

test('each run to choose from says state, way and who asked; two of one minute differ by their seconds', () => {
  const labels = runChoices(i18n, (at, hasSeconds) => at.slice(11, hasSeconds ? 19 : 16), [
    aRun('a', { state: 'published' }),
    aRun('b', { requestedAt: '2027-03-01T09:00:44.000Z', mode: 'repair', isOvertaken: true }),
    aRun('c', { requestedAt: '2027-03-01T08:00:44.000Z', mode: 'stable', proposing: 'mentee', requestedBy: null }),
  ]).map(({ label }) => label);
  expect(labels).toEqual([
    '09:00:12 · published · best answer · Ines Brand',
    '09:00:44 · overtaken · fewest changes · Ines Brand',
    '08:00 · to review · nobody would swap, mentees’ wishes first',
  ]);
});

test('what a policy changes is said setting by setting, and nothing of the same policy', () => {
  const policy = matchingPolicy.parse({});
  expect(policyChanges(i18n, policy, structuredClone(policy))).toEqual([]);
  const other = { ...policy, minGradeGap: 1, weights: { ...policy.weights, style: 0, need: 55 } };
  expect(policyChanges(i18n, policy, other)).toEqual([
    { what: 'Smallest gap in grades', was: '2', is: '1' },
    { what: 'Weight of “What the mentee needs and the mentor offers”', was: '45', is: '55' },
    { what: 'Weight of “Working style”', was: '10', is: '0' },
  ]);
});

test('bars are in points of 100, and a wish that nobody stated is no strength', () => {
  const bars = termBars(i18n, [
    { term: 'need-fit', value: 1600, points: 720 },
    { term: 'preference', value: 5000, points: 1000 },
    { term: 'preference', value: 8750, points: 1750 },
  ]);
  expect(bars.map(({ value, neutral }) => [value, neutral])).toEqual([
    [7.2, undefined],
    [10, 'no wish stated that would tip it'],
    [17.5, undefined],
  ]);
});
