import { findEdge, graphFromRows } from '../graph.ts';
import { createFace, type Duals, type Face } from '../solver/face.ts';
import { type Best, createBest, far, type Matrix, pickBest, raiseTo } from './matrix.ts';

/** A matrix and how many places its rows and columns have. */
export interface MatrixProblem {
  matrix: Matrix;
  capL: Int32Array;
  capR: Int32Array;
}

const rowsAtOnce = 64;

/** The cells of the matrix that are looked at, and the best answer on them so far. */
export interface Core {
  problem: MatrixProblem;
  /** Columns of each row, in order. */
  columns: Int32Array[];
  row: Int32Array;
  column: Int32Array;
  /** Duals of the total, once it was solved. */
  near: Duals | null;
  best: Best;
  /** What no cell left out of each row gained when the row was last read, and the prices since. */
  left: Int32Array;
  price: Int32Array;
}

/** `picks` is how many cells each row begins with, and the most that a row gets in a round. */
export function createCore(problem: MatrixProblem, picks: number): Core {
  const { matrix, capL } = problem;
  const most = capL.reduce((a, b) => Math.max(a, b), 0);
  return {
    problem,
    columns: Array.from({ length: matrix.n }, () => new Int32Array(0)),
    row: new Int32Array(0),
    column: new Int32Array(0),
    near: null,
    best: createBest(Math.min(matrix.m, picks + most)),
    left: new Int32Array(matrix.n).fill(far),
    price: new Int32Array(matrix.m),
  };
}

/** Adds the cells picked to row `i`; gives how many are new. */
export function addTo(core: Core, i: number): number {
  const { best, columns } = core;
  const known = columns[i]!;
  const fresh = best.at.subarray(0, best.count).filter((j) => !known.includes(j));
  if (fresh.length === 0) return 0;
  const more = new Int32Array(known.length + fresh.length);
  more.set(known);
  more.set(fresh, known.length);
  columns[i] = more.sort();
  return fresh.length;
}

/** Gives each row its best cells at the prices its view shows, as far as they gain more than `above`; counts the new ones. */
export function* addPicks(
  core: Core,
  view: (i: number) => Int32Array | null,
  above: (i: number) => number,
): Generator<void, number> {
  const { matrix } = core.problem;
  let added = 0;
  for (let i = 0; i < matrix.n; i += 1) {
    const price = view(i);
    if (price === null) continue;
    pickBest(matrix, price, i, above(i), core.best);
    if (core.best.count > 0) added += addTo(core, i);
    if (i % rowsAtOnce === 0) yield;
  }
  return added;
}

/** The best cells of each row, beside the best of each column. */
export function* firstPicks(core: Core): Generator<void, void> {
  const { matrix } = core.problem;
  const top = core.price;
  for (let i = 0; i < matrix.n; i += 1) {
    raiseTo(matrix, i, top);
    if (i % rowsAtOnce === 0) yield;
  }
  yield* addPicks(
    core,
    () => top,
    () => -far,
  );
}

export function faceOf({ problem, columns, row, column }: Core): Face {
  const { matrix, capL, capR } = problem;
  const rowStart = new Int32Array(matrix.n + 1);
  for (let i = 0; i < matrix.n; i += 1) rowStart[i + 1] = rowStart[i]! + columns[i]!.length;
  const col = new Int32Array(rowStart[matrix.n]!);
  const score = new Int32Array(col.length);
  for (let i = 0; i < matrix.n; i += 1) {
    col.set(columns[i]!, rowStart[i]!);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) score[e] = matrix.score[i * matrix.m + col[e]!]!;
  }
  const face = createFace(graphFromRows(matrix.m, capL, capR, rowStart, col, score), []);
  for (let k = 0; k < row.length; k += 1) face.x[findEdge(face.graph, row[k]!, column[k]!)] = 1;
  return face;
}

export function keep(core: Core, { graph, x }: Face): void {
  const chosen: number[] = [];
  for (let e = x.indexOf(1); e >= 0; e = x.indexOf(1, e + 1)) chosen.push(e);
  core.row = Int32Array.from(chosen, (e) => graph.rowOf[e]!);
  core.column = Int32Array.from(chosen, (e) => graph.col[e]!);
}
