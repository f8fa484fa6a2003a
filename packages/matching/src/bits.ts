import { drain } from './progress.ts';

/** Sets of mentees, one bit each, 32 to a word. */
export const wordsFor = (m: number): number => (m + 31) >> 5;

/** Opens the set to everybody. */
export function fillBits(set: Int32Array, m: number): void {
  set.fill(-1);
  if ((m & 31) !== 0) set[m >> 5] = (1 << (m & 31)) - 1;
}

export const setBit = (set: Int32Array, j: number): void => {
  set[j >> 5]! |= 1 << (j & 31);
};

export function countBits(set: Int32Array): number {
  let sum = 0;
  for (let w = 0; w < set.length; w += 1) {
    let v = set[w]!;
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    sum += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

/** Writes the members in ascending order to `out`; returns how many. */
export function readBits(set: Int32Array, out: Int32Array): number {
  let count = 0;
  for (let w = 0; w < set.length; w += 1) {
    const base = (w << 5) + 31;
    for (let v = set[w]!; v !== 0; v &= v - 1) {
      out[count] = base - Math.clz32(v & -v);
      count += 1;
    }
  }
  return count;
}

/** Rows of numbers, one after the other: row `k` is `col[start[k] … start[k + 1])`. */
export interface Rows {
  start: Int32Array;
  col: Int32Array;
}

const entriesAStep = 250_000;

/** Sorts `order` by `keys[order[…]]` below `size`; equal keys keep their order. */
function* countingSort(order: Int32Array, keys: Int32Array, size: number): Generator<void, Int32Array> {
  const start = new Int32Array(size + 1);
  for (let e = 0; e < keys.length; e += 1) start[keys[e]! + 1]! += 1;
  for (let k = 0; k < size; k += 1) start[k + 1]! += start[k]!;
  const sorted = new Int32Array(order.length);
  for (let e = 0; e < order.length; e += 1) {
    sorted[start[keys[order[e]!]!]!++] = order[e]!;
    if (e % entriesAStep === entriesAStep - 1) yield;
  }
  return sorted;
}

/** Positions of pairs in order of (from, to); equal pairs keep their order. */
export function* pairOrderSteps(n: number, m: number, from: Int32Array, to: Int32Array): Generator<void, Int32Array> {
  const asTheyStand = new Int32Array(from.length);
  for (let e = 0; e < from.length; e += 1) asTheyStand[e] = e;
  yield;
  const byTo = yield* countingSort(asTheyStand, to, m);
  yield;
  return yield* countingSort(byTo, from, n);
}

/** Gathers pairs (from[e], to[e]) below n and m into rows, each in ascending order; a repeated pair stands once. */
export function rowsOf(n: number, m: number, from: readonly number[], to: readonly number[]): Rows {
  const [f, t] = [Int32Array.from(from), Int32Array.from(to)];
  const order = drain(pairOrderSteps(n, m, f, t));
  const start = new Int32Array(n + 1);
  const col = new Int32Array(f.length);
  let kept = 0;
  for (let k = 0, e = 0; k < n; k += 1) {
    start[k] = kept;
    for (; e < order.length && f[order[e]!] === k; e += 1) {
      const to = t[order[e]!]!;
      if (kept === start[k] || col[kept - 1] !== to) col[kept++] = to;
    }
  }
  start[n] = kept;
  return { start, col: col.slice(0, kept) };
}

/** Where row `k` holds `value` in `col`, or −1; binary search. */
export function placeIn({ start, col }: Rows, k: number, value: number): number {
  let low = start[k]!;
  let high = start[k + 1]! - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const at = col[mid]!;
    if (at === value) return mid;
    if (at < value) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}

export const noRows = (n: number): Rows => ({ start: new Int32Array(n + 1), col: new Int32Array(0) });

/** The rows of one without what the same row of the other holds. */
export function without(one: Rows, other: Rows): Rows {
  const n = one.start.length - 1;
  const start = new Int32Array(n + 1);
  const col = one.col.slice();
  let kept = 0;
  for (let k = 0; k < n; k += 1) {
    for (let e = one.start[k]!; e < one.start[k + 1]!; e += 1)
      if (placeIn(other, k, one.col[e]!) < 0) col[kept++] = one.col[e]!;
    start[k + 1] = kept;
  }
  return { start, col: col.slice(0, kept) };
}
