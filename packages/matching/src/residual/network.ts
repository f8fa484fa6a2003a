import type { Prepared } from '../candidates.ts';
import type { Graph } from '../graph.ts';
import type { Packed } from './packed.ts';

/** What an eligible pair is to a standing answer; fixed pairs are locked or taken out, and never change. */
export const open = 0;
export const chosen = 1;
export const fixed = 2;

/** Pairs and people that came after the graph was built: lists that each node heads, pairs numbered on from the graph's. */
export interface Growth {
  count: number;
  isMentor: Uint8Array;
  head: Int32Array;
  /** Next pair of the same mentor and of the same mentee. */
  nextL: Int32Array;
  nextR: Int32Array;
  mentor: Int32Array;
  mentee: Int32Array;
  score: Int32Array;
}

/**
 * A standing answer in which changes are priced: mentors are nodes 0…n−1, mentees n…n+m−1, then newcomers. A chain of
 * changes walks from mentors along open pairs (made) and from mentees along chosen pairs (broken).
 */
export interface Network {
  graph: Graph;
  costs: Packed;
  state: Uint8Array;
  /** The graph's pairs in order of column, so that a column is read in one go. */
  columnRow: Int32Array;
  columnScore: Int16Array;
  current: Uint8Array | null;
  ties: ((mentor: number, mentee: number) => number) | null;
  nodes: number;
  /** Places taken, those of them that locked pairs hold, and places there are, by node. */
  degree: Int32Array;
  least: Int32Array;
  places: Int32Array;
  /** Chosen pairs that are not fixed: those of a node start at `heldStart`, `heldCount` of them. */
  heldStart: Int32Array;
  heldCount: Int32Array;
  held: Int32Array;
  growth: Growth | null;
}

export const isMentor = ({ graph, growth }: Network, node: number): boolean =>
  node < graph.n || (node >= graph.n + graph.m && growth!.isMentor[node - graph.n - graph.m] === 1);

export const mentorOf = ({ graph, growth }: Network, e: number): number =>
  e < graph.edges ? graph.rowOf[e]! : growth!.mentor[e - graph.edges]!;

export const menteeOf = ({ graph, growth }: Network, e: number): number =>
  e < graph.edges ? graph.n + graph.col[e]! : growth!.mentee[e - graph.edges]!;

export const scoreOf = ({ graph, growth }: Network, e: number): number =>
  e < graph.edges ? graph.score[e]! : growth!.score[e - graph.edges]!;

const edgesAStep = 250_000;

function* columnsInOrder({ m, edges, rowOf, col, score, colStart }: Graph) {
  const columnRow = new Int32Array(edges);
  const columnScore = new Int16Array(edges);
  const next = colStart.slice(0, m);
  for (let from = 0; from < edges; from += edgesAStep) {
    const to = Math.min(edges, from + edgesAStep);
    for (let e = from; e < to; e += 1) {
      const k = next[col[e]!]!++;
      columnRow[k] = rowOf[e]!;
      columnScore[k] = score[e]!;
    }
    yield;
  }
  return { columnRow, columnScore };
}

/** The network around the answer `x`. */
export function* networkSteps(
  { candidates, lockMask, current }: Prepared,
  x: Uint8Array,
  costs: Packed,
): Generator<void, Network> {
  const { graph } = candidates;
  const { n, m, edges } = graph;
  const state = new Uint8Array(edges);
  const degree = new Int32Array(n + m);
  const least = new Int32Array(n + m);
  const heldCount = new Int32Array(n + m);
  for (let e = 0; e < edges; e += 1) {
    state[e] = lockMask[e] === 1 ? fixed : x[e]!;
    if (e % edgesAStep === edgesAStep - 1) yield;
    if (x[e] === 0) continue;
    for (const v of [graph.rowOf[e]!, n + graph.col[e]!]) {
      degree[v]! += 1;
      least[v]! += lockMask[e]!;
      heldCount[v]! += 1 - lockMask[e]!;
    }
  }
  const heldStart = new Int32Array(n + m + 1);
  for (let v = 0; v < n + m; v += 1) heldStart[v + 1] = heldStart[v]! + heldCount[v]!;
  const held = new Int32Array(heldStart[n + m]!);
  const next = heldStart.slice();
  for (let e = 0; e < edges; e += 1)
    if (state[e] === chosen) for (const v of [graph.rowOf[e]!, n + graph.col[e]!]) held[next[v]!++] = e;
  const places = new Int32Array(n + m);
  places.set(graph.capL);
  places.set(graph.capR, n);
  const nodes = n + m;
  return {
    graph,
    costs,
    state,
    ...(yield* columnsInOrder(graph)),
    current,
    ties: null,
    nodes,
    degree,
    least,
    places,
    heldStart,
    heldCount,
    held,
    growth: null,
  };
}

/** Writes into `out` what adding a pair gains over its prices, stage by stage; removing it loses as much. */
export function gainOf(network: Network, e: number, out: Float64Array): void {
  const { costs, current, ties } = network;
  const { groups, worth, price, stay } = costs;
  const mentor = mentorOf(network, e);
  const mentee = menteeOf(network, e);
  const s = scoreOf(network, e) * groups;
  for (let g = 0; g < groups; g += 1) {
    let gain = worth[s + g]! + price[mentor * groups + g]! + price[mentee * groups + g]!;
    if (current !== null && current[e] === 1) gain += stay[g]!;
    out[g] = gain;
  }
  if (ties !== null && costs.ties !== null) out[costs.ties.group]! += ties(mentor, mentee) * costs.ties.unit;
}
