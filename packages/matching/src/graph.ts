import { placeIn } from './bits.ts';
import { topScore } from './defaults.ts';
import { drain } from './progress.ts';

/** Eligible pairs as sparse rows; edges of a row are contiguous and in order of column. */
export interface Graph {
  n: number;
  m: number;
  edges: number;
  capL: Int32Array;
  capR: Int32Array;
  rowStart: Int32Array;
  rowOf: Int32Array;
  col: Int32Array;
  score: Int32Array;
  colStart: Int32Array;
  colEdge: Int32Array;
}

const edgesAStep = 250_000;

/** Completes a graph from its rows in O(E), a bounded number of edges at a time; yields the edges done. */
export function* graphSteps(
  m: number,
  capL: Int32Array,
  capR: Int32Array,
  rowStart: Int32Array,
  col: Int32Array,
  score: Int32Array,
): Generator<number, Graph> {
  const n = rowStart.length - 1;
  const edges = rowStart[n]!;
  const rowOf = new Int32Array(edges);
  const colStart = new Int32Array(m + 1);
  for (let i = 0, since = 0; i < n; i += 1) {
    rowOf.fill(i, rowStart[i], rowStart[i + 1]);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) colStart[col[e]! + 1]! += 1;
    if (rowStart[i + 1]! - since < edgesAStep) continue;
    since = rowStart[i + 1]!;
    yield since >> 1;
  }
  for (let j = 0; j < m; j += 1) colStart[j + 1]! += colStart[j]!;
  const next = colStart.slice(0, m);
  const colEdge = new Int32Array(edges);
  for (let from = 0; from < edges; from += edgesAStep) {
    const to = Math.min(edges, from + edgesAStep);
    for (let e = from; e < to; e += 1) colEdge[next[col[e]!]!++] = e;
    if (to < edges) yield (edges + to) >> 1;
  }
  return { n, m, edges, capL, capR, rowStart, rowOf, col, score, colStart, colEdge };
}

/** Completes a graph from its rows in O(E). */
export const graphFromRows = (...rows: Parameters<typeof graphSteps>): Graph => drain(graphSteps(...rows));

/** The edge of a pair, or −1. */
export const findEdge = (graph: Graph, i: number, j: number): number =>
  placeIn({ start: graph.rowStart, col: graph.col }, i, j);

/** Edges in order of score: those of score `s` are `edge[start[s]]` to `edge[start[s + 1]]`. */
export interface ByScore {
  start: Int32Array;
  edge: Int32Array;
}

export function edgesByScore(score: Int32Array): ByScore {
  const start = new Int32Array(topScore + 2);
  for (let e = 0; e < score.length; e += 1) start[score[e]! + 1]! += 1;
  for (let s = 0; s <= topScore; s += 1) start[s + 1]! += start[s]!;
  const next = start.slice();
  const edge = new Int32Array(score.length);
  for (let e = 0; e < score.length; e += 1) edge[next[score[e]!]!++] = e;
  return { start, edge };
}
