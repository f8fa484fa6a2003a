import { priorityClasses } from '../defaults.ts';
import { findEdge, type Graph } from '../graph.ts';
import type { Step } from '../progress.ts';
import type { Distribution, FairnessFacts } from '../result.ts';
import type { CanonicalInstance, Person, Side } from '../types.ts';

const mean = (sum: number, n: number): number | null => (n === 0 ? null : Math.floor(sum / n));

/** Lowest, deciles (nearest rank) and mean rounded down, of integer scores; −1 stands for none. */
export function distribution(scores: Int32Array): Distribution {
  const sorted = scores.filter((s) => s >= 0).sort();
  const n = sorted.length;
  if (n === 0) return { n, lowest: null, deciles: [], mean: null };
  const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => sorted[Math.max(0, Math.ceil((d * n) / 10) - 1)]!);
  return {
    n,
    lowest: sorted[0]!,
    deciles,
    mean: mean(
      sorted.reduce((sum, s) => sum + s, 0),
      n,
    ),
  };
}

/** Each person's best score, by position; −1 for those without a partner. */
function bestScores(graph: Graph, chosen: readonly number[], side: Side): Int32Array {
  const best = new Int32Array(side === 'mentor' ? graph.n : graph.m).fill(-1);
  const at = side === 'mentor' ? graph.rowOf : graph.col;
  for (const e of chosen) best[at[e]!] = Math.max(best[at[e]!]!, graph.score[e]!);
  return best;
}

interface Share {
  people: number;
  covered: number;
  mean: number | null;
}

/** People, those with a partner, and the mean of their best scores, by a key. */
function sharesBy<K>(
  people: readonly Required<Person>[],
  best: Int32Array,
  key: (p: Required<Person>) => K,
): Map<K, Share> {
  const sums = new Map<K, { people: number; covered: number; sum: number }>();
  for (const [at, p] of people.entries()) {
    const k = key(p);
    let share = sums.get(k);
    if (share === undefined) {
      share = { people: 0, covered: 0, sum: 0 };
      sums.set(k, share);
    }
    share.people += 1;
    if (best[at]! < 0) continue;
    share.covered += 1;
    share.sum += best[at]!;
  }
  return new Map(
    [...sums].map(([k, s]) => [k, { people: s.people, covered: s.covered, mean: mean(s.sum, s.covered) }]),
  );
}

/** Ranks of stated wishes by position on the other side; null for people who stated none. */
const ranksOf = (people: readonly Required<Person>[], others: readonly Required<Person>[]) => {
  const position = new Map(others.map((p, at) => [p.id, at]));
  return people.map(({ preferences }) =>
    preferences.length === 0
      ? null
      : new Map(preferences.flatMap((id, rank) => (position.has(id) ? [[position.get(id)!, rank] as const] : []))),
  );
};

/**
 * Pairs who both stated a wish for each other and would both rather have it than what they got; O(wishes log E). What a
 * lock holds stands aside: nobody's partner by a lock is somebody they would leave.
 */
export function countBlockingPairs(
  instance: CanonicalInstance,
  graph: Graph,
  chosen: readonly number[],
  locked: Uint8Array,
): number | null {
  const { mentors, mentees } = instance;
  const isStated = (p: Required<Person>): boolean => p.preferences.length > 0;
  if (!mentors.some(isStated) && !mentees.some(isStated)) return null;
  const wishL = ranksOf(mentors, mentees);
  const wishR = ranksOf(mentees, mentors);
  const never = Number.POSITIVE_INFINITY;
  const worstL = new Float64Array(graph.n).fill(-1);
  const worstR = new Float64Array(graph.m).fill(-1);
  const degreeL = new Int32Array(graph.n);
  const degreeR = new Int32Array(graph.m);
  const paired = new Set(chosen);
  for (const e of chosen) {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    degreeL[i]! += 1;
    degreeR[j]! += 1;
    if (locked[e] === 1) continue;
    worstL[i] = Math.max(worstL[i]!, wishL[i]?.get(j) ?? never);
    worstR[j] = Math.max(worstR[j]!, wishR[j]?.get(i) ?? never);
  }
  let blocking = 0;
  for (const [i, wishes] of wishL.entries())
    for (const [j, a] of wishes ?? []) {
      const b = wishR[j]?.get(i);
      if (b === undefined) continue;
      const e = findEdge(graph, i, j);
      if (e < 0 || paired.has(e)) continue;
      const wantsL = degreeL[i]! < graph.capL[i]! || a < worstL[i]!;
      const wantsR = degreeR[j]! < graph.capR[j]! || b < worstR[j]!;
      if (wantsL && wantsR) blocking += 1;
    }
  return blocking;
}

/** Who got what: over all pairs, and over each person's best partner by side, unit and priority class. */
export function* fairnessFacts(
  instance: CanonicalInstance,
  graph: Graph,
  chosen: readonly number[],
  locked: Uint8Array,
): Generator<Step, FairnessFacts> {
  const step: Step = { phase: 'facts', done: 0, total: 1 };
  yield step;
  const blockingPairs = countBlockingPairs(instance, graph, chosen, locked);
  yield step;
  const sides = (['mentor', 'mentee'] as const).map((side) => {
    const people: readonly Required<Person>[] = side === 'mentor' ? instance.mentors : instance.mentees;
    return { side, people, best: bestScores(graph, chosen, side) };
  });
  yield step;
  const [mentor, mentee] = sides.map(({ best }) => distribution(best)) as [Distribution, Distribution];
  return {
    all: distribution(Int32Array.from(chosen, (e) => graph.score[e]!)),
    bySide: { mentor, mentee },
    byUnit: sides.flatMap(({ side, people, best }) =>
      [...sharesBy(people, best, (p) => p.unit)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([unit, share]) => ({ side, unit, ...share })),
    ),
    byPriority: sides.flatMap(({ side, people, best }) => {
      const shares = sharesBy(people, best, (p) => p.priority);
      return priorityClasses.flatMap((priority) => {
        const share = shares.get(priority);
        return share ? [{ side, priority, ...share }] : [];
      });
    }),
    blockingPairs,
  };
}
