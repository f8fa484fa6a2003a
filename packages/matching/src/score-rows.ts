import { fault } from './fault.ts';
import type { Packed } from './packed.ts';
import type { Step } from './progress.ts';
import type { RowScanner } from './row-scanner.ts';

/** Eligible pairs with scores, row by row, and how many pairs each rule was the first to refuse. */
export interface ScoredRows {
  rowStart: Int32Array;
  col: Int32Array;
  score: Int32Array;
  removed: Float64Array;
}

const cellsAStep = 500_000;

/** Counts first, so that the limit is held before memory is taken and memory is taken once. */
export function* scoreRows(scanner: RowScanner, { n, m, rules }: Packed, limit: number): Generator<Step, ScoredRows> {
  const rowsAStep = Math.max(1, Math.floor(cellsAStep / Math.max(1, m)));
  const removed = new Float64Array(rules.length);
  const rowStart = new Int32Array(n + 1);
  let pairs = 0;
  for (let i = 0; i < n; i += 1) {
    pairs += scanner.count(i, removed);
    if (pairs > limit) throw tooMany(pairs, limit, i + 1, n);
    rowStart[i + 1] = pairs;
    if ((i + 1) % rowsAStep === 0) yield { phase: 'filter', done: i + 1, total: n };
  }
  const col = new Int32Array(pairs);
  const score = new Int32Array(pairs);
  const [cols, scores] = [new Int32Array(m), new Int32Array(m)];
  for (let i = 0; i < n; i += 1) {
    const count = scanner.rowOf(i, cols, scores);
    col.set(cols.subarray(0, count), rowStart[i]);
    score.set(scores.subarray(0, count), rowStart[i]);
    if ((i + 1) % rowsAStep === 0) yield { phase: 'score', done: i + 1, total: n };
  }
  return { rowStart, col, score, removed };
}

const tooMany = (pairs: number, limit: number, rows: number, n: number) =>
  fault(
    'too-large',
    `${pairs} eligible pairs after ${rows} of ${n} mentors, at most ${limit}; raise limits.pairs or tighten the rules`,
  );
