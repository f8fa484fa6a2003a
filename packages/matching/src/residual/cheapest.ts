import { expand, type Limits } from './expand.ts';
import { begin, createFrontier, type Frontier, isLess, settle, tryExit } from './frontier.ts';
import type { Network } from './network.ts';
import { nowhere, outside, sumIsLess, wayThrough } from './way.ts';

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

/** What a frontier's part of a chain costs at least: its nearest unsettled node, or its way out if that is nearer. */
function leastOf({ size, heap, dist, exit }: Frontier, groups: number, out: Float64Array): boolean {
  const isOpen = size > 0 && isLess(dist, heap[0]! * groups, exit, 0, groups);
  for (let g = 0; g < groups; g += 1) out[g] = isOpen ? dist[heap[0]! * groups + g]! : exit[g]!;
  return isOpen;
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
  return meeting.middle === nowhere ? null : { cost: best, pairs: wayThrough(ahead, back, meeting.middle).pairs };
}
