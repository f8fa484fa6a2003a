import { dropTop, heap, push } from './heap.ts';
import { drop, type Half, put, type Rows, type Work } from './work.ts';

/** Integer prices of a working graph: an edge gains weight + both duals; held edges gain 0 or more, others 0 or less. */
export interface WorkDuals {
  first: Float64Array;
  second: Float64Array;
}

/** Scratch of the searches, kept between them; `seen` says in which search a distance was written. */
interface Search {
  dist: Float64Array;
  seen: Int32Array;
  via: Int32Array;
  touched: Int32Array;
  queue: Int32Array;
  round: number;
}

const createSearch = (nodes: number): Search => ({
  dist: new Float64Array(nodes),
  seen: new Int32Array(nodes),
  via: new Int32Array(nodes),
  touched: new Int32Array(nodes),
  queue: new Int32Array(nodes),
  round: 0,
});

const never = Number.POSITIVE_INFINITY;

/** What it costs a node of `from` to hold one edge less than now, beyond the change itself. */
function exitFrom(half: Half, dual: Float64Array, v: number): number {
  if (half.degree[v]! <= half.lo[v]!) return never;
  return dual[v]! < 0 ? -dual[v]! : 0;
}

/** What it costs a node of `to` to hold one edge more than now. */
function exitTo(half: Half, dual: Float64Array, w: number): number {
  if (half.degree[w]! < half.lo[w]!) return 0;
  if (half.degree[w]! >= half.hi[w]!) return never;
  return dual[w]! > 0 ? dual[w]! : 0;
}

/** Whether a node has fewer edges than its dual asks for. */
const lacks = (half: Half, dual: Float64Array, v: number): boolean =>
  half.degree[v]! < (dual[v]! < 0 ? half.hi[v]! : half.lo[v]!);

/** Whether a node has more edges than its dual allows. */
const exceeds = (half: Half, dual: Float64Array, v: number): boolean => dual[v]! > 0 && half.degree[v]! > half.lo[v]!;

/** One direction of the searches: along open edges from `from` to `to`, back along held ones. */
interface Direction {
  work: Work;
  from: Half;
  to: Half;
  rows: Rows;
  dualFrom: Float64Array;
  dualTo: Float64Array;
}

/**
 * Dijkstra along reduced costs from one node whose degree is wrong to the nearest node that can take the change, then
 * shifts the duals so that this path costs nothing. Returns the end node, or −1 when there is none.
 */
function nearest(d: Direction, s: Search, source: number): number {
  const { from, to, dualFrom, dualTo } = d;
  const { start, edgeAt } = d.rows;
  const ownFrom = from.own;
  const ownTo = to.own;
  const { weights, x } = d.work;
  const { dist, seen, via, touched, queue } = s;
  const base = from.count;
  s.round += 1;
  const round = s.round;
  let count = 0;
  let head = 0;
  let tail = 0;
  heap.size = 0;
  let now = 0;
  let end = -1;
  let limit = never;
  const own =
    source < base ? (from.degree[source]! >= from.lo[source]! ? -dualFrom[source]! : never) : dualTo[source - base]!;
  if (own < never) {
    limit = own;
    end = source;
  }
  dist[source] = 0;
  seen[source] = round;
  via[source] = -1;
  touched[count++] = source;
  queue[tail++] = source;
  while (limit > now) {
    if (head === tail) {
      head = tail = 0;
      while (heap.size > 0 && dist[heap.node[0]!]! < heap.key[0]!) dropTop();
      if (heap.size === 0 || heap.key[0]! >= limit) break;
      now = heap.key[0]!;
      while (heap.size > 0 && heap.key[0] === now) {
        if (dist[heap.node[0]!] === now) queue[tail++] = heap.node[0]!;
        dropTop();
      }
      continue;
    }
    const node = queue[head++]!;
    if (node < base) {
      if (node !== source) {
        const out = now + exitFrom(from, dualFrom, node);
        if (out < limit) {
          limit = out;
          end = node;
          if (out === now) break;
        }
      }
      const shift = now - dualFrom[node]!;
      const last = start[node + 1]!;
      for (let q = start[node]!; q < last; q += 1) {
        const k = edgeAt === null ? q : edgeAt[q]!;
        const w = ownTo[k]!;
        const next = shift - weights![k]! - dualTo[w]!;
        const other = base + w;
        if (next >= limit || (seen[other] === round && next >= dist[other]!) || x[k] !== 0) continue;
        if (seen[other] !== round) {
          seen[other] = round;
          touched[count++] = other;
        }
        dist[other] = next;
        via[other] = k;
        if (next === now) queue[tail++] = other;
        else push(next, other);
      }
    } else {
      const w = node - base;
      if (node !== source) {
        const out = now + exitTo(to, dualTo, w);
        if (out < limit) {
          limit = out;
          end = node;
          if (out === now) break;
        }
      }
      const last = to.placeStart[w]! + to.degree[w]!;
      for (let p = to.placeStart[w]!; p < last; p += 1) {
        const k = to.place[p]!;
        const other = ownFrom[k]!;
        const next = now + weights![k]! + dualTo[w]! + dualFrom[other]!;
        if (next >= limit || (seen[other] === round && next >= dist[other]!)) continue;
        if (seen[other] !== round) {
          seen[other] = round;
          touched[count++] = other;
        }
        dist[other] = next;
        via[other] = k;
        if (next === now) queue[tail++] = other;
        else push(next, other);
      }
    }
  }
  if (end < 0 || limit === 0) return end;
  for (let t = 0; t < count; t += 1) {
    const node = touched[t]!;
    const change = limit - dist[node]!;
    if (change <= 0) continue;
    if (node < base) dualFrom[node]! += change;
    else dualTo[node - base]! -= change;
  }
  return end;
}

let path = new Int32Array(1024);

/** Turns the edges of the path that ends in `end`: the held are let go before the open are taken. */
function turn({ work, from, to }: Direction, { via }: Search, end: number): void {
  const { x } = work;
  let length = 0;
  let node = end;
  while (via[node]! >= 0) {
    if (length === path.length) {
      const longer = new Int32Array(length * 2);
      longer.set(path);
      path = longer;
    }
    const k = via[node]!;
    path[length++] = k;
    node = node < from.count ? from.count + to.own[k]! : from.own[k]!;
  }
  for (let p = 0; p < length; p += 1) {
    const k = path[p]!;
    if (x[k] === 0) continue;
    drop(from, from.own[k]!, k);
    drop(to, to.own[k]!, k);
    x[k] = 2;
  }
  for (let p = 0; p < length; p += 1) {
    const k = path[p]!;
    if (x[k] === 2) x[k] = 0;
    else {
      put(from, from.own[k]!, k);
      put(to, to.own[k]!, k);
      x[k] = 1;
    }
  }
}

/**
 * Makes an answer and integer duals optimal together: every node whose degree is not the one its dual asks for sends
 * the difference along a shortest path (Ahuja, Magnanti and Orlin, ch. 9). False when no answer keeps the bounds.
 */
export function* finish(work: Work, duals: WorkDuals): Generator<void, boolean> {
  const { first, second } = work;
  const search = createSearch(first.count + second.count);
  for (const forward of [true, false]) {
    const d: Direction = forward
      ? { work, from: first, to: second, rows: work.rows, dualFrom: duals.first, dualTo: duals.second }
      : { work, from: second, to: first, rows: work.rows, dualFrom: duals.second, dualTo: duals.first };
    const { from, to } = d;
    for (let node = 0; node < from.count + to.count; node += 1) {
      while (node < from.count ? lacks(from, d.dualFrom, node) : exceeds(to, d.dualTo, node - from.count)) {
        if (!forward) d.rows = work.columns();
        const end = nearest(d, search, node);
        if (end < 0) return false;
        turn(d, search, end);
      }
      if ((node & 1023) === 0) yield;
    }
  }
  return true;
}
