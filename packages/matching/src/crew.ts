import type { Rows } from './bits.ts';
import { openPacked, type Packed } from './packed.ts';
import { createScanner, type RowScanner } from './row-scanner.ts';

/** Threads that help to score rows; `post` hands a copy of the task to each of them and does not wait. */
export interface Crew {
  post: (task: RowTask) => void;
}

/** What a run sends to its crew: first what to work on, then what to do. Every `Int32Array` of a job is shared memory. */
export type RowTask =
  | { kind: 'open'; packed: Packed; kept: Rows }
  | { kind: 'count'; job: CountJob }
  | { kind: 'fill'; job: FillJob };

export interface CountJob {
  board: Int32Array;
  rowsABlock: number;
  /** Eligible pairs by row, and removed pairs by block and rule. */
  counts: Int32Array;
  removed: Int32Array;
}

export interface FillJob {
  board: Int32Array;
  rowsABlock: number;
  rowStart: Int32Array;
  col: Int32Array;
  score: Int32Array;
}

/** Shared memory where there is a crew to share it with. */
export const numbers = (length: number, shared: boolean): Int32Array =>
  new Int32Array(shared ? new SharedArrayBuffer(4 * length) : new ArrayBuffer(4 * length));

/** Whether this platform lets threads share memory (a browser tab does so when it is isolated from other origins). */
export const canShare = (): boolean => typeof SharedArrayBuffer === 'function';

/** A board says which blocks of rows are taken and done: `board[0]` is the next to take, then 1 for each that is done. */
export const takeBlock = (board: Int32Array): number => Atomics.add(board, 0, 1);
export const isDone = (board: Int32Array, block: number): boolean => Atomics.load(board, block + 1) === 1;
export const setDone = (board: Int32Array, block: number): void => {
  Atomics.store(board, block + 1, 1);
};
export const blocksOf = (board: Int32Array): number => board.length - 1;

/** Nobody takes another block. */
export const closeBoard = (board: Int32Array): void => {
  Atomics.store(board, 0, blocksOf(board));
};

/** Counts the rows of one block. */
export function countBlock(scanner: RowScanner, rules: number, job: CountJob, block: number): void {
  const { counts, removed, rowsABlock } = job;
  const sums = new Float64Array(rules);
  const end = Math.min(counts.length, (block + 1) * rowsABlock);
  for (let i = block * rowsABlock; i < end; i += 1) counts[i] = scanner.count(i, sums);
  for (let k = 0; k < rules; k += 1) removed[block * rules + k] = sums[k]!;
}

/** Gives what fills one block of rows with columns and scores. */
export function createFill(scanner: RowScanner, m: number, job: FillJob): (block: number) => void {
  const { rowStart, col, score, rowsABlock } = job;
  const cols = new Int32Array(m);
  const scores = new Int32Array(m);
  return (block) => {
    const end = Math.min(rowStart.length - 1, (block + 1) * rowsABlock);
    for (let i = block * rowsABlock; i < end; i += 1) {
      const count = scanner.rowOf(i, cols, scores);
      col.set(cols.subarray(0, count), rowStart[i]);
      score.set(scores.subarray(0, count), rowStart[i]);
    }
  };
}

/** One member of a crew: does its share of every task it is given. Runs in a thread of its own, whatever that is. */
export function createHand(): (task: RowTask) => void {
  let opened: { packed: Packed; scanner: RowScanner } | null = null;
  return (task) => {
    if (task.kind === 'open') {
      const { packed, kept } = task;
      opened = { packed, scanner: createScanner(openPacked(packed), packed.n, packed.m, kept) };
      return;
    }
    if (!opened) return;
    const { packed, scanner } = opened;
    const { board } = task.job;
    const work =
      task.kind === 'fill'
        ? createFill(scanner, packed.m, task.job)
        : (block: number) => countBlock(scanner, packed.rules.length, task.job, block);
    for (let block = takeBlock(board); block < blocksOf(board); block = takeBlock(board)) {
      work(block);
      setDone(board, block);
    }
  };
}
