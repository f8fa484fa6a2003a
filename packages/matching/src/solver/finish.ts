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
  /** Nodes at the present distance that wait to be looked at; farther ones wait in the heap. */
  queue: Int32Array;
  round: number;
  count: number;
  tail: number;
  now: number;
  /** Distance of the nearest end found, and where it is. */
  limit: number;
  end: number;
}

const createSearch = (nodes: number): Search => ({
  dist: new Float64Array(nodes),
  seen: new Int32Array(nodes),
  via: new Int32Array(nodes),
  touched: new Int32Array(nodes),
  queue: new Int32Array(nodes),
  round: 0,
  count: 0,
  tail: 0,
  now: 0,
  limit: 0,
  end: -1,
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

/** Notes a way to `node` over edge `k` at distance `next`, where it is the shortest yet. */
function offer(s: Search, node: number, next: number, k: number): void {
  const { dist, seen, round } = s;
  if (seen[node] !== round) {
    seen[node] = round;
    s.touched[s.count++] = node;
  } else if (next >= dist[node]!) return;
  dist[node] = next;
  s.via[node] = k;
  if (next === s.now) s.queue[s.tail++] = node;
  else push(next, node);
}

/** Looks along the edges of a node: open ones from `from`, held ones from `to`. */
function spread({ work, from, to, rows, dualFrom, dualTo }: Direction, s: Search, node: number): void {
  const { weights, x } = work;
  const { start, edgeAt } = rows;
  const base = from.count;
  if (node < base) {
    const shift = s.now - dualFrom[node]!;
    const last = start[node + 1]!;
    for (let q = start[node]!; q < last; q += 1) {
      const k = edgeAt === null ? q : edgeAt[q]!;
      const w = to.own[k]!;
      const next = shift - weights![k]! - dualTo[w]!;
      if (next < s.limit && x[k] === 0) offer(s, base + w, next, k);
    }
    return;
  }
  const w = node - base;
  const last = to.placeStart[w]! + to.degree[w]!;
  for (let p = to.placeStart[w]!; p < last; p += 1) {
    const k = to.place[p]!;
    const v = from.own[k]!;
    const next = s.now + weights![k]! + dualTo[w]! + dualFrom[v]!;
    if (next < s.limit) offer(s, v, next, k);
  }
}

/** Takes the nodes at the next distance from the heap; false when none is nearer than the limit. */
function nextDistance(s: Search): boolean {
  const { dist, queue } = s;
  s.tail = 0;
  while (heap.size > 0 && dist[heap.node[0]!]! < heap.key[0]!) dropTop();
  if (heap.size === 0 || heap.key[0]! >= s.limit) return false;
  s.now = heap.key[0]!;
  while (heap.size > 0 && heap.key[0] === s.now) {
    if (dist[heap.node[0]!] === s.now) queue[s.tail++] = heap.node[0]!;
    dropTop();
  }
  return true;
}

function shiftDuals({ from, dualFrom, dualTo }: Direction, { dist, touched, count, limit }: Search): void {
  for (let t = 0; t < count; t += 1) {
    const node = touched[t]!;
    const change = limit - dist[node]!;
    if (change <= 0) continue;
    if (node < from.count) dualFrom[node]! += change;
    else dualTo[node - from.count]! -= change;
  }
}

/** Begins a search; the source itself may be the end, when its dual gives way. */
function begin({ from, dualFrom, dualTo }: Direction, s: Search, source: number): void {
  const inFrom = source < from.count;
  const own = inFrom ? -dualFrom[source]! : dualTo[source - from.count]!;
  const mayStay = !inFrom || from.degree[source]! >= from.lo[source]!;
  heap.size = 0;
  s.round += 1;
  s.count = s.tail = s.now = 0;
  s.limit = mayStay ? own : never;
  s.end = mayStay ? source : -1;
  offer(s, source, 0, -1);
}

/**
 * Dijkstra along reduced costs from one node whose degree is wrong to the nearest node that can take the change, then
 * shifts the duals so that this path costs nothing. Returns the end node, or −1 when there is none.
 */
function nearest(d: Direction, s: Search, source: number): number {
  const { from, to, dualFrom, dualTo } = d;
  begin(d, s, source);
  let head = 0;
  while (s.limit > s.now) {
    if (head === s.tail) {
      head = 0;
      if (!nextDistance(s)) break;
      continue;
    }
    const node = s.queue[head++]!;
    if (node !== source) {
      const exit = node < from.count ? exitFrom(from, dualFrom, node) : exitTo(to, dualTo, node - from.count);
      if (s.now + exit < s.limit) {
        s.limit = s.now + exit;
        s.end = node;
        if (exit === 0) break;
      }
    }
    spread(d, s, node);
  }
  if (s.end >= 0 && s.limit > 0) shiftDuals(d, s);
  return s.end;
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
