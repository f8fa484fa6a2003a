import { type Auction, cheapest, holds, never } from './auction-state.ts';

/** The worst place of bidder `v` by profit; −1 when it has room. */
function worst(a: Auction, v: number): number {
  const { first } = a.work;
  const from = first.placeStart[v]!;
  const count = a.got[v]!;
  if (count < first.hi[v]!) return -1;
  let at = from;
  for (let p = from + 1; p < from + count; p += 1) if (a.profit[p]! < a.profit[at]!) at = p;
  return at;
}

/** What a bidder must be given to change: its least profit, or nothing where it may stay without. */
function keeps(a: Auction, v: number): number {
  if (a.work.first.hi[v] === 0) return never;
  const p = worst(a, v);
  return p < 0 ? 0 : a.profit[p]!;
}

/**
 * The reverse auction: nodes of the second side whose free places still have a price lower it, bidding for bidders,
 * until each free place costs nothing or has found somebody.
 */
function bidBack(a: Auction, epsilon: number, budget: number): number {
  const { first, second, weights } = a.work;
  const { ring, queued, held, holder, edge, level, base, gain } = a;
  const { start, edgeAt } = a.work.columns();
  const size = ring.length;
  let left = budget;
  while (a.head !== a.tail && left > 0) {
    const w = ring[a.head]!;
    a.head = a.head + 1 === size ? 0 : a.head + 1;
    queued[w] = 0;
    while (held[w]! < second.hi[w]!) {
      left -= 1;
      const outside = held[w]! < second.lo[w]! ? -never : 0;
      let top = -never;
      let next = outside;
      let at = -1;
      for (let q = start[w]!; q < start[w + 1]!; q += 1) {
        const k = edgeAt === null ? q : edgeAt[q]!;
        const v = first.own[k]!;
        const value = weights![k]! - gain[v]!;
        if (value <= next || holds(a, v, w)) continue;
        if (value > top) {
          if (top > next) next = top;
          top = value;
          at = k;
        } else next = value;
      }
      if (at < 0 || (outside === 0 && top <= 0)) {
        base[w] = 0;
        break;
      }
      if (next === -never) next = top - 8 * epsilon;
      const v = first.own[at]!;
      let p = worst(a, v);
      if (p >= 0) {
        const u = a.gotAt[p]!;
        let q = second.placeStart[u]!;
        while (holder[q] !== v) q += 1;
        const last = second.placeStart[u]! + held[u]! - 1;
        holder[q] = holder[last]!;
        edge[q] = edge[last]!;
        level[q] = level[last]!;
        held[u]! -= 1;
        if (queued[u] === 0 && u !== w) {
          queued[u] = 1;
          ring[a.tail] = u;
          a.tail = a.tail + 1 === size ? 0 : a.tail + 1;
        }
      } else {
        p = first.placeStart[v]! + a.got[v]!;
        a.got[v]! += 1;
      }
      a.gotAt[p] = w;
      a.profit[p] = weights![at]! - next + epsilon;
      const q = second.placeStart[w]! + held[w]!;
      holder[q] = v;
      edge[q] = at;
      held[w]! += 1;
      gain[v] = keeps(a, v);
    }
  }
  return left;
}

/** Whether a place of `w` that nobody holds has a price that it should not have. */
const overpriced = (a: Auction, w: number): boolean => {
  const { hi, lo } = a.work.second;
  return a.held[w]! < hi[w]! && (a.base[w]! > 0 || a.held[w]! < lo[w]!);
};

/** Runs the reverse auction where it is needed and sets prices from what bidders then gain. */
export function* reverse(a: Auction, epsilon: number): Generator<void, void> {
  const { first, second, weights } = a.work;
  a.head = a.tail = 0;
  for (let w = 0; w < second.count; w += 1) {
    if (!overpriced(a, w)) continue;
    a.ring[a.tail++] = w;
    a.queued[w] = 1;
  }
  if (a.tail === 0) return;
  for (let w = 0; w < second.count; w += 1)
    for (let q = second.placeStart[w]!; q < second.placeStart[w]! + a.held[w]!; q += 1) {
      const v = a.holder[q]!;
      let p = first.placeStart[v]!;
      while (a.gotAt[p] !== w) p += 1;
      a.profit[p] = weights![a.edge[q]!]! - a.floor[w]!;
    }
  for (let v = 0; v < first.count; v += 1) a.gain[v] = keeps(a, v);
  let budget = 20 * second.place.length + 10_000;
  while (a.head !== a.tail && budget > 0) {
    budget += bidBack(a, epsilon, 2000) - 2000;
    yield;
  }
  a.queued.fill(0);
  for (let w = 0; w < second.count; w += 1) {
    for (let q = second.placeStart[w]!; q < second.placeStart[w]! + a.held[w]!; q += 1) {
      const v = a.holder[q]!;
      let p = first.placeStart[v]!;
      while (a.gotAt[p] !== w) p += 1;
      a.level[q] = weights![a.edge[q]!]! - a.profit[p]!;
    }
    const low = cheapest(a, w);
    a.floor[w] = low < 0 ? a.base[w]! : a.level[low]!;
  }
  a.rest.fill(never);
}
