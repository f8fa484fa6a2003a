import type { Graph } from '../graph.ts';

/**
 * The answers still possible: every edge is open or closed at its value in `x`, every degree lies in lo…hi.
 * `x` itself is always one of these answers between stages.
 */
export interface Face {
  graph: Graph;
  x: Uint8Array;
  /** 1 for closed edges, and how many there are; change them by `closeEdge` alone. */
  fixed: Uint8Array;
  closed: number;
  /** Degree by closed edges. */
  fixedL: Int32Array;
  fixedR: Int32Array;
  loL: Int32Array;
  hiL: Int32Array;
  loR: Int32Array;
  hiR: Int32Array;
}

/** A linear objective: edge weights plus 1 for the first partner of the people marked. */
export interface Objective {
  weights: Int32Array | null;
  firstL: Uint8Array | null;
  firstR: Uint8Array | null;
}

export interface Duals {
  alpha: Float64Array;
  beta: Float64Array;
}

/** Closes an open edge at its present value. */
export function closeEdge(face: Face, e: number): void {
  face.fixed[e] = 1;
  face.closed += 1;
  if (face.x[e] === 0) return;
  face.fixedL[face.graph.rowOf[e]!]! += 1;
  face.fixedR[face.graph.col[e]!]! += 1;
}

export function createFace(graph: Graph, locked: readonly number[]): Face {
  const face: Face = {
    graph,
    x: new Uint8Array(graph.edges),
    fixed: new Uint8Array(graph.edges),
    closed: 0,
    fixedL: new Int32Array(graph.n),
    fixedR: new Int32Array(graph.m),
    loL: new Int32Array(graph.n),
    loR: new Int32Array(graph.m),
    hiL: graph.capL.slice(),
    hiR: graph.capR.slice(),
  };
  for (const e of locked) {
    face.x[e] = 1;
    face.loL[graph.rowOf[e]!]! += 1;
    face.loR[graph.col[e]!]! += 1;
    closeEdge(face, e);
  }
  return face;
}

/** The interval of degrees that are best for a person whose places are priced at `dual`; lowest, or highest. */
export function bestDegree(lo: number, hi: number, first: number, dual: number, highest: boolean): number {
  const one = Math.max(lo, Math.min(1, hi));
  if (dual < 0) return hi;
  if (dual === 0) return highest ? hi : first === 1 ? one : lo;
  if (dual === 1 && first === 1 && highest) return one;
  return lo;
}

function narrowSide(lo: Int32Array, hi: Int32Array, first: Uint8Array | null, dual: Float64Array): void {
  for (let v = 0; v < lo.length; v += 1) {
    const mark = first === null ? 0 : first[v]!;
    const low = bestDegree(lo[v]!, hi[v]!, mark, dual[v]!, false);
    hi[v] = bestDegree(lo[v]!, hi[v]!, mark, dual[v]!, true);
    lo[v] = low;
  }
}

/**
 * Shrinks the face to the answers that are optimal for the objective, as its duals prove. `edges` is false where the
 * duals are known to close none.
 */
export function narrow(face: Face, { weights, firstL, firstR }: Objective, { alpha, beta }: Duals, edges = true): void {
  const { graph, fixed } = face;
  const { rowStart, col } = graph;
  for (let i = 0; edges && i < graph.n; i += 1)
    for (let e = rowStart[i]!, own = alpha[i]!; e < rowStart[i + 1]!; e += 1)
      if (fixed[e] === 0 && (weights === null ? 0 : weights[e]!) + own + beta[col[e]!]! !== 0) closeEdge(face, e);
  narrowSide(face.loL, face.hiL, firstL, alpha);
  narrowSide(face.loR, face.hiR, firstR, beta);
}
