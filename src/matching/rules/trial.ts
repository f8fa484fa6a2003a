import { difference, type PairRef, type Result, type RuleName, type Side, type Unmatched } from '@viceversa/matching';

const MOST_PAIRS = 500;
const MOST_PEOPLE = 200;

/** What a result comes to. */
export type Totals = {
  pairs: number;
  coveredMentors: number;
  coveredMentees: number;
  floor: number | null;
  total: number;
  eligiblePairs: number;
};
export type ScoredRef = PairRef & { score: number };
export type Stranded = { id: string; side: Side; removedBy: Partial<Record<RuleName, number>>; of: number };

/** What another policy would change on the same facts; lists stop at 500 pairs and 200 people, counts do not. */
export type Trial = {
  isProven: boolean;
  before: Totals;
  after: Totals;
  kept: number;
  made: ScoredRef[];
  broken: ScoredRef[];
  /** People who would have a partner and had none, and the other way round. */
  gains: string[];
  loses: string[];
  losesCount: number;
  /** Among those who lose: nobody at all would be possible for them any more. */
  stranded: Stranded[];
  strandedCount: number;
};

/** Locked pairs are no part of the floor: nobody could raise them. */
export function totalsOf(result: Result): Totals {
  const scores = result.pairs.map((pair) => pair.score);
  return {
    pairs: scores.length,
    coveredMentors: new Set(result.pairs.map((pair) => pair.mentor)).size,
    coveredMentees: new Set(result.pairs.map((pair) => pair.mentee)).size,
    floor: lowestOf(result.pairs.filter((pair) => !pair.locked)),
    total: scores.reduce((sum, score) => sum + score, 0),
    eligiblePairs: result.eligiblePairs,
  };
}

/** The lowest score of these pairs; null of none. */
export const lowestOf = (pairs: readonly { score: number }[]): number | null =>
  pairs.length > 0 ? pairs.reduce((least, { score }) => Math.min(least, score), pairs[0]?.score ?? 0) : null;

/** The difference of two runs on the same people, in facts that can be kept. */
export function trialOf(before: Result, after: Result, isProven: boolean): Trial {
  const changed = difference(before, after);
  const scored = (result: Result, pairs: readonly PairRef[]) => {
    const scores = new Map(result.pairs.map((pair) => [`${pair.mentor} ${pair.mentee}`, pair.score]));
    return pairs
      .slice(0, MOST_PAIRS)
      .map(({ mentor, mentee }) => ({ mentor, mentee, score: scores.get(`${mentor} ${mentee}`) ?? 0 }));
  };
  const hadNobody = new Set(before.unmatched.filter(isStranded).map((one) => one.id));
  const stranded = after.unmatched
    .filter((one) => isStranded(one) && !hadNobody.has(one.id))
    .map((one) => ({ id: one.id, side: one.side, removedBy: one.removedBy, of: othersOf(one) }));
  return {
    isProven,
    before: totalsOf(before),
    after: totalsOf(after),
    kept: changed.kept,
    made: scored(after, changed.made),
    broken: scored(before, changed.broken),
    gains: changed.newlyMatched.slice(0, MOST_PEOPLE).map((one) => one.id),
    loses: changed.newlyUnmatched.slice(0, MOST_PEOPLE).map((one) => one.id),
    losesCount: changed.newlyUnmatched.length,
    stranded: stranded.slice(0, MOST_PEOPLE),
    strandedCount: stranded.length,
  };
}

/** How many there are on the other side of somebody for whom nobody is possible. */
export const othersOf = ({ reasons }: Pick<Unmatched, 'reasons'>): number =>
  reasons.reduce((of, { values }) => Math.max(of, Number(values.of ?? 0)), 0);

const isStranded = (one: { class: string }) => one.class === 'no-eligible-partner';
