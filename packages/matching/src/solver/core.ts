import { auction } from './auction.ts';
import { finish, type WorkDuals } from './finish.ts';
import { settle } from './settle.ts';
import { createPicked, type Picked, pickBest } from './wide.ts';
import { handBack, type Work, workOfEdges } from './work.ts';

/** Edges that each row begins with, and the most that a row gets in a round. */
const picksAtFirst = 16;
const picksARound = 16;
/** Rounds after which it is time to stop where half of the rows still gain, and in any case. */
const roundsToHalf = 3;
const roundsInAll = 40;
const rowsAtOnce = 256;
/** Finest step of the first auction as a part of the highest weight; later rounds mend its prices anyway. */
const rough = 1 / 150;

/** The highest weight at each node of the second side, as far as some of the rows tell. */
function firstPrices({ rows, weights, first, second, edges }: Work): Float64Array {
  const price = new Float64Array(second.count);
  const stride = Math.max(1, Math.floor(edges / second.count / 64));
  for (let v = 0; v < first.count; v += stride)
    for (let k = rows.start[v]!; k < rows.start[v + 1]!; k += 1) {
      const w = second.own[k]!;
      if (weights![k]! > price[w]!) price[w] = weights![k]!;
    }
  return price;
}

/** Which edges of a work are in the core, and how many. */
interface Marks {
  marked: Uint8Array;
  count: number;
}

function mark(marks: Marks, { edge, count }: Picked): boolean {
  const before = marks.count;
  for (let c = 0; c < count; c += 1) {
    if (marks.marked[edge[c]!] !== 0) continue;
    marks.marked[edge[c]!] = 1;
    marks.count += 1;
  }
  return marks.count > before;
}

/** The edges that a core begins with: those held, which keep all bounds, and the best of each row. */
function* pickCore(work: Work): Generator<void, Marks> {
  const price = firstPrices(work);
  const picked = createPicked(picksAtFirst);
  const held = work.first.degree.reduce((sum, degree) => sum + degree, 0);
  const marks = { marked: work.x.slice(), count: held };
  for (let v = 0; v < work.first.count; v += 1) {
    pickBest(work, v, price, Number.NEGATIVE_INFINITY, picked);
    mark(marks, picked);
    if (v % rowsAtOnce === 0) yield;
  }
  return marks;
}

/** Adds edges that would gain at these duals, the best of each row; returns how many rows had some. */
function* priceOut(work: Work, duals: WorkDuals, marks: Marks): Generator<void, number> {
  const price = duals.second.map((dual) => -dual);
  const picked = createPicked(picksARound);
  let gaining = 0;
  for (let v = 0; v < work.first.count; v += 1) {
    pickBest(work, v, price, -duals.first[v]!, picked);
    if (mark(marks, picked)) gaining += 1;
    if (v % rowsAtOnce === 0) yield;
  }
  return gaining;
}

/**
 * The largest sum of weights where rows are long: solved on the best few edges of each row, priced out over all of
 * them, and solved again with those that would gain, until none does. The work must hold an answer within its bounds;
 * the best one is then in its `x`. False when the core grows too slowly.
 */
export function* solveCore(work: Work, duals: WorkDuals): Generator<void, boolean> {
  const marks = yield* pickCore(work);
  for (let round = 0; round < roundsInAll; round += 1) {
    const core = workOfEdges(work, marks.marked, marks.count);
    if (round === 0) yield* auction(core, duals, rough * core.weights!.reduce((most, w) => Math.max(most, w), 0));
    settle(core, duals);
    if (!(yield* finish(core, duals))) return false;
    handBack(core, work);
    const gaining = yield* priceOut(work, duals, marks);
    if (gaining === 0) return true;
    if (round >= roundsToHalf && gaining > work.first.count / 2) return false;
  }
  return false;
}
