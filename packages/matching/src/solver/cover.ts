import { drop, type Half, put, type Rows, type Work } from './work.ts';

/** What unweighted augmentation reached from the nodes that it could not serve: by node 1 or 0; null when all were served. */
export interface Reached {
  from: Uint8Array;
  to: Uint8Array;
}

/** Who wants one edge more, and who may be left with one edge less. */
export interface Wishes {
  wants: (v: number) => boolean;
  gives: (v: number) => boolean;
}

interface Search {
  work: Work;
  from: Half;
  to: Half;
  rows: Rows;
  wishes: Wishes;
  /** Only edges of at least this weight count. */
  least: number;
  /** Next edge of each node to try, and the next that may lead to a place still free. */
  next: Int32Array;
  look: Int32Array;
  seenFrom: Int32Array;
  seenTo: Int32Array;
  round: number;
  /** The path: edge taken from each node on it, place index of the edge given up. */
  node: Int32Array;
  taken: Int32Array;
  place: Int32Array;
}

/** An open edge of `v` to a node with a free place; −1 when there is none, for good. */
function freeEdge({ work, to, rows, least, look }: Search, v: number): number {
  const { weights, x } = work;
  const end = rows.start[v + 1]!;
  for (let q = look[v]!; q < end; q += 1) {
    const k = rows.edgeAt === null ? q : rows.edgeAt[q]!;
    const w = to.own[k]!;
    if (to.degree[w]! >= to.hi[w]! || x[k] !== 0 || (weights !== null && weights[k]! < least)) continue;
    look[v] = q;
    return k;
  }
  look[v] = end;
  return -1;
}

/** The next open edge of `v` to a node not seen in this round; −1 when there is none. */
function nextEdge({ work, to, rows, least, next, seenTo, round }: Search, v: number): number {
  const { weights, x } = work;
  const end = rows.start[v + 1]!;
  for (let q = next[v]!; q < end; q += 1) {
    const k = rows.edgeAt === null ? q : rows.edgeAt[q]!;
    if (seenTo[to.own[k]!] === round || x[k] !== 0 || (weights !== null && weights[k]! < least)) continue;
    next[v] = q + 1;
    return k;
  }
  next[v] = end;
  return -1;
}

/** Follows held edges of the node that the path stands at to the next node of `from`; −1 when all were seen. */
function nextHolder(s: Search, depth: number): number {
  const { to, from, taken, place, seenFrom, round } = s;
  const w = to.own[taken[depth]!]!;
  const end = to.placeStart[w]! + to.degree[w]!;
  for (let p = place[depth]!; p < end; p += 1) {
    const u = from.own[to.place[p]!]!;
    if (seenFrom[u] === round) continue;
    place[depth] = p + 1;
    return u;
  }
  place[depth] = end;
  return -1;
}

/** Takes the edges of the path and gives up those between them; `last` is the edge to a free place, −1 where none is needed. */
function turn({ work, from, to, taken, place }: Search, depth: number, last: number): void {
  const { x } = work;
  for (let d = 0; d < depth; d += 1) {
    const k = to.place[place[d]! - 1]!;
    taken[depth + 1 + d] = k;
  }
  for (let d = 0; d < depth; d += 1) {
    const k = taken[depth + 1 + d]!;
    x[k] = 0;
    drop(from, from.own[k]!, k);
    drop(to, to.own[k]!, k);
  }
  for (let d = 0; d <= depth; d += 1) {
    const k = d === depth ? last : taken[d]!;
    if (k < 0) continue;
    x[k] = 1;
    put(from, from.own[k]!, k);
    put(to, to.own[k]!, k);
  }
}

/** One path from `source` to a free place or to somebody who may give up a place, by depth-first search with lookahead. */
function findPath(s: Search, source: number): boolean {
  const { node, taken, place, seenTo, seenFrom, round, to, wishes } = s;
  let depth = 0;
  node[0] = source;
  seenFrom[source] = round;
  let arrived = true;
  while (depth >= 0) {
    const v = node[depth]!;
    if (arrived) {
      if (depth > 0 && wishes.gives(v)) {
        turn(s, depth, -1);
        return true;
      }
      const free = freeEdge(s, v);
      if (free >= 0) {
        turn(s, depth, free);
        return true;
      }
      taken[depth] = -1;
    }
    let holder = taken[depth]! < 0 ? -1 : nextHolder(s, depth);
    while (holder < 0) {
      const k = nextEdge(s, v);
      if (k < 0) break;
      const w = to.own[k]!;
      seenTo[w] = round;
      taken[depth] = k;
      place[depth] = to.placeStart[w]!;
      holder = nextHolder(s, depth);
    }
    arrived = holder >= 0;
    if (holder < 0) {
      depth -= 1;
      continue;
    }
    seenFrom[holder] = round;
    depth += 1;
    node[depth] = holder;
  }
  return false;
}

/**
 * Gives every node of `from` that wants it one edge more, along alternating paths, as many as can be; nobody of `to`
 * ever loses (Hopcroft and Karp; phases of depth-first search with lookahead as in Pothen and Fan). Returns what the
 * nodes left over reach, which proves that no more can be served.
 */
export function* augment(work: Work, forward: boolean, wishes: Wishes, least = -1): Generator<void, Reached | null> {
  const from = forward ? work.first : work.second;
  const to = forward ? work.second : work.first;
  let waiting: number[] = [];
  for (let v = 0; v < from.count; v += 1) if (wishes.wants(v)) waiting.push(v);
  if (waiting.length === 0) return null;
  const rows = forward ? work.rows : work.columns();
  const s: Search = {
    work,
    from,
    to,
    rows,
    wishes,
    least,
    next: rows.start.slice(0, from.count),
    look: rows.start.slice(0, from.count),
    seenFrom: new Int32Array(from.count),
    seenTo: new Int32Array(to.count),
    round: 0,
    node: new Int32Array(from.count + 1),
    taken: new Int32Array(2 * from.count + 2),
    place: new Int32Array(from.count + 1),
  };
  while (true) {
    s.round += 1;
    let served = 0;
    for (const [count, v] of waiting.entries()) {
      while (wishes.wants(v) && s.seenFrom[v] !== s.round && findPath(s, v)) {
        served += 1;
        if (wishes.wants(v)) s.seenFrom[v] = 0;
      }
      if ((count & 1023) === 0) yield;
    }
    waiting = waiting.filter(wishes.wants);
    if (waiting.length === 0) return null;
    if (served === 0) {
      const mark = (seen: Int32Array): Uint8Array => Uint8Array.from(seen, (round) => (round === s.round ? 1 : 0));
      return { from: mark(s.seenFrom), to: mark(s.seenTo) };
    }
    s.next.set(rows.start.subarray(0, from.count));
  }
}
