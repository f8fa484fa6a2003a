import { type Auction, cheapest, holds, loses, mostKept, never } from './auction-state.ts';
import { strideOf } from './wide.ts';

const gains = new Float64Array(mostKept);
const order = new Int32Array(mostKept);

/** Longer rows are not read in order. */
const mostInOrder = 64;

/**
 * Reads a whole row and keeps its best edges, best first. Rows begin at different places, so that not everybody asks for
 * the first of many equals.
 */
function readRow(a: Auction, v: number): void {
  const { weights } = a.work;
  const { start } = a.work.rows;
  const head = a.work.second.own;
  const { floor, best, bestEdge, kept } = a;
  const length = start[v + 1]! - start[v]!;
  const end = start[v + 1]!;
  const stride = length <= mostInOrder ? 1 : strideOf(length);
  let count = 0;
  let rest = -never;
  let least = -never;
  let k = length > 0 ? start[v]! + ((Math.imul(v, 2_654_435_761) >>> 1) % length) : 0;
  for (let left = length; left > 0; left -= 1, k = k + stride >= end ? k + stride - length : k + stride) {
    const gain = weights![k]! - floor[head[k]!]!;
    if (gain <= rest) continue;
    let at = count;
    if (count === kept) {
      if (gain <= least) {
        rest = gain;
        continue;
      }
      at -= 1;
      rest = least;
    } else count += 1;
    while (at > 0 && gains[at - 1]! < gain) {
      gains[at] = gains[at - 1]!;
      order[at] = order[at - 1]!;
      at -= 1;
    }
    gains[at] = gain;
    order[at] = k;
    if (count === kept) least = gains[kept - 1]!;
  }
  const from = v * kept;
  for (let c = 0; c < count; c += 1) {
    const k = order[c]!;
    bestEdge[from + c] = k;
    best[2 * (from + c)] = head[k]!;
    best[2 * (from + c) + 1] = weights![k]!;
  }
  a.bestCount[v] = count;
  a.rest[v] = rest;
}

/** The same as `bidAll` where nobody has more than one place: who bids holds nothing, and who loses waits already nowhere. */
function bidOnes(a: Auction, epsilon: number, budget: number): number {
  const { lo } = a.work.first;
  const { kept, floor, ring, queued, best, bestEdge, bestCount, rest, got, gotAt, holder, edge, held } = a;
  const size = ring.length;
  let left = budget;
  let { head, tail } = a;
  while (head !== tail && left > 0) {
    const v = ring[head]!;
    head = head + 1 === size ? 0 : head + 1;
    queued[v] = 0;
    left -= 1;
    const from = v * kept;
    const outside = lo[v] === 1 ? -never : 0;
    let top = -never;
    let next = outside;
    let at = -1;
    for (let isFresh = false; ; isFresh = true) {
      const end = from + bestCount[v]!;
      for (let c = from; c < end; c += 1) {
        const gain = best[2 * c + 1]! - floor[best[2 * c]!]!;
        if (gain <= next) continue;
        if (gain > top) {
          if (top > next) next = top;
          top = gain;
          at = c;
        } else next = gain;
      }
      if (next >= rest[v]! || isFresh) break;
      readRow(a, v);
      top = -never;
      next = outside;
      at = -1;
    }
    if (at < 0 || (outside === 0 && top <= 0)) continue;
    if (next === -never) next = top - 8 * epsilon;
    const w = best[2 * at]!;
    if (held[w] === 0) held[w] = 1;
    else {
      const u = holder[w]!;
      got[u] = 0;
      queued[u] = 1;
      ring[tail] = u;
      tail = tail + 1 === size ? 0 : tail + 1;
    }
    holder[w] = v;
    edge[w] = bestEdge[at]!;
    floor[w] = best[2 * at + 1]! - next + epsilon;
    gotAt[v] = w;
    got[v] = 1;
  }
  a.head = head;
  a.tail = tail;
  return left;
}

/** Lets bidders bid until none waits or the budget is spent; returns what is left of it. */
export function bidAll(a: Auction, epsilon: number, budget: number): number {
  if (a.areOnes) return bidOnes(a, epsilon, budget);
  const { first, second } = a.work;
  const { placeStart } = second;
  const { kept, floor, ring, queued, best, bestEdge, bestCount, rest, got, level, holder, edge, held } = a;
  const size = ring.length;
  let left = budget;
  let { head, tail } = a;
  while (head !== tail && left > 0) {
    const v = ring[head]!;
    head = head + 1 === size ? 0 : head + 1;
    queued[v] = 0;
    const from = v * kept;
    while (got[v]! < first.hi[v]!) {
      left -= 1;
      const outside = got[v]! < first.lo[v]! ? -never : 0;
      const holdsSome = got[v]! > 0;
      let top = -never;
      let next = outside;
      let at = -1;
      for (let tries = 0; ; tries += 1) {
        top = -never;
        next = outside;
        at = -1;
        const end = from + bestCount[v]!;
        for (let c = from; c < end; c += 1) {
          const gain = best[2 * c + 1]! - floor[best[2 * c]!]!;
          if (gain > next && !(holdsSome && holds(a, v, best[2 * c]!))) {
            if (gain > top) {
              if (top > next) next = top;
              top = gain;
              at = c;
            } else next = gain;
          }
        }
        if (next >= rest[v]! || tries > 0) break;
        readRow(a, v);
      }
      if (at < 0 || (outside === 0 && top <= 0)) break;
      if (next === -never) next = top - 8 * epsilon;
      const w = best[2 * at]!;
      const ask = best[2 * at + 1]! - next + epsilon;
      const places = second.hi[w]!;
      let p = placeStart[w]! + held[w]!;
      if (held[w]! < places) held[w]! += 1;
      else {
        p = places === 1 ? placeStart[w]! : cheapest(a, w);
        const u = holder[p]!;
        loses(a, u, w);
        if (queued[u] === 0 && u !== v) {
          queued[u] = 1;
          ring[tail] = u;
          tail = tail + 1 === size ? 0 : tail + 1;
        }
      }
      holder[p] = v;
      edge[p] = bestEdge[at]!;
      level[p] = ask;
      a.gotAt[first.placeStart[v]! + got[v]!] = w;
      got[v]! += 1;
      if (places === 1) floor[w] = ask;
      else if (held[w] === places) floor[w] = level[cheapest(a, w)]!;
    }
  }
  a.head = head;
  a.tail = tail;
  return left;
}
