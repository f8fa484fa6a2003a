import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Group, releasedGroups } from './fairness.ts';

const group = fc.record({
  people: fc.integer({ min: 1, max: 30 }),
  coveredShare: fc.integer({ min: 0, max: 100 }),
  score: fc.integer({ min: 0, max: 10_000 }),
});
const groups = fc.array(group, { maxLength: 9 }).map((list) =>
  list.map(({ people, coveredShare, score }, at): Group => {
    const covered = Math.floor((people * coveredShare) / 100);
    return { key: `unit ${at}`, people, covered, mean: covered > 0 ? score : null };
  }),
);
const sum = (list: readonly { covered: number }[]) => list.reduce((total, one) => total + one.covered, 0);

describe('figures about groups (law 4)', () => {
  test('no row, and nothing left when all rows are taken from the whole, is about fewer than five people', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { rows, others } = releasedGroups(given);
        for (const row of [...rows, ...(others ? [others] : [])]) expect(row.covered).toBeGreaterThanOrEqual(5);
        const hidden = given.filter((one) => !rows.some((row) => row.key === one.key));
        if (hidden.length > 0 && rows.length > 0) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(sum(hidden)).toBeGreaterThanOrEqual(5);
        }
        if (others) expect(others).toMatchObject({ groups: hidden.length, covered: sum(hidden) });
      }),
    );
  });

  test('rows stand in the order of their names and say what was given, whatever the figures are (law 8)', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { rows } = releasedGroups(given);
        expect(rows.map((row) => row.key)).toEqual(rows.map((row) => row.key).sort());
        for (const row of rows) expect(given).toContainEqual(row);
      }),
    );
  });

  test('one small unit does not stand out by what is missing', () => {
    const unit = (key: string, covered: number): Group => ({ key, people: covered, covered, mean: 5_000 });
    const { rows, others } = releasedGroups([unit('a', 20), unit('b', 2), unit('c', 9)]);
    expect(rows.map((row) => row.key)).toEqual(['a']);
    expect(others).toEqual({ groups: 2, people: 11, covered: 11, mean: 5_000 });
  });
});
