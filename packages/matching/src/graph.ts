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

/** Completes a graph from its rows in O(E). */
export function graphFromRows(
  m: number,
  capL: Int32Array,
  capR: Int32Array,
  rowStart: Int32Array,
  col: Int32Array,
  score: Int32Array,
): Graph {
  const n = rowStart.length - 1;
  const edges = rowStart[n]!;
  const rowOf = new Int32Array(edges);
  const colStart = new Int32Array(m + 1);
  for (let i = 0; i < n; i += 1)
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      rowOf[e] = i;
      colStart[col[e]! + 1]! += 1;
    }
  for (let j = 0; j < m; j += 1) colStart[j + 1]! += colStart[j]!;
  const next = colStart.slice(0, m);
  const colEdge = new Int32Array(edges);
  for (let e = 0; e < edges; e += 1) colEdge[next[col[e]!]!++] = e;
  return { n, m, edges, capL, capR, rowStart, rowOf, col, score, colStart, colEdge };
}

/** The edge of a pair, or −1; binary search in the row. */
export function findEdge(graph: Graph, i: number, j: number): number {
  let low = graph.rowStart[i]!;
  let high = graph.rowStart[i + 1]! - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const at = graph.col[mid]!;
    if (at === j) return mid;
    if (at < j) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}
