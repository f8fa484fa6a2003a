import { countBits, fillBits, setBit, wordsFor } from '../bits.ts';
import type { Prepared } from '../candidates.ts';
import type { Step } from '../progress.ts';
import type { RuleName, Side } from '../types.ts';

export type Removed = Partial<Record<RuleName, number>>;

const rowsAStep = 64;

/** Adds 1 to the count of each mentee who is in `all` and not in `open`. */
function addStruck(all: Int32Array, open: Int32Array, count: Int32Array): void {
  for (let w = 0; w < all.length; w += 1)
    for (let left = all[w]! & ~open[w]!; left !== 0; left &= left - 1)
      count[(w << 5) + 31 - Math.clz32(left & -left)]! += 1;
}

/** The most first, the others as rules stand in their order. */
function namedCounts({ rules }: Prepared['scorer'], countOf: (rule: number) => number): Removed {
  const counts = rules.map(({ rule }, r) => [rule.name, countOf(r)] as const).filter(([, count]) => count > 0);
  return Object.fromEntries(counts.sort((a, b) => b[1] - a[1]));
}

/** How many of the other side each rule refuses, per person, whether or not another rule refuses them as well. */
export function* removedBy(prepared: Prepared, side: Side, people: readonly number[]): Generator<Step, Removed[]> {
  const { scorer, instance } = prepared;
  const { rules } = scorer;
  if (people.length === 0 || rules.length === 0) return people.map(() => ({}));
  const m = instance.mentees.length;
  const asked = new Int32Array(wordsFor(m));
  if (side === 'mentor') fillBits(asked, m);
  else for (const j of people) setBit(asked, j);
  const open = new Int32Array(asked.length);
  const mentors = side === 'mentor' ? people : [...instance.mentors.keys()];
  const struck = rules.map(() => new Int32Array(side === 'mentor' ? people.length : m));
  for (const [at, i] of mentors.entries()) {
    for (const [r, { gate }] of rules.entries()) {
      open.set(asked);
      if (!gate.strike(i, open)) continue;
      if (side === 'mentor') struck[r]![at] = m - countBits(open);
      else addStruck(asked, open, struck[r]!);
    }
    if (at % rowsAStep === 0) yield { phase: 'unmatched', done: at, total: mentors.length };
  }
  return people.map((v, at) => namedCounts(scorer, (r) => struck[r]![side === 'mentor' ? at : v]!));
}
