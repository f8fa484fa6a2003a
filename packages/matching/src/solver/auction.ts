import type { Flow, Half } from './kernel.ts';

/** Places of one side with the level at which each is held: a price on one side, a profit on the other. */
interface Places {
  start: Int32Array;
  edge: Int32Array;
  level: Float64Array;
  /** Lowest level of a node's places: what the next bidder must beat. */
  floor: Float64Array;
  floorAt: Int32Array;
  used: Int32Array;
}

interface Floor {
  flow: Flow;
  /** Degree by fixed edges. */
  baseL: Int32Array;
  baseR: Int32Array;
  left: Places;
  right: Places;
}

const closed = Number.POSITIVE_INFINITY;

function createPlaces(half: Half, base: Int32Array): Places {
  const start = new Int32Array(half.count + 1);
  for (let v = 0; v < half.count; v += 1) start[v + 1] = start[v]! + half.hi[v]! - base[v]!;
  const size = start[half.count]!;
  const places: Places = {
    start,
    edge: new Int32Array(size).fill(-1),
    level: new Float64Array(size),
    floor: new Float64Array(half.count),
    floorAt: new Int32Array(half.count),
    used: new Int32Array(half.count),
  };
  for (let v = 0; v < half.count; v += 1) lowest(places, v);
  return places;
}

function lowest(places: Places, v: number): void {
  let at = -1;
  let low = closed;
  for (let k = places.start[v]!; k < places.start[v + 1]!; k += 1) {
    if (places.level[k]! < low || (places.level[k] === low && places.edge[k] === -1)) {
      low = places.level[k]!;
      at = k;
    }
  }
  places.floor[v] = low;
  places.floorAt[v] = at;
}

/** Takes `e` out of the places of `v`; the level of the place stays. */
function leave(places: Places, v: number, e: number): void {
  for (let k = places.start[v]!; k < places.start[v + 1]!; k += 1) {
    if (places.edge[k] !== e) continue;
    places.edge[k] = -1;
    places.used[v]! -= 1;
    return;
  }
}

/** Smallest step of a bid, in score points; a power of two keeps prices exact in doubles. */
const finest = 1 / 32;
const step = 16;

let ring = new Int32Array(1024);

/**
 * Gauss–Seidel auction (Bertsekas): nodes of `from` bid for places of `to` until each has its degree, or has opted out
 * where that is allowed; returns the bids left of `budget`.
 */
function bidAll(
  floor: Floor,
  from: Half,
  own: Places,
  their: Places,
  base: Int32Array,
  epsilon: number,
  budget: number,
): number {
  const { weights, x, fixed } = floor.flow;
  const heads = from === floor.flow.left ? floor.flow.col : floor.flow.rowOf;
  const tails = from === floor.flow.left ? floor.flow.rowOf : floor.flow.col;
  if (ring.length < from.count + 1) ring = new Int32Array(from.count + 1);
  const queued = new Uint8Array(from.count);
  const size = from.count + 1;
  let head = 0;
  let tail = 0;
  for (let v = 0; v < from.count; v += 1) {
    if (own.used[v]! + base[v]! >= from.hi[v]!) continue;
    ring[tail++] = v;
    queued[v] = 1;
  }
  let left = budget;
  while (head !== tail && left > 0) {
    const v = ring[head]!;
    head = head + 1 === size ? 0 : head + 1;
    queued[v] = 0;
    let open = from.hi[v]! - base[v]! - own.used[v]!;
    while (open > 0 && left > 0) {
      left -= 1;
      const mustHave = own.used[v]! + base[v]! < from.lo[v]!;
      let best = Number.NEGATIVE_INFINITY;
      let second = mustHave ? Number.NEGATIVE_INFINITY : 0;
      let bestEdge = -1;
      for (let k = from.start[v]!; k < from.start[v + 1]!; k += 1) {
        const e = from.edgeAt === null ? k : from.edgeAt[k]!;
        if (fixed[e] !== 0 || x[e] !== 0) continue;
        const gain = weights![e]! - their.floor[heads[e]!]!;
        if (gain > best) {
          if (best > second) second = best;
          best = gain;
          bestEdge = e;
        } else if (gain > second) second = gain;
      }
      if (bestEdge < 0 || best === -closed || (!mustHave && best < 0)) break;
      if (second === Number.NEGATIVE_INFINITY) second = best - 8 * epsilon;
      const w = heads[bestEdge]!;
      const at = their.floorAt[w]!;
      const out = their.edge[at]!;
      const ask = weights![bestEdge]! - second + epsilon;
      if (out >= 0) {
        x[out] = 0;
        const u = tails[out]!;
        leave(own, u, out);
        if (queued[u] === 0 && u !== v) {
          queued[u] = 1;
          ring[tail] = u;
          tail = tail + 1 === size ? 0 : tail + 1;
        }
        if (u === v) open += 1;
      } else their.used[w]! += 1;
      their.edge[at] = bestEdge;
      their.level[at] = Math.max(their.level[at]!, ask);
      x[bestEdge] = 1;
      for (let k = own.start[v]!; k < own.start[v + 1]!; k += 1) {
        if (own.edge[k] !== -1) continue;
        own.edge[k] = bestEdge;
        break;
      }
      own.used[v]! += 1;
      lowest(their, w);
      open -= 1;
    }
  }
  return left;
}

/** Prepares places of `from` to be bid for: held places at the holder's gain, free ones at 0. */
function turnRound(floor: Floor, from: Half, own: Places, their: Places): void {
  const { weights } = floor.flow;
  const heads = from === floor.flow.left ? floor.flow.col : floor.flow.rowOf;
  for (let v = 0; v < from.count; v += 1) {
    for (let k = own.start[v]!; k < own.start[v + 1]!; k += 1) {
      const e = own.edge[k]!;
      own.level[k] = e < 0 ? 0 : weights![e]! - their.floor[heads[e]!]!;
    }
    lowest(own, v);
  }
}

/** After a reverse round: what each place of `to` costs, from the levels on the other side; unheld places cost 0. */
function priceBack(floor: Floor, from: Half, own: Places, their: Places): void {
  const { weights } = floor.flow;
  const heads = from === floor.flow.left ? floor.flow.col : floor.flow.rowOf;
  their.level.fill(0);
  const cursor = their.start.slice();
  their.edge.fill(-1);
  for (let v = 0; v < from.count; v += 1)
    for (let k = own.start[v]!; k < own.start[v + 1]!; k += 1) {
      const e = own.edge[k]!;
      if (e < 0) continue;
      const w = heads[e]!;
      const at = cursor[w]!;
      cursor[w] = at + 1;
      their.edge[at] = e;
      their.level[at] = weights![e]! - own.level[k]!;
    }
}

function release(floor: Floor, places: readonly Places[]): void {
  const { x, fixed } = floor.flow;
  for (let e = 0; e < x.length; e += 1) if (fixed[e] === 0) x[e] = 0;
  for (const p of places) {
    p.edge.fill(-1);
    p.used.fill(0);
  }
}

function fixedDegrees(flow: Flow): [Int32Array, Int32Array] {
  const baseL = new Int32Array(flow.left.count);
  const baseR = new Int32Array(flow.right.count);
  for (let e = 0; e < flow.x.length; e += 1) {
    if (flow.fixed[e] === 0 || flow.x[e] === 0) continue;
    baseL[flow.rowOf[e]!]! += 1;
    baseR[flow.col[e]!]! += 1;
  }
  return [baseL, baseR];
}

/** A dual within the bounds that the degree sets: places left free cost nothing, and nobody pays to have more. */
function clamp(dual: number, degree: number, lo: number, hi: number): number {
  if (lo === hi) return dual;
  if (degree < hi && degree > lo) return 0;
  return degree < hi ? Math.max(0, dual) : Math.min(0, dual);
}

/** Integer duals near the auction's prices: chosen edges stay tight, since both ends are rounded by one offset. */
function roundDuals(floor: Floor): void {
  const { flow, left: places, right: prices, baseL, baseR } = floor;
  const { weights, left, right, col, fixed } = flow;
  const exact = new Float64Array(right.count);
  for (let j = 0; j < right.count; j += 1) {
    lowest(prices, j);
    const price = prices.floor[j]!;
    exact[j] = clamp(price === closed ? 0 : -price, baseR[j]! + prices.used[j]!, right.lo[j]!, right.hi[j]!);
    right.dual[j] = Math.floor(exact[j]!);
  }
  for (let i = 0; i < left.count; i += 1) {
    let dual = Number.NEGATIVE_INFINITY;
    for (let k = places.start[i]!; k < places.start[i + 1]!; k += 1) {
      const e = places.edge[k]!;
      if (e >= 0) dual = Math.max(dual, -weights![e]! - exact[col[e]!]!);
    }
    if (dual === Number.NEGATIVE_INFINITY) {
      let best = Number.NEGATIVE_INFINITY;
      for (let e = left.start[i]!; e < left.start[i + 1]!; e += 1)
        if (fixed[e] === 0) best = Math.max(best, weights![e]! + exact[col[e]!]!);
      dual = best === Number.NEGATIVE_INFINITY ? 0 : -best;
    }
    left.dual[i] = Math.ceil(clamp(dual, baseL[i]! + places.used[i]!, left.lo[i]!, left.hi[i]!));
  }
}

/** Good first duals by ε-scaled forward and reverse auctions; x is left for the exact method to correct. */
export function* auctionStart(flow: Flow): Generator<void, void> {
  const { weights, left, right } = flow;
  let most = 1;
  for (const w of weights!) most = Math.max(most, Math.abs(w));
  const [baseL, baseR] = fixedDegrees(flow);
  const floor: Floor = { flow, baseL, baseR, left: createPlaces(left, baseL), right: createPlaces(right, baseR) };
  const units = floor.left.edge.length + floor.right.edge.length;
  let epsilon = finest * step ** Math.max(1, Math.floor(Math.log(most / 64 / finest) / Math.log(step)));
  while (true) {
    release(floor, [floor.left, floor.right]);
    for (let j = 0; j < right.count; j += 1) lowest(floor.right, j);
    let budget = 200 * units + 1000;
    budget = bidAll(floor, left, floor.left, floor.right, baseL, epsilon, budget);
    yield;
    turnRound(floor, left, floor.left, floor.right);
    budget = bidAll(floor, right, floor.right, floor.left, baseR, epsilon, budget);
    priceBack(floor, left, floor.left, floor.right);
    yield;
    if (epsilon <= finest || budget <= 0) break;
    epsilon = Math.max(finest, epsilon / step);
  }
  roundDuals(floor);
}
