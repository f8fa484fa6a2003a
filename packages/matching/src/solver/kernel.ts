import { augmentAll } from './augment.ts';
import { bestDegree, type Duals, type Face, type Objective } from './face.ts';
import { type Reach, reach } from './reach.ts';

/** One side of the graph; both sides follow the same rules, so every search is written once. */
export interface Half {
  count: number;
  start: Int32Array;
  /** Edge at each position of `start`; null where positions are the edges themselves. */
  edgeAt: Int32Array | null;
  lo: Int32Array;
  hi: Int32Array;
  first: Uint8Array | null;
  dual: Float64Array;
  /** Degree in x, and the degree that the duals ask for. */
  degree: Int32Array;
  target: Int32Array;
}

export interface Flow {
  weights: Int32Array | null;
  x: Uint8Array;
  fixed: Uint8Array;
  rowOf: Int32Array;
  col: Int32Array;
  left: Half;
  right: Half;
}

export type Solved = { feasible: true } | { feasible: false; alpha: Int8Array; beta: Int8Array };

/** Marginal worth of the k-th place of a person. */
export const worth = (half: Half, v: number, k: number): number =>
  k === 1 && half.first !== null ? half.first[v]! : 0;

export function createFlow(face: Face, objective: Objective, duals: Duals): Flow {
  const { graph } = face;
  const half = (side: 'L' | 'R'): Half => {
    const left = side === 'L';
    const count = left ? graph.n : graph.m;
    return {
      count,
      start: left ? graph.rowStart : graph.colStart,
      edgeAt: left ? null : graph.colEdge,
      lo: left ? face.loL : face.loR,
      hi: left ? face.hiL : face.hiR,
      first: left ? objective.firstL : objective.firstR,
      dual: left ? duals.alpha : duals.beta,
      degree: new Int32Array(count),
      target: new Int32Array(count),
    };
  };
  return {
    weights: objective.weights,
    x: face.x,
    fixed: face.fixed,
    rowOf: graph.rowOf,
    col: graph.col,
    left: half('L'),
    right: half('R'),
  };
}

function setTargets(half: Half): void {
  for (let v = 0; v < half.count; v += 1) {
    const mark = half.first === null ? 0 : half.first[v]!;
    const low = bestDegree(half.lo[v]!, half.hi[v]!, mark, half.dual[v]!, false);
    const high = bestDegree(half.lo[v]!, half.hi[v]!, mark, half.dual[v]!, true);
    half.target[v] = Math.max(low, Math.min(high, half.degree[v]!));
  }
}

/** Makes x the best answer for the duals edge by edge; degrees may then miss their targets. */
export function applyDuals(flow: Flow): void {
  const { weights, x, fixed, rowOf, col, left, right } = flow;
  left.degree.fill(0);
  right.degree.fill(0);
  for (let e = 0; e < x.length; e += 1) {
    const i = rowOf[e]!;
    const j = col[e]!;
    if (fixed[e] === 0) {
      const gain = (weights === null ? 0 : weights[e]!) + left.dual[i]! + right.dual[j]!;
      if (gain > 0) x[e] = 1;
      else if (gain < 0) x[e] = 0;
    }
    if (x[e] === 1) {
      left.degree[i]! += 1;
      right.degree[j]! += 1;
    }
  }
  setTargets(left);
  setTargets(right);
}

function cutOf(found: Reach, from: Half, flow: Flow): Solved {
  const sign = from === flow.left ? 1 : -1;
  const here = new Int8Array(from.count);
  const other = from === flow.left ? flow.right : flow.left;
  const there = new Int8Array(other.count);
  for (let v = 0; v < from.count; v += 1) if (found.dist[v]! < Number.POSITIVE_INFINITY) here[v] = 1;
  for (let v = 0; v < other.count; v += 1) if (found.dist[from.count + v]! < Number.POSITIVE_INFINITY) there[v] = -1;
  return sign === 1 ? { feasible: false, alpha: here, beta: there } : { feasible: false, alpha: there, beta: here };
}

/**
 * Primal–dual method for the face: from any integer duals, moves x along shortest alternating paths until all degrees
 * meet their targets; then x and the duals are optimal together (Ford and Fulkerson; Ahuja, Magnanti and Orlin, ch. 9).
 * When no answer exists it returns a cut that proves so.
 */
export function* solve(flow: Flow): Generator<void, Solved> {
  applyDuals(flow);
  for (const [from, to] of [
    [flow.left, flow.right],
    [flow.right, flow.left],
  ] as const) {
    const found: Reach = {
      dist: new Float64Array(from.count + to.count),
      limit: 0,
      sources: new Int32Array(from.count + to.count),
      sourceCount: 0,
    };
    while (true) {
      reach(flow, from, to, found);
      if (found.sourceCount === 0) break;
      if (found.limit === Number.POSITIVE_INFINITY) return cutOf(found, from, flow);
      augmentAll(flow, from, to, found);
      yield;
    }
  }
  return { feasible: true };
}
