import { expand, type Limits, offerCost } from './expand.ts';
import { begin, clear, type Frontier, isLess, settle, start as startAt } from './frontier.ts';
import { type Gate, peek, rewind, take } from './gate.ts';
import { isMentor, open } from './network.ts';
import { isCrowded } from './packed.ts';
import { breakPair, lackOf, make, refreshGates, type Session } from './session.ts';
import { nowhere, sumIsLess, type Way, wayThrough } from './way.ts';

/** `via` of a person at whom a chain comes in from the outside, or leaves to it. */
const byGate = -2;

/** A search from somebody with a lack (`near`) and, from the other end, from the outside and the opposite lacks (`far`). */
interface Search {
  near: Frontier;
  far: Frontier;
  gate: Gate;
  /** The outside's own price, as it adds to the costs of the gate. */
  shift: Float64Array;
  best: Float64Array;
  /** Least costs of what either half has not settled. */
  nearLeast: Float64Array;
  farLeast: Float64Array;
  nearLimits: Limits;
  farLimits: Limits;
}

function openSearch(session: Session, start: number, isForward: boolean): Search {
  const { network, ahead, back, exits, entries, outside } = session;
  const { groups } = network.costs;
  const numbers = (): Float64Array => new Float64Array(groups);
  const [near, far] = isForward ? [ahead, back] : [back, ahead];
  const best = numbers().fill(Number.POSITIVE_INFINITY);
  const meeting = { best, middle: nowhere };
  const nearLeast = numbers();
  const farLeast = numbers();
  const gate = isForward ? exits : entries;
  begin(near, start, groups);
  clear(far);
  rewind(gate);
  return {
    near,
    far,
    gate,
    shift: outside.map((price) => (isForward ? -price : price)),
    best,
    nearLeast,
    farLeast,
    nearLimits: { skip: -1, meeting, rest: farLeast, other: far },
    farLimits: { skip: -1, meeting, rest: nearLeast, other: near },
  };
}

function leastOf({ size, dist, heap }: Frontier, groups: number, out: Float64Array): void {
  for (let g = 0; g < groups; g += 1) out[g] = size > 0 ? dist[heap[0]! * groups + g]! : Number.POSITIVE_INFINITY;
}

/** The least cost of the far half; true when it is that of the gate's next person. */
function lookFar({ far, gate, shift, farLeast }: Search, groups: number): boolean {
  leastOf(far, groups, farLeast);
  const next = peek(gate);
  if (next < 0) return false;
  const from = next * groups;
  for (let g = 0; g < groups; g += 1) {
    const cost = gate.cost[from + g]! + shift[g]!;
    if (cost > farLeast[g]!) return false;
    if (cost < farLeast[g]!) break;
  }
  for (let g = 0; g < groups; g += 1) farLeast[g] = gate.cost[from + g]! + shift[g]!;
  return true;
}

/** Taking somebody from the gate takes as long as looking at this many pairs. */
const workOfTaking = 16;

/** Finds the cheapest chain; gives how far each half's prices may move, which together is what the chain costs. */
function run(session: Session, search: Search): { nearest: Float64Array; farthest: Float64Array } {
  const { network } = session;
  const { groups } = network.costs;
  const { near, far, gate, shift, best, nearLeast, farLeast, nearLimits, farLimits } = search;
  const throughGate = (node: number): void =>
    offerCost(far, node, byGate, gate.cost, node * groups, shift, groups, farLimits);
  let isNearLast = true;
  while (true) {
    leastOf(near, groups, nearLeast);
    const isGateNext = lookFar(search, groups);
    if (!sumIsLess(nearLeast, farLeast, best)) break;
    isNearLast = near.work <= far.work;
    if (isNearLast) {
      const node = settle(near, groups);
      throughGate(node);
      expand(network, near, node, nearLimits);
    } else if (isGateNext) {
      far.work += workOfTaking;
      throughGate(take(gate, groups));
    } else expand(network, far, settle(far, groups), farLimits);
  }
  if (nearLimits.meeting.middle === nowhere) throw new Error('no chain leads out of a place');
  const still = isNearLast ? farLeast : nearLeast;
  const fixed = isLess(still, 0, best, 0, groups) ? still.slice() : best.slice();
  const moved = best.map((cost, g) => cost - fixed[g]!);
  return isNearLast ? { nearest: moved, farthest: fixed } : { nearest: fixed, farthest: moved };
}

/** Moves the prices of everyone nearer than `most`, so that the chain costs nothing afterwards. */
function movePrices(session: Session, frontier: Frontier, most: Float64Array): void {
  const { network } = session;
  const { groups, price } = network.costs;
  const { dist, order, count, isForward } = frontier;
  for (let k = 0; k < count; k += 1) {
    const node = order[k]!;
    const from = node * groups;
    if (!isLess(dist, from, most, 0, groups)) continue;
    const sign = isMentor(network, node) === isForward ? 1 : -1;
    for (let g = 0; g < groups; g += 1) price[from + g]! += sign * (most[g]! - dist[from + g]!);
    session.isCrowded ||= isCrowded(network.costs, price, from);
    refreshGates(session, node);
  }
}

/** Turns the pairs of a chain: first what breaks, then what is made. */
function turn(session: Session, { pairs }: Way): void {
  const { state } = session.network;
  const made = pairs.filter((e) => state[e] === open);
  for (const e of pairs) if (state[e] !== open) breakPair(session, e, open);
  for (const e of made) make(session, e);
}

/** Mends one pair that somebody lacks or has too many, along the cheapest chain. */
function mend(session: Session, start: number, isForward: boolean, others: readonly number[]): void {
  const { network } = session;
  const { groups } = network.costs;
  const search = openSearch(session, start, isForward);
  const { near, far, nearLimits } = search;
  for (const node of others) {
    const lack = lackOf(network, node);
    if (isMentor(network, node) === isForward ? lack < 0 : lack > 0) startAt(far, node, groups);
  }
  const { nearest, farthest } = run(session, search);
  const { ahead, back } = session;
  const way = wayThrough(ahead, back, nearLimits.meeting.middle);
  const end = isForward ? way.nodes.at(-1)! : way.nodes[0]!;
  movePrices(session, near, nearest);
  movePrices(session, far, farthest);
  for (let g = 0; g < groups; g += 1) session.outside[g]! += isForward ? farthest[g]! : -farthest[g]!;
  turn(session, way);
  if (far.via[end] !== byGate) return;
  network.degree[end]! += isMentor(network, end) === isForward ? -1 : 1;
  refreshGates(session, end);
}

/** Mends one of several people until they have the partners that their degree asks for; chains may end at the others. */
export function mendPerson(session: Session, node: number, people: readonly number[]): void {
  const { network } = session;
  for (let lack = lackOf(network, node); lack !== 0; lack = lackOf(network, node))
    mend(session, node, lack > 0 === isMentor(network, node), people);
}

/** Mends people until each has the partners that their degree asks for. */
export function balance(session: Session, people: readonly number[]): void {
  for (const node of people) mendPerson(session, node, people);
}
