import type { Distribution, FairnessFacts } from '@viceversa/matching';

/** Nothing is released about fewer people than this (law 4). */
const FEWEST = 5;

export type Group = { key: string; people: number; covered: number; mean: number | null };
export type Released = {
  rows: Group[];
  /** Groups too small to stand alone, together; null when there are none or when even together they are too few. */
  others: (Omit<Group, 'key'> & { groups: number }) | null;
};

/**
 * Groups of at least five people with a partner, in order of their keys, never of a figure (law 8). Smaller ones stand
 * together, with the smallest of the others where one alone could be found by subtraction from the whole.
 */
export function releasedGroups(groups: readonly Group[]): Released {
  const bySize = [...groups].sort((a, b) => a.covered - b.covered || (a.key < b.key ? -1 : 1));
  const together = bySize.filter((group) => group.covered < FEWEST);
  const alone = bySize.slice(together.length);
  if (together.length === 0) return { rows: sorted(alone), others: null };
  const isEnough = () => together.length > 1 && together.reduce((sum, group) => sum + group.covered, 0) >= FEWEST;
  while (together.length > 0 && !isEnough() && alone.length > 0) together.push(alone.shift() as Group);
  return isEnough() ? { rows: sorted(alone), others: merged(together) } : { rows: [], others: null };
}

const sorted = (groups: readonly Group[]) => [...groups].sort((a, b) => (a.key < b.key ? -1 : 1));

function merged(groups: readonly Group[]): Released['others'] {
  const sum = (of: (group: Group) => number) => groups.reduce((total, group) => total + of(group), 0);
  const covered = sum((group) => group.covered);
  const mean = Math.floor(sum((group) => group.covered * (group.mean ?? 0)) / covered);
  return { groups: groups.length, people: sum((group) => group.people), covered, mean };
}

/** A distribution, or null when it is about too few. */
export const releasedDistribution = (given: Distribution): Distribution | null => (given.n >= FEWEST ? given : null);

type Sided = Group & { side: 'mentor' | 'mentee' };

const eachSide = (rows: readonly Sided[]) =>
  (['mentor', 'mentee'] as const).map((side) => ({
    side,
    ...releasedGroups(rows.filter((row) => row.side === side).map(({ side: _, ...group }) => group)),
  }));

/** What may be told of a run's fairness: over all pairs, by side, by unit and by priority class. */
export const releasedFacts = (facts: FairnessFacts) => ({
  all: releasedDistribution(facts.all),
  bySide: { mentor: releasedDistribution(facts.bySide.mentor), mentee: releasedDistribution(facts.bySide.mentee) },
  byUnit: eachSide(facts.byUnit.map(({ unit, ...row }) => ({ ...row, key: unit }))),
  byPriority: eachSide(facts.byPriority.map(({ priority, ...row }) => ({ ...row, key: priority }))),
  blockingPairs: facts.blockingPairs,
});
