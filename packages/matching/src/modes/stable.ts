import type { Graph } from '../graph.ts';
import type { Step } from '../progress.ts';
import type { CanonicalInstance, Side } from '../types.ts';

/** One side's wishes: each person's edges, most wanted first, and the rank of every edge with that person. */
export interface Wishes {
  start: Int32Array;
  order: Int32Array;
  rank: Int32Array;
}

const unstated = 0x7fffffff;
const peopleAStep = 64;

/** Every person's order of eligible partners: stated wishes first, the others by score, then by position. */
function* wishesOf(instance: CanonicalInstance, graph: Graph, side: Side): Generator<Step, Wishes> {
  const isMentor = side === 'mentor';
  const [people, others] = isMentor ? [instance.mentors, instance.mentees] : [instance.mentees, instance.mentors];
  const start = isMentor ? graph.rowStart : graph.colStart;
  const order = isMentor ? Int32Array.from(graph.rowOf.keys()) : graph.colEdge.slice();
  const other = isMentor ? graph.col : graph.rowOf;
  const position = new Map(others.map((p, at) => [p.id, at]));
  const stated = new Int32Array(others.length).fill(unstated);
  const rank = new Int32Array(graph.edges);
  for (const [v, { preferences }] of people.entries()) {
    const wished = preferences.flatMap((id) => position.get(id) ?? []);
    for (const [wish, w] of wished.entries()) stated[w] = wish;
    const edges = order.subarray(start[v]!, start[v + 1]!);
    edges.sort((a, b) => stated[other[a]!]! - stated[other[b]!]! || graph.score[b]! - graph.score[a]! || a - b);
    for (const [at, e] of edges.entries()) rank[e] = at;
    for (const w of wished) stated[w] = unstated;
    if (v % peopleAStep === 0) yield { phase: 'wishes', done: v, total: people.length };
  }
  return { start, order, rank };
}

/** The wishes of both sides over the eligible pairs. */
export function* bothWishes(instance: CanonicalInstance, graph: Graph): Generator<Step, Record<Side, Wishes>> {
  return {
    mentor: yield* wishesOf(instance, graph, 'mentor'),
    mentee: yield* wishesOf(instance, graph, 'mentee'),
  };
}

/**
 * Deferred acceptance with places on both sides (Gale and Shapley 1962; Roth 1984): no pair of the eligible pairs would
 * both rather have each other, and no such answer is better for anybody of the proposing side. O(E log E).
 */
export function* stableMatching(
  graph: Graph,
  wishes: Record<Side, Wishes>,
  locked: readonly number[],
  proposing: Side,
): Generator<Step, Uint8Array> {
  const x = new Uint8Array(graph.edges);
  const byMentor = proposing === 'mentor';
  const { start, order } = wishes[proposing];
  const { rank } = wishes[byMentor ? 'mentee' : 'mentor'];
  const [proposer, receiver] = byMentor ? [graph.rowOf, graph.col] : [graph.col, graph.rowOf];
  const placesP = Int32Array.from(byMentor ? graph.capL : graph.capR);
  const placesR = Int32Array.from(byMentor ? graph.capR : graph.capL);
  for (const e of locked) {
    x[e] = 1;
    placesP[proposer[e]!]! -= 1;
    placesR[receiver[e]!]! -= 1;
  }
  const held: number[][] = Array.from(placesR, (): number[] => []);
  const next = start.slice(0, placesP.length);
  const waiting = Array.from(placesP.keys());
  for (let v = waiting.pop(), turns = 1; v !== undefined; v = waiting.pop(), turns += 1) {
    if (turns % peopleAStep === 0)
      yield { phase: 'propose', done: placesP.length - waiting.length, total: placesP.length };
    while (placesP[v]! > 0 && next[v]! < start[v + 1]!) {
      const e: number = order[next[v]!++]!;
      const w: number = receiver[e]!;
      if (x[e] === 1 || placesR[w] === 0) continue;
      x[e] = 1;
      placesP[v]! -= 1;
      const mine: number[] = held[w]!;
      mine.push(e);
      if (mine.length <= placesR[w]!) continue;
      const worst: number = mine.reduce((a, b) => (rank[a]! > rank[b]! ? a : b));
      mine.splice(mine.indexOf(worst), 1);
      x[worst] = 0;
      placesP[proposer[worst]!]! += 1;
      if (proposer[worst] !== v) waiting.push(proposer[worst]!);
    }
  }
  return x;
}

/** Pairs who would both rather have each other than what they hold; 0 means stable. Locks stand aside. */
export function unstablePairs(graph: Graph, x: Uint8Array, locked: Uint8Array, wishes: Record<Side, Wishes>): number {
  const wishL = wishes.mentor.rank;
  const wishR = wishes.mentee.rank;
  const worstL = new Int32Array(graph.n).fill(-1);
  const worstR = new Int32Array(graph.m).fill(-1);
  const usedL = new Int32Array(graph.n);
  const usedR = new Int32Array(graph.m);
  for (let e = 0; e < graph.edges; e += 1) {
    if (x[e] === 0) continue;
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    usedL[i]! += 1;
    usedR[j]! += 1;
    if (locked[e] === 1) continue;
    worstL[i] = Math.max(worstL[i]!, wishL[e]!);
    worstR[j] = Math.max(worstR[j]!, wishR[e]!);
  }
  let count = 0;
  for (let e = 0; e < graph.edges; e += 1) {
    if (x[e] === 1) continue;
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    const wantsL = usedL[i]! < graph.capL[i]! || wishL[e]! < worstL[i]!;
    const wantsR = usedR[j]! < graph.capR[j]! || wishR[e]! < worstR[j]!;
    if (wantsL && wantsR) count += 1;
  }
  return count;
}
