import { type Flow, type Half, worth } from './kernel.ts';
import type { Reach } from './reach.ts';

let place = new Int32Array(1024);
let seen = new Int32Array(1024);
let pathNode = new Int32Array(1024);
let pathEdge = new Int32Array(1024);
let round = 0;

function prepare(nodes: number): void {
  if (place.length < nodes) {
    place = new Int32Array(nodes);
    seen = new Int32Array(nodes);
    pathNode = new Int32Array(nodes);
    pathEdge = new Int32Array(nodes);
  }
  if (round > 2_000_000_000) {
    seen.fill(0);
    round = 0;
  }
}

/** Ends a path at this node at no cost, if that is possible: a wanted change of degree, or a free change of target. */
function endHere(from: Half, to: Half, node: number, isStart: boolean): boolean {
  if (node < from.count) {
    if (!isStart && from.degree[node]! > from.target[node]!) return true;
    const r = from.target[node]!;
    if (r <= from.lo[node]! || worth(from, node, r) !== from.dual[node]!) return false;
    from.target[node] = r - 1;
    return true;
  }
  const v = node - from.count;
  if (!isStart && to.target[v]! > to.degree[v]!) return true;
  const r = to.target[v]!;
  if (r >= to.hi[v]! || worth(to, v, r + 1) !== to.dual[v]!) return false;
  to.target[v] = r + 1;
  return true;
}

const stillNeeds = (from: Half, to: Half, node: number): boolean =>
  node < from.count
    ? from.target[node]! > from.degree[node]!
    : to.degree[node - from.count]! > to.target[node - from.count]!;

/** Moves x along paths of cost 0 from every source until none is left in this round (a blocking flow by depth-first search). */
export function augmentAll(flow: Flow, from: Half, to: Half, found: Reach): void {
  const nodes = from.count + to.count;
  prepare(nodes);
  for (let v = 0; v < from.count; v += 1) place[v] = from.start[v]!;
  for (let v = 0; v < to.count; v += 1) place[from.count + v] = to.start[v]!;
  round += 1;
  for (let s = 0; s < found.sourceCount; s += 1) {
    const source = found.sources[s]!;
    while (stillNeeds(from, to, source) && seen[source] !== round && findPath(flow, from, to, source));
  }
}

function findPath(flow: Flow, from: Half, to: Half, source: number): boolean {
  const { weights, x, fixed } = flow;
  const headOfFrom = from === flow.left ? flow.col : flow.rowOf;
  const headOfTo = from === flow.left ? flow.rowOf : flow.col;
  let depth = 0;
  pathNode[0] = source;
  seen[source] = round;
  if (endHere(from, to, source, true)) {
    seen[source] = 0;
    return true;
  }
  while (depth >= 0) {
    const node = pathNode[depth]!;
    const inFrom = node < from.count;
    const half = inFrom ? from : to;
    const other = inFrom ? to : from;
    const v = inFrom ? node : node - from.count;
    const base = inFrom ? from.count : 0;
    const wanted = inFrom ? 0 : 1;
    const heads = inFrom ? headOfFrom : headOfTo;
    const { edgeAt } = half;
    const dual = half.dual[v]!;
    const end = half.start[v + 1]!;
    let k = place[node]!;
    let stepped = false;
    for (; k < end; k += 1) {
      const e = edgeAt === null ? k : edgeAt[k]!;
      if (fixed[e] !== 0 || x[e] !== wanted) continue;
      const w = heads[e]!;
      if (seen[base + w] === round || (weights === null ? 0 : weights[e]!) + dual + other.dual[w]! !== 0) continue;
      pathEdge[depth] = e;
      depth += 1;
      pathNode[depth] = base + w;
      stepped = true;
      break;
    }
    place[node] = k;
    if (!stepped) {
      depth -= 1;
      continue;
    }
    const next = pathNode[depth]!;
    seen[next] = round;
    if (endHere(from, to, next, false)) {
      turnPath(flow, depth);
      return true;
    }
  }
  return false;
}

/** Flips the edges of the path found and counts degrees; its nodes may be used again. */
function turnPath(flow: Flow, depth: number): void {
  for (let d = 0; d < depth; d += 1) {
    const e = pathEdge[d]!;
    const change = flow.x[e] === 0 ? 1 : -1;
    flow.x[e] = flow.x[e] === 0 ? 1 : 0;
    flow.left.degree[flow.rowOf[e]!]! += change;
    flow.right.degree[flow.col[e]!]! += change;
  }
  for (let d = 0; d <= depth; d += 1) seen[pathNode[d]!] = 0;
}
