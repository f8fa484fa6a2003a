import type { Face } from './face.ts';

/** One side of a working graph; both sides follow the same rules, so every search is written once. */
export interface Half {
  count: number;
  lo: Int32Array;
  hi: Int32Array;
  degree: Int32Array;
  /** Chosen edges of a node: the first `degree` places from `placeStart`. */
  placeStart: Int32Array;
  place: Int32Array;
  /** The node of this side at each edge. */
  own: Int32Array;
}

/** Edges by node: those of `v` are at positions start[v] to start[v + 1]; null where positions are the edges themselves. */
export interface Rows {
  start: Int32Array;
  edgeAt: Int32Array | null;
}

/** The open edges of a face alone, with what they hold: a stage works on this and hands its answer back. */
export interface Work {
  edges: number;
  weights: Int32Array | null;
  /** Greatest common divisor of the weights: duals are multiples of it. Found when first asked for. */
  unit: () => number;
  x: Uint8Array;
  /** Edge of the graph at each edge of the work; null where they are the same. */
  idOf: Int32Array | null;
  first: Half;
  second: Half;
  rows: Rows;
  /** Edges by node of the second side; made when first asked for. */
  columns: () => Rows;
}

function placesOf(hi: Int32Array): Int32Array {
  const start = new Int32Array(hi.length + 1);
  for (let v = 0; v < hi.length; v += 1) start[v + 1] = start[v]! + Math.max(0, hi[v]!);
  return start;
}

function halfOf(own: Int32Array, lo: Int32Array, hi: Int32Array): Half {
  const placeStart = placesOf(hi);
  const place = new Int32Array(placeStart[hi.length]!);
  return { count: hi.length, lo, hi, degree: new Int32Array(hi.length), placeStart, place, own };
}

/** Bounds without the closed edges; a lower bound below 0 says that closed edges exceed it already. */
const less = (values: Int32Array, taken: Int32Array): Int32Array => values.map((v, k) => v - taken[k]!);

function residual(
  { loL, hiL, loR, hiR, fixedL, fixedR }: Face,
  own: Int32Array,
  other: Int32Array,
  flipped: boolean,
): [Half, Half] {
  const left = (edges: Int32Array): Half => halfOf(edges, less(loL, fixedL), less(hiL, fixedL));
  const right = (edges: Int32Array): Half => halfOf(edges, less(loR, fixedR), less(hiR, fixedR));
  return flipped ? [right(own), left(other)] : [left(own), right(other)];
}

/** Open edges by node of the first side, in order. */
function openRows(
  face: Face,
  flipped: boolean,
): { start: Int32Array; own: Int32Array; other: Int32Array; idOf: Int32Array } {
  const { graph, fixed, closed } = face;
  const count = flipped ? graph.m : graph.n;
  const from = flipped ? graph.colStart : graph.rowStart;
  const size = graph.edges - closed;
  const start = new Int32Array(count + 1);
  const other = new Int32Array(size);
  const own = new Int32Array(size);
  const idOf = closed === 0 && flipped ? graph.colEdge : new Int32Array(size);
  const others = flipped ? graph.rowOf : graph.col;
  let at = 0;
  for (let v = 0; v < count; v += 1) {
    for (let q = from[v]!; q < from[v + 1]!; q += 1) {
      const e = flipped ? graph.colEdge[q]! : q;
      if (closed !== 0 && fixed[e] !== 0) continue;
      other[at] = others[e]!;
      own[at] = v;
      idOf[at] = e;
      at += 1;
    }
    start[v + 1] = at;
  }
  return { start, own, other, idOf };
}

/** Where the edges of each node would begin, sorted by node. */
function startsOf(nodes: Int32Array, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (let k = 0; k < nodes.length; k += 1) start[nodes[k]! + 1]! += 1;
  for (let v = 0; v < count; v += 1) start[v + 1]! += start[v]!;
  return start;
}

/** Edges by node of the other side. */
function turned(other: Int32Array, count: number): Rows {
  const start = startsOf(other, count);
  const next = start.slice(0, count);
  const edgeAt = new Int32Array(other.length);
  for (let k = 0; k < other.length; k += 1) edgeAt[next[other[k]!]!++] = k;
  return { start, edgeAt };
}

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function gather(values: Int32Array, at: Int32Array): Int32Array {
  const out = new Int32Array(at.length);
  for (let k = 0; k < at.length; k += 1) out[k] = values[at[k]!]!;
  return out;
}

const mostCounted = 1 << 17;

/** Greatest common divisor of all weights; 1 where they are too wide apart to count. */
function unitOf(weights: Int32Array | null): number {
  if (weights === null) return 1;
  const seen = new Uint8Array(mostCounted);
  for (let k = 0; k < weights.length; k += 1) {
    const weight = Math.abs(weights[k]!);
    if (weight >= mostCounted) return 1;
    seen[weight] = 1;
  }
  let unit = 0;
  for (let weight = 1; weight < mostCounted && unit !== 1; weight += 1) {
    if (seen[weight] === 0) continue;
    let rest = weight;
    while (rest !== 0) [unit, rest] = [rest, unit % rest];
  }
  return Math.max(1, unit);
}

/** A work whose edges stand in rows of the first side. */
function workOfRows(halves: [Half, Half], weights: Int32Array | null, idOf: Int32Array, start: Int32Array): Work {
  const [first, second] = halves;
  return {
    edges: idOf.length,
    weights,
    unit: once(() => unitOf(weights)),
    x: new Uint8Array(idOf.length),
    idOf,
    first,
    second,
    rows: { start, edgeAt: null },
    columns: once(() => turned(second.own, second.count)),
  };
}

/**
 * The working graph of a face; `flipped` puts the right side first. Edges of a first node stand together in memory.
 * It holds nothing yet: `takeOver` brings what the face holds.
 */
export function workOn(face: Face, weights: Int32Array | null, flipped: boolean): Work {
  const { graph } = face;
  if (!flipped && face.closed === 0) {
    const [first, second] = residual(face, graph.rowOf, graph.col, false);
    const columns = (): Rows => ({ start: graph.colStart, edgeAt: graph.colEdge });
    const rows = { start: graph.rowStart, edgeAt: null };
    return {
      edges: graph.edges,
      weights,
      unit: once(() => unitOf(weights)),
      x: new Uint8Array(graph.edges),
      idOf: null,
      first,
      second,
      rows,
      columns,
    };
  }
  const { start, own, other, idOf } = openRows(face, flipped);
  return workOfRows(residual(face, own, other, flipped), weights === null ? null : gather(weights, idOf), idOf, start);
}

/** The marked edges of a work alone, `edges` of them, holding what it holds. */
export function workOfEdges({ first, second, weights, x }: Work, marked: Uint8Array, edges: number): Work {
  const idOf = new Int32Array(edges);
  for (let e = marked.indexOf(1), k = 0; e >= 0; e = marked.indexOf(1, e + 1)) idOf[k++] = e;
  const own = gather(first.own, idOf);
  const halves: [Half, Half] = [
    halfOf(own, first.lo, first.hi),
    halfOf(gather(second.own, idOf), second.lo, second.hi),
  ];
  const core = workOfRows(halves, gather(weights!, idOf), idOf, startsOf(own, first.count));
  hold(core, x);
  return core;
}

/** Takes the edges that `x` has, by the numbers that the work gives them. */
function hold({ first, second, x, idOf }: Work, from: Uint8Array): void {
  if (idOf === null) x.set(from);
  else for (let k = 0; k < idOf.length; k += 1) x[k] = from[idOf[k]!]!;
  for (let k = x.indexOf(1); k >= 0; k = x.indexOf(1, k + 1)) {
    put(first, first.own[k]!, k);
    put(second, second.own[k]!, k);
  }
}

/** Lets go of all that is held. */
export function letGo({ first, second, x }: Work): void {
  x.fill(0);
  first.degree.fill(0);
  second.degree.fill(0);
}

/** Starts from what the face holds. */
export const takeOver = (work: Work, face: Face): void => hold(work, face.x);

/** Writes what the work holds back to the face, or the larger work, that it was made of. */
export function handBack({ x, idOf }: Work, face: { x: Uint8Array }): void {
  if (idOf === null) face.x.set(x);
  else for (let k = 0; k < idOf.length; k += 1) face.x[idOf[k]!] = x[k]!;
}

export function put(half: Half, v: number, k: number): void {
  half.place[half.placeStart[v]! + half.degree[v]!] = k;
  half.degree[v]! += 1;
}

export function drop(half: Half, v: number, k: number): void {
  const last = half.placeStart[v]! + half.degree[v]! - 1;
  let at = last;
  while (half.place[at] !== k) at -= 1;
  half.place[at] = half.place[last]!;
  half.degree[v]! -= 1;
}
