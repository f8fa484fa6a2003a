import type { Graph } from '../graph.ts';
import type { Distribution, FairnessFacts } from '../result.ts';
import { priorityClasses } from '../solver/stage-keys.ts';
import type { CanonicalInstance, Person, Side } from '../types.ts';

/** Lowest, deciles (nearest rank) and mean rounded down, of integer scores. */
export function distribution(values: readonly number[]): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { n, lowest: null, deciles: [], mean: null };
  const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => sorted[Math.max(0, Math.ceil((d * n) / 10) - 1)]!);
  return { n, lowest: sorted[0]!, deciles, mean: mean(sorted) };
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.floor(values.reduce((sum, v) => sum + v, 0) / values.length);

/** Each person's best score, by position; −1 for those without a partner. */
function bestScores(graph: Graph, chosen: readonly number[], side: Side): Int32Array {
  const best = new Int32Array(side === 'mentor' ? graph.n : graph.m).fill(-1);
  const at = side === 'mentor' ? graph.rowOf : graph.col;
  for (const e of chosen) best[at[e]!] = Math.max(best[at[e]!]!, graph.score[e]!);
  return best;
}

interface Group {
  people: number;
  scores: number[];
}

function grouped<K>(
  people: readonly Required<Person>[],
  best: Int32Array,
  key: (p: Required<Person>) => K,
): Map<K, Group> {
  const groups = new Map<K, Group>();
  people.forEach((p, at) => {
    const group = groups.get(key(p)) ?? { people: 0, scores: [] };
    groups.set(key(p), group);
    group.people += 1;
    if (best[at]! >= 0) group.scores.push(best[at]!);
  });
  return groups;
}

/** Pairs who both stated a wish for each other and would both rather have it than what they got. */
export function countBlockingPairs(
  instance: CanonicalInstance,
  graph: Graph,
  chosen: readonly number[],
): number | null {
  const { mentors, mentees } = instance;
  const stated = [...mentors, ...mentees].some((p) => p.preferences.length > 0);
  if (!stated) return null;
  const ranks = (people: readonly Required<Person>[]): Map<string, number>[] =>
    people.map((p) => new Map(p.preferences.map((id, rank) => [id, rank])));
  const mentorRank = ranks(mentors);
  const menteeRank = ranks(mentees);
  const never = Number.POSITIVE_INFINITY;
  const worstL = new Float64Array(graph.n).fill(-1);
  const worstR = new Float64Array(graph.m).fill(-1);
  const degreeL = new Int32Array(graph.n);
  const degreeR = new Int32Array(graph.m);
  const paired = new Set(chosen);
  for (const e of chosen) {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    worstL[i] = Math.max(worstL[i]!, mentorRank[i]!.get(mentees[j]!.id) ?? never);
    worstR[j] = Math.max(worstR[j]!, menteeRank[j]!.get(mentors[i]!.id) ?? never);
    degreeL[i]! += 1;
    degreeR[j]! += 1;
  }
  let blocking = 0;
  for (let e = 0; e < graph.edges; e += 1) {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    if (paired.has(e)) continue;
    const a = mentorRank[i]!.get(mentees[j]!.id);
    const b = menteeRank[j]!.get(mentors[i]!.id);
    if (a === undefined || b === undefined) continue;
    const wantsL = degreeL[i]! < graph.capL[i]! || a < worstL[i]!;
    const wantsR = degreeR[j]! < graph.capR[j]! || b < worstR[j]!;
    if (wantsL && wantsR) blocking += 1;
  }
  return blocking;
}

/** Who got what: over all pairs, and over each person's best partner by side, unit and priority class. */
export function fairnessFacts(instance: CanonicalInstance, graph: Graph, chosen: readonly number[]): FairnessFacts {
  const sides = (['mentor', 'mentee'] as const).map((side) => {
    const people: readonly Required<Person>[] = side === 'mentor' ? instance.mentors : instance.mentees;
    return { side, people, best: bestScores(graph, chosen, side) };
  });
  const of = ({ best }: { best: Int32Array }): Distribution => distribution(Array.from(best).filter((s) => s >= 0));
  return {
    all: distribution(chosen.map((e) => graph.score[e]!)),
    bySide: { mentor: of(sides[0]!), mentee: of(sides[1]!) },
    byUnit: sides.flatMap(({ side, people, best }) =>
      [...grouped(people, best, (p) => p.unit)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([unit, g]) => ({ side, unit, people: g.people, covered: g.scores.length, mean: mean(g.scores) })),
    ),
    byPriority: sides.flatMap(({ side, people, best }) => {
      const groups = grouped(people, best, (p) => p.priority);
      return priorityClasses.flatMap((priority) => {
        const g = groups.get(priority);
        return g ? [{ side, priority, people: g.people, covered: g.scores.length, mean: mean(g.scores) }] : [];
      });
    }),
    blockingPairs: countBlockingPairs(instance, graph, chosen),
  };
}
