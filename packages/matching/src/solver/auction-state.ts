import type { Work } from './work.ts';

/**
 * An auction in progress: nodes of the first side bid for places of the second. Places lie as in `second.placeStart`;
 * those of a node that are held come first.
 */
export interface Auction {
  work: Work;
  /** Whether everybody on both sides has one place, which then stands at the node's own number. */
  areOnes: boolean;
  /** Price, holder and edge of each place. */
  level: Float64Array;
  holder: Int32Array;
  edge: Int32Array;
  held: Int32Array;
  /** Price of a place that nobody holds. */
  base: Float64Array;
  /** What the next bidder must beat. */
  floor: Float64Array;
  /** What each bidder gains by each place it holds, and the least of it. */
  profit: Float64Array;
  gain: Float64Array;
  /** How many places each bidder holds, and at whom. */
  got: Int32Array;
  gotAt: Int32Array;
  ring: Int32Array;
  queued: Uint8Array;
  head: number;
  tail: number;
  /** How many edges of a row are kept at hand. */
  kept: number;
  /** The best few edges of each bidder when its row was last read: node and weight in turn. */
  best: Int32Array;
  bestEdge: Int32Array;
  bestCount: Int32Array;
  /** No edge outside the best few is worth more than this. */
  rest: Float64Array;
}

export const never = Number.POSITIVE_INFINITY;

/** Most edges of a row that are kept at hand. */
export const mostKept = 24;

/** The place of `w` that goes to the next bidder; −1 when one is free. */
export function cheapest(a: Auction, w: number): number {
  const from = a.work.second.placeStart[w]!;
  const count = a.held[w]!;
  if (count < a.work.second.hi[w]!) return -1;
  let at = from;
  for (let p = from + 1; p < from + count; p += 1) if (a.level[p]! < a.level[at]!) at = p;
  return at;
}

/** Notes that `v` no longer holds a place of `w`. */
export function loses(a: Auction, v: number, w: number): void {
  if (a.got[v] === 1) {
    a.got[v] = 0;
    return;
  }
  const from = a.work.first.placeStart[v]!;
  const last = from + a.got[v]! - 1;
  let p = last;
  while (a.gotAt[p] !== w) p -= 1;
  a.gotAt[p] = a.gotAt[last]!;
  a.got[v]! -= 1;
}

export function holds(a: Auction, v: number, w: number): boolean {
  const from = a.work.first.placeStart[v]!;
  for (let p = from; p < from + a.got[v]!; p += 1) if (a.gotAt[p] === w) return true;
  return false;
}

/** An auction over a work, with nothing held and no prices yet. */
export function createAuction(work: Work): Auction {
  const { first, second } = work;
  const places = second.place.length;
  const one = (count: number): boolean => count === 1;
  const areOnes = first.hi.every(one) && second.hi.every(one);
  const edgesARow = work.edges / Math.max(1, first.count);
  const kept = Math.min(mostKept, Math.max(areOnes ? 12 : 8, Math.ceil(edgesARow / 16)));
  return {
    work,
    areOnes,
    kept,
    level: new Float64Array(places),
    holder: new Int32Array(places),
    edge: new Int32Array(places),
    held: new Int32Array(second.count),
    base: new Float64Array(second.count),
    floor: new Float64Array(second.count),
    profit: new Float64Array(first.place.length),
    gain: new Float64Array(first.count),
    got: new Int32Array(first.count),
    gotAt: new Int32Array(first.place.length),
    ring: new Int32Array(Math.max(first.count, second.count) + 1),
    queued: new Uint8Array(Math.max(first.count, second.count)),
    head: 0,
    tail: 0,
    best: new Int32Array(2 * kept * first.count),
    bestEdge: new Int32Array(kept * first.count),
    bestCount: new Int32Array(first.count),
    rest: new Float64Array(first.count).fill(never),
  };
}
