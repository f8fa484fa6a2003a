import { isMentor, type Network } from './network.ts';

/**
 * Dijkstra's search over packed costs, one settled node at a time: forward from a node, or backward to one. Arrays are
 * kept between searches; `round` says which entries are of this one.
 */
export interface Frontier {
  isForward: boolean;
  round: number;
  /** Distances, `groups` numbers a node, with the round in which they were written and settled. */
  dist: Float64Array;
  labelled: Int32Array;
  settled: Int32Array;
  /** The neighbour and the pair by which a node was reached; −1 at the start. */
  from: Int32Array;
  via: Int32Array;
  heap: Int32Array;
  at: Int32Array;
  size: number;
  /** Settled nodes in order. */
  order: Int32Array;
  count: number;
  /** Cheapest way from here to the outside (or back from it), where somebody gains or loses a place. */
  exit: Float64Array;
  exitNode: number;
  /** Pairs looked at. */
  work: number;
}

export function createFrontier(nodes: number, groups: number, isForward: boolean): Frontier {
  const ints = (): Int32Array => new Int32Array(nodes);
  return {
    isForward,
    round: 0,
    dist: new Float64Array(nodes * groups),
    labelled: ints(),
    settled: ints(),
    from: ints(),
    via: ints(),
    heap: ints(),
    at: ints(),
    size: 0,
    order: ints(),
    count: 0,
    exit: new Float64Array(groups),
    exitNode: -1,
    work: 0,
  };
}

/** Forgets the last search. */
export function clear(frontier: Frontier): void {
  frontier.round += 1;
  frontier.size = 0;
  frontier.count = 0;
  frontier.work = 0;
  frontier.exit.fill(Number.POSITIVE_INFINITY);
  frontier.exitNode = -1;
}

/** Adds a node from which a search begins. */
export function start(frontier: Frontier, node: number, groups: number): void {
  frontier.dist.fill(0, node * groups, (node + 1) * groups);
  frontier.labelled[node] = frontier.round;
  frontier.from[node] = frontier.via[node] = -1;
  raise(frontier, node, groups, true);
}

/** Begins a new search at `node`. */
export function begin(frontier: Frontier, node: number, groups: number): void {
  clear(frontier);
  start(frontier, node, groups);
}

/** Compares two stretches of packed numbers, the most important group first. */
export function isLess(a: Float64Array, from: number, b: Float64Array, at: number, groups: number): boolean {
  for (let g = 0; g < groups; g += 1) {
    const one = a[from + g]!;
    const other = b[at + g]!;
    if (one !== other) return one < other;
  }
  return false;
}

/** Puts a node where its distance belongs in the heap, after it fell. */
export function raise(frontier: Frontier, node: number, groups: number, isNew: boolean): void {
  const { heap, at, dist } = frontier;
  let k = isNew ? frontier.size++ : at[node]!;
  while (k > 0) {
    const up = (k - 1) >> 1;
    const above = heap[up]!;
    if (!isLess(dist, node * groups, dist, above * groups, groups)) break;
    heap[k] = above;
    at[above] = k;
    k = up;
  }
  heap[k] = node;
  at[node] = k;
}

/** Takes the nearest node out of the heap and settles it. */
export function settle(frontier: Frontier, groups: number): number {
  const { heap, at, dist } = frontier;
  const top = heap[0]!;
  frontier.settled[top] = frontier.round;
  frontier.order[frontier.count++] = top;
  frontier.size -= 1;
  if (frontier.size === 0) return top;
  const last = heap[frontier.size]!;
  const size = frontier.size;
  let k = 0;
  while (true) {
    let child = 2 * k + 1;
    if (child >= size) break;
    if (child + 1 < size && isLess(dist, heap[child + 1]! * groups, dist, heap[child]! * groups, groups)) child += 1;
    const below = heap[child]!;
    if (!isLess(dist, below * groups, dist, last * groups, groups)) break;
    heap[k] = below;
    at[below] = k;
    k = child;
  }
  heap[k] = last;
  at[last] = k;
  return top;
}

/** Looks whether the way out of a settled node is the cheapest so far: with one place less, or with one more. */
export function tryExit(network: Network, frontier: Frontier, node: number): boolean {
  const { costs, degree, places, least } = network;
  const { groups, first, price } = costs;
  const { dist, exit } = frontier;
  const givesUp = isMentor(network, node) === frontier.isForward;
  const d = degree[node]!;
  if (givesUp ? d <= least[node]! : d >= places[node]!) return false;
  const marks = d === (givesUp ? 1 : 0);
  const sign = givesUp ? 1 : -1;
  let isBetter = false;
  for (let g = 0; g < groups; g += 1) {
    const k = node * groups + g;
    const cost = dist[k]! + sign * ((marks ? first[k]! : 0) - price[k]!);
    if (!isBetter) {
      if (cost > exit[g]!) return false;
      if (cost === exit[g]!) continue;
      isBetter = true;
    }
    exit[g] = cost;
  }
  if (isBetter) frontier.exitNode = node;
  return isBetter;
}
