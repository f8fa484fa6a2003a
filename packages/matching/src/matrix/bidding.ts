import { far, type Matrix } from './matrix.ts';

/** Prices count in parts of a point. */
const parts = 64;
const scale = 8;
/** Bids for each row at one step, after which prices are taken as they are. */
const patience = 100;
const bidsAtOnce = 500;

interface Bidding {
  matrix: Matrix;
  price: Int32Array;
  /** Row that holds each column, or −1. */
  owner: Int32Array;
  ring: Int32Array;
}

/** Row `i` bids for its best column; gives the row that lost it, −1 where there is none. */
function bid({ matrix: { m, score }, price, owner }: Bidding, i: number, step: number): number {
  let top = -far;
  let next = -far;
  let at = -1;
  for (let j = 0, k = i * m; j < m; j += 1, k += 1) {
    const gain = (score[k]! * parts - price[j]!) | 0;
    if (gain <= next || score[k]! < 0) continue;
    if (gain > top) {
      next = top;
      top = gain;
      at = j;
    } else next = gain;
  }
  if (at < 0) return -1;
  const loser = owner[at]!;
  price[at] = (price[at]! + (next === -far ? 0 : top - next) + step) | 0;
  owner[at] = i;
  return loser;
}

/** Every row bids anew until each has a column or nothing to bid for; false when patience ends. */
function* everyRow(b: Bidding, step: number): Generator<void, boolean> {
  const { n } = b.matrix;
  const { ring, owner } = b;
  owner.fill(-1);
  for (let i = 0; i < n; i += 1) ring[i] = i;
  let head = 0;
  let waiting = n;
  for (let bids = 0; waiting > 0; bids += 1) {
    if (bids > patience * n) return false;
    const loser = bid(b, ring[head]!, step);
    head = head + 1 === n ? 0 : head + 1;
    waiting -= 1;
    if (loser >= 0) {
      const tail = head + waiting;
      ring[tail < n ? tail : tail - n] = loser;
      waiting += 1;
    }
    if (bids % bidsAtOnce === 0) yield;
  }
  return true;
}

/** Columns as far as they have an owner, and prices near the best ones if everybody had one place. */
export interface Bids {
  owner: Int32Array;
  price: Int32Array;
}

/** An ε-scaled auction over whole rows (Bertsekas) down to an eighth of a point: every bid reads every cell of a row. */
export function* bidOverAll(matrix: Matrix): Generator<void, Bids> {
  const { n, m } = matrix;
  const b = { matrix, price: new Int32Array(m), owner: new Int32Array(m), ring: new Int32Array(n) };
  for (let step = 2500 * parts; ; step = Math.floor(step / scale))
    if (!(yield* everyRow(b, step)) || step <= parts / 8) break;
  return { owner: b.owner, price: b.price.map((price) => Math.round(price / parts)) };
}
