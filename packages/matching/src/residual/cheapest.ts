import { expand, type Limits } from './expand.ts';
import { begin, createFrontier, type Frontier, isLess, settle, tryExit } from './frontier.ts';
import type { Network } from './network.ts';

/** A chain of changes: the pairs in order and what it costs, in packed numbers. */
export interface Chain {
  cost: Float64Array;
  pairs: number[];
}

/** Searches of one network, from both ends at once; keeps its arrays from question to question. */
export interface Seeker {
  network: Network;
  ahead: Frontier;
  back: Frontier;
}

export function createSeeker(network: Network): Seeker {
  const { nodes, costs } = network;
  return {
    network,
    ahead: createFrontier(nodes, costs.groups, true),
    back: createFrontier(nodes, costs.groups, false),
  };
}

/** The outside, where somebody gains or loses a place, in the middle of a chain. */
const outside = -1;

/** What a frontier's part of a chain costs at least: its nearest unsettled node, or its way out if that is nearer. */
function leastOf({ size, heap, dist, exit }: Frontier, groups: number, out: Float64Array): boolean {
  const isOpen = size > 0 && isLess(dist, heap[0]! * groups, exit, 0, groups);
  for (let g = 0; g < groups; g += 1) out[g] = isOpen ? dist[heap[0]! * groups + g]! : exit[g]!;
  return isOpen;
}

function sumIsLess(a: Float64Array, b: Float64Array, best: Float64Array): boolean {
  for (let g = 0; g < best.length; g += 1) {
    const sum = a[g]! + b[g]!;
    if (sum !== best[g]!) return sum < best[g]!;
  }
  return false;
}

/** Settles the nearest node of a frontier, and sees whether a chain through the outside is now the best. */
function advance(network: Network, frontier: Frontier, other: Frontier, limits: Limits): void {
  const { meeting } = limits;
  const { best } = meeting;
  const node = settle(frontier, network.costs.groups);
  if (tryExit(network, frontier, node) && sumIsLess(frontier.exit, other.exit, best)) {
    for (let g = 0; g < best.length; g += 1) best[g] = frontier.exit[g]! + other.exit[g]!;
    meeting.middle = outside;
  }
  expand(network, frontier, node, limits);
}

/**
 * Cheapest way, in lexicographic order of stages, to move one place from node `from` to node `to`, never over pair
 * `skip`; null when there is none. A chain may pass the outside once. Chains that lose nothing are looked for first:
 * that search sees few pairs, and answers most questions where scores are often equal.
 */
export function cheapestChain(seeker: Seeker, from: number, to: number, skip: number): Chain | null {
  const { groups, step, places } = seeker.network.costs;
  const free = step.map((unit) => unit * ((places.at(-1)!.base - 1) / 2));
  const everything = new Float64Array(groups).fill(Number.POSITIVE_INFINITY);
  return chainBelow(seeker, from, to, skip, free) ?? chainBelow(seeker, from, to, skip, everything);
}

const nowhere = -2;

/** Dijkstra from both ends for a chain that costs less than `best`, which becomes its cost. */
function chainBelow(seeker: Seeker, from: number, to: number, skip: number, best: Float64Array): Chain | null {
  const { network, ahead, back } = seeker;
  const { groups } = network.costs;
  const aheadLeast = new Float64Array(groups);
  const backLeast = new Float64Array(groups);
  const meeting = { best, middle: nowhere };
  const aheadLimits: Limits = { skip, meeting, rest: backLeast, other: back };
  const backLimits: Limits = { skip, meeting, rest: aheadLeast, other: ahead };
  begin(ahead, from, groups);
  begin(back, to, groups);
  while (true) {
    const canAhead = leastOf(ahead, groups, aheadLeast);
    const canBack = leastOf(back, groups, backLeast);
    if ((!canAhead && !canBack) || !sumIsLess(aheadLeast, backLeast, best)) break;
    if (canAhead && (!canBack || ahead.work <= back.work)) advance(network, ahead, back, aheadLimits);
    else advance(network, back, ahead, backLimits);
  }
  return meeting.middle === nowhere ? null : { cost: best, pairs: chainThrough(ahead, back, meeting.middle) };
}

/** The pairs on the way through `middle`; where the two halves share a node, the free round between is cut out. */
function chainThrough(ahead: Frontier, back: Frontier, middle: number): number[] {
  const nodes: number[] = [];
  const pairs: number[] = [];
  const visit = (node: number, pair: number): void => {
    const seen = nodes.indexOf(node);
    if (seen >= 0) {
      nodes.length = seen + 1;
      pairs.length = seen;
      return;
    }
    nodes.push(node);
    if (nodes.length > 1) pairs.push(pair);
  };
  const half: number[] = [];
  for (let v = middle === outside ? ahead.exitNode : middle; v >= 0; v = ahead.from[v]!) half.push(v);
  for (const v of half.reverse()) visit(v, ahead.via[v]!);
  if (middle === outside) visit(outside, -1);
  let via = middle === outside ? -1 : back.via[middle]!;
  for (let v = middle === outside ? back.exitNode : back.from[middle]!; v >= 0; v = back.from[v]!) {
    visit(v, via);
    via = back.via[v]!;
  }
  return pairs.filter((e) => e >= 0);
}
