import type { Graph } from '../graph.ts';
import type { CanonicalInstance, Side } from '../types.ts';

/** Every person's order of eligible partners: stated wishes first, the others by score, then by position. */
function orders(instance: CanonicalInstance, graph: Graph, side: Side): Int32Array[] {
  const mentor = side === 'mentor';
  const people = mentor ? instance.mentors : instance.mentees;
  const others = mentor ? instance.mentees : instance.mentors;
  return people.map((person, v) => {
    const wish = new Map(person.preferences.map((id, rank) => [id, rank]));
    const from = mentor ? graph.rowStart[v]! : graph.colStart[v]!;
    const to = mentor ? graph.rowStart[v + 1]! : graph.colStart[v + 1]!;
    const edges = Array.from({ length: to - from }, (_, k) => (mentor ? from + k : graph.colEdge[from + k]!));
    const rank = new Map(
      edges.map((e) => [e, wish.get(others[mentor ? graph.col[e]! : graph.rowOf[e]!]!.id) ?? Number.MAX_SAFE_INTEGER]),
    );
    edges.sort((a, b) => rank.get(a)! - rank.get(b)! || graph.score[b]! - graph.score[a]! || a - b);
    return Int32Array.from(edges);
  });
}

export interface Ranks {
  left: Int32Array;
  right: Int32Array;
}

/** Rank of every edge with its mentor and with its mentee, 0 the most wanted. */
export function edgeRanks(instance: CanonicalInstance, graph: Graph): Ranks {
  const rankBy = (side: Side): Int32Array => {
    const ranks = new Int32Array(graph.edges);
    for (const order of orders(instance, graph, side)) for (const [rank, e] of order.entries()) ranks[e] = rank;
    return ranks;
  };
  return { left: rankBy('mentor'), right: rankBy('mentee') };
}

/**
 * Deferred acceptance with places on both sides (Gale and Shapley 1962; Roth 1984): no pair of the result's eligible
 * pairs would both rather have each other. O(E log E).
 */
export function stableMatching(
  instance: CanonicalInstance,
  graph: Graph,
  locked: readonly number[],
  proposing: Side,
): Uint8Array {
  const x = new Uint8Array(graph.edges);
  const byMentor = proposing === 'mentor';
  const order = orders(instance, graph, proposing);
  const ranks = edgeRanks(instance, graph)[byMentor ? 'right' : 'left'];
  const proposer = byMentor ? graph.rowOf : graph.col;
  const receiver = byMentor ? graph.col : graph.rowOf;
  const placesP = Int32Array.from(byMentor ? graph.capL : graph.capR);
  const placesR = Int32Array.from(byMentor ? graph.capR : graph.capL);
  for (const e of locked) {
    x[e] = 1;
    placesP[proposer[e]!]! -= 1;
    placesR[receiver[e]!]! -= 1;
  }
  const held: number[][] = Array.from(placesR, (): number[] => []);
  const next = new Int32Array(order.length);
  const waiting = Array.from(order.keys());
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    while (placesP[v]! > 0 && next[v]! < order[v]!.length) {
      const e: number = order[v]![next[v]!++]!;
      const w: number = receiver[e]!;
      if (x[e] === 1 || placesR[w] === 0) continue;
      x[e] = 1;
      placesP[v]! -= 1;
      const mine: number[] = held[w]!;
      mine.push(e);
      if (mine.length <= placesR[w]!) continue;
      const worst: number = mine.reduce((a, b) => (ranks[a]! > ranks[b]! ? a : b));
      mine.splice(mine.indexOf(worst), 1);
      x[worst] = 0;
      placesP[proposer[worst]!]! += 1;
      if (proposer[worst] !== v) waiting.push(proposer[worst]!);
    }
  }
  return x;
}

/** Pairs who would both rather have each other than what they hold, by full orders; 0 means stable. Locks stand aside. */
export function unstablePairs(graph: Graph, x: Uint8Array, locked: Uint8Array, ranks: Ranks): number {
  const worst = (count: number): Float64Array => new Float64Array(count).fill(-1);
  const worstL = worst(graph.n);
  const worstR = worst(graph.m);
  const usedL = new Int32Array(graph.n);
  const usedR = new Int32Array(graph.m);
  for (let e = 0; e < graph.edges; e += 1) {
    if (x[e] === 0) continue;
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    usedL[i]! += 1;
    usedR[j]! += 1;
    if (locked[e] === 1) continue;
    worstL[i] = Math.max(worstL[i]!, ranks.left[e]!);
    worstR[j] = Math.max(worstR[j]!, ranks.right[e]!);
  }
  let count = 0;
  for (let e = 0; e < graph.edges; e += 1) {
    if (x[e] === 1) continue;
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    const wantsL = usedL[i]! < graph.capL[i]! || ranks.left[e]! < worstL[i]!;
    const wantsR = usedR[j]! < graph.capR[j]! || ranks.right[e]! < worstR[j]!;
    if (wantsL && wantsR) count += 1;
  }
  return count;
}
