import { type Flow, type Half, worth } from './kernel.ts';

/** Result of one search: distances, the distance of the nearest place to end, and where it began. */
export interface Reach {
  dist: Float64Array;
  limit: number;
  sources: Int32Array;
  sourceCount: number;
}

let heapKey = new Float64Array(1024);
let heapNode = new Int32Array(1024);
let heapSize = 0;

function push(key: number, node: number): void {
  if (heapSize === heapKey.length) {
    const keys = new Float64Array(heapSize * 2);
    keys.set(heapKey);
    heapKey = keys;
    const nodes = new Int32Array(heapSize * 2);
    nodes.set(heapNode);
    heapNode = nodes;
  }
  let at = heapSize++;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (heapKey[up]! <= key) break;
    heapKey[at] = heapKey[up]!;
    heapNode[at] = heapNode[up]!;
    at = up;
  }
  heapKey[at] = key;
  heapNode[at] = node;
}

function dropTop(): void {
  heapSize -= 1;
  const key = heapKey[heapSize]!;
  const node = heapNode[heapSize]!;
  let at = 0;
  while (true) {
    let down = 2 * at + 1;
    if (down >= heapSize) break;
    if (down + 1 < heapSize && heapKey[down + 1]! < heapKey[down]!) down += 1;
    if (heapKey[down]! >= key) break;
    heapKey[at] = heapKey[down]!;
    heapNode[at] = heapNode[down]!;
    at = down;
  }
  heapKey[at] = key;
  heapNode[at] = node;
}

/** Nodes at the current distance; each enters at most once per distance. */
let queue = new Int32Array(1024);

/** Collects nodes with too few edges on `from` and too many on `to`. */
function collectSources(from: Half, to: Half, found: Reach): void {
  let count = 0;
  for (let v = 0; v < from.count; v += 1) if (from.target[v]! > from.degree[v]!) found.sources[count++] = v;
  for (let v = 0; v < to.count; v += 1) if (to.degree[v]! > to.target[v]!) found.sources[count++] = from.count + v;
  found.sourceCount = count;
}

/** Distance from a settled node straight out of the graph: 0 where degree must fall (or rise), else by its dual. */
function exitCost(from: Half, to: Half, node: number): number {
  if (node < from.count) {
    if (from.degree[node]! > from.target[node]!) return 0;
    const r = from.target[node]!;
    return r > from.lo[node]! ? worth(from, node, r) - from.dual[node]! : Number.POSITIVE_INFINITY;
  }
  const v = node - from.count;
  if (to.target[v]! > to.degree[v]!) return 0;
  const r = to.target[v]!;
  return r < to.hi[v]! ? to.dual[v]! - worth(to, v, r + 1) : Number.POSITIVE_INFINITY;
}

/**
 * Dijkstra from all sources along reduced costs up to the nearest end; then shifts the duals by it, so that every
 * shortest path has cost 0. With no end in reach `limit` is infinite, and finite distances mark a cut.
 */
export function reach(flow: Flow, from: Half, to: Half, found: Reach): void {
  const { weights, x, fixed } = flow;
  const { dist } = found;
  collectSources(from, to, found);
  found.limit = Number.POSITIVE_INFINITY;
  if (found.sourceCount === 0) return;
  if (queue.length < dist.length) queue = new Int32Array(dist.length);
  dist.fill(Number.POSITIVE_INFINITY);
  heapSize = 0;
  let head = 0;
  let tail = 0;
  for (let s = 0; s < found.sourceCount; s += 1) {
    dist[found.sources[s]!] = 0;
    queue[tail++] = found.sources[s]!;
  }
  const headOfFrom = from === flow.left ? flow.col : flow.rowOf;
  const headOfTo = from === flow.left ? flow.rowOf : flow.col;
  let now = 0;
  let limit = Number.POSITIVE_INFINITY;
  while (true) {
    if (head === tail) {
      head = tail = 0;
      while (heapSize > 0 && dist[heapNode[0]!]! < heapKey[0]!) dropTop();
      if (heapSize === 0 || heapKey[0]! >= limit) break;
      now = heapKey[0]!;
      while (heapSize > 0 && heapKey[0] === now) {
        if (dist[heapNode[0]!] === now) queue[tail++] = heapNode[0]!;
        dropTop();
      }
      continue;
    }
    const node = queue[head++]!;
    if (now >= limit) continue;
    const out = now + exitCost(from, to, node);
    if (out < limit) limit = out;
    const inFrom = node < from.count;
    const half = inFrom ? from : to;
    const other = inFrom ? to : from;
    const v = inFrom ? node : node - from.count;
    const base = inFrom ? from.count : 0;
    const wanted = inFrom ? 0 : 1;
    const sign = inFrom ? -1 : 1;
    const heads = inFrom ? headOfFrom : headOfTo;
    const { edgeAt } = half;
    const dual = half.dual[v]!;
    for (let k = half.start[v]!; k < half.start[v + 1]!; k += 1) {
      const e = edgeAt === null ? k : edgeAt[k]!;
      if (fixed[e] !== 0 || x[e] !== wanted) continue;
      const w = heads[e]!;
      const next = now + sign * ((weights === null ? 0 : weights[e]!) + dual + other.dual[w]!);
      if (next >= dist[base + w]! || next > limit) continue;
      dist[base + w] = next;
      if (next === now) {
        queue[tail++] = base + w;
      } else push(next, base + w);
    }
  }
  found.limit = limit;
  if (limit > 0 && limit < Number.POSITIVE_INFINITY) shiftDuals(from, to, dist, limit);
}

function shiftDuals(from: Half, to: Half, dist: Float64Array, limit: number): void {
  for (let v = 0; v < from.count; v += 1) if (dist[v]! < limit) from.dual[v]! += limit - dist[v]!;
  for (let v = 0; v < to.count; v += 1) {
    const d = dist[from.count + v]!;
    if (d < limit) to.dual[v]! -= limit - d;
  }
}
