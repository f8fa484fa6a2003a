import type { Rows } from './bits.ts';
import {
  blocksOf,
  type Crew,
  canShare,
  closeBoard,
  countBlock,
  createFill,
  isDone,
  numbers,
  type RowTask,
  setDone,
  takeBlock,
} from './crew.ts';
import { fault } from './fault.ts';
import type { Opened, Packed } from './packed.ts';
import type { Step } from './progress.ts';
import { createScanner } from './row-scanner.ts';

/** Eligible pairs with scores, row by row, and how many pairs each rule was the first to refuse. */
export interface ScoredRows {
  rowStart: Int32Array;
  col: Int32Array;
  score: Int32Array;
  removed: Float64Array;
}

const cellsABlock = 250_000;
const mostRowsABlock = 64;

/**
 * Does every block that the crew has not taken, then those it has taken and not finished: a late or a lost thread is
 * never waited for, since both write the same numbers to the same places.
 */
function* everyBlock(board: Int32Array, phase: string, work: (block: number) => void): Generator<Step, void> {
  const total = blocksOf(board);
  try {
    for (let block = takeBlock(board); block < total; block = takeBlock(board)) {
      work(block);
      setDone(board, block);
      yield { phase, done: block + 1, total };
    }
    for (let block = 0; block < total; block += 1) {
      if (isDone(board, block)) continue;
      work(block);
      yield { phase, done: total, total };
    }
  } finally {
    closeBoard(board);
  }
}

/** Counts first, so that the limit is held before memory is taken and memory is taken once. */
export function* scoreRows(
  opened: Opened,
  packed: Packed,
  kept: Rows,
  limit: number,
  crew: Crew | null,
): Generator<Step, ScoredRows> {
  const { n, m } = packed;
  const rules = packed.rules.length;
  const team = canShare() ? crew : null;
  const shared = team !== null;
  const post = (task: RowTask): void => {
    try {
      team?.post(task);
    } catch {
      // A crew that takes no task is one that does nothing: the rows are done here.
    }
  };
  const rowsABlock = Math.max(1, Math.min(mostRowsABlock, Math.floor(cellsABlock / Math.max(1, m))));
  const blocks = Math.ceil(n / rowsABlock);
  const scanner = createScanner(opened, n, m, kept);
  post({ kind: 'open', packed, kept });
  yield { phase: 'filter', done: 0, total: blocks };

  const count = {
    board: numbers(blocks + 1, shared),
    rowsABlock,
    counts: numbers(n, shared),
    removed: numbers(blocks * rules, shared),
  };
  post({ kind: 'count', job: count });
  yield* everyBlock(count.board, 'filter', (block) => countBlock(scanner, rules, count, block));

  const rowStart = numbers(n + 1, shared);
  let pairs = 0;
  for (let i = 0; i < n; i += 1) {
    pairs += count.counts[i]!;
    if (pairs > limit) break;
    rowStart[i + 1] = pairs;
  }
  if (pairs > limit) throw tooMany(count.counts, limit);
  const removed = new Float64Array(rules);
  for (let at = 0; at < count.removed.length; at += 1) removed[at % rules]! += count.removed[at]!;

  const fill = {
    board: numbers(blocks + 1, shared),
    rowsABlock,
    rowStart,
    col: numbers(pairs, shared),
    score: numbers(pairs, shared),
  };
  yield { phase: 'score', done: 0, total: blocks };
  post({ kind: 'fill', job: fill });
  yield* everyBlock(fill.board, 'score', createFill(scanner, m, fill));
  return { rowStart, col: fill.col, score: fill.score, removed };
}

const tooMany = (counts: Int32Array, limit: number) => {
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  return fault('too-large', `${pairs} eligible pairs, at most ${limit}; raise limits.pairs or tighten the rules`);
};
