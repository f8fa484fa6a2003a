import { createFrontier, type Frontier } from './frontier.ts';
import { createGate, type Gate, refresh } from './gate.ts';
import { balance, mendPerson } from './mend.ts';
import { chosen, fixed, gainOf, isMentor, menteeOf, mentorOf, type Network, open } from './network.ts';
import { repack } from './packed.ts';

/**
 * A network that is kept optimal while it changes. Prices stay such that no chain of changes gains, so that each change
 * is mended by one or two shortest chains (successive shortest paths; Ahuja, Magnanti, Orlin: Network Flows, ch. 9).
 */
export interface Session {
  network: Network;
  ahead: Frontier;
  back: Frontier;
  exits: Gate;
  entries: Gate;
  /** Price of the outside: it adds to the prices of mentors and is taken from those of mentees. */
  outside: Float64Array;
  /** Room for chosen pairs by node, and the end of all that is given out. */
  heldRoom: Int32Array;
  heldEnd: number;
  /** Pairs made or broken since somebody last looked; a pair that changed back stands here twice. */
  changed: number[];
  /** True once a price came near the digit of another stage. */
  isCrowded: boolean;
}

export function openSession(network: Network): Session {
  const { nodes, costs, heldCount, held } = network;
  return {
    network,
    ...searchers(network, nodes),
    outside: new Float64Array(costs.groups),
    heldRoom: heldCount.slice(),
    heldEnd: held.length,
    changed: [],
    isCrowded: false,
  };
}

/** What searches need, for `room` people. */
export function searchers(network: Network, room: number) {
  const { groups } = network.costs;
  const exits = createGate(room, groups, true);
  const entries = createGate(room, groups, false);
  for (let node = 0; node < network.nodes; node += 1) {
    refresh(network, exits, node);
    refresh(network, entries, node);
  }
  return { ahead: createFrontier(room, groups, true), back: createFrontier(room, groups, false), exits, entries };
}

/** After the price, places or degree of a person changed. */
export function refreshGates({ network, exits, entries }: Session, node: number): void {
  refresh(network, exits, node);
  refresh(network, entries, node);
}

/** How many chosen pairs a person lacks to their degree; negative when they have too many. */
export const lackOf = ({ degree, least, heldCount }: Network, node: number): number =>
  degree[node]! - least[node]! - heldCount[node]!;

/** A longer copy of a typed array. */
export function longer<T extends Int32Array | Float64Array | Uint8Array>(old: T, size: number): T {
  const next = new (old.constructor as new (size: number) => T)(size);
  next.set(old);
  return next;
}

function hold(session: Session, node: number, e: number): void {
  const { network, heldRoom } = session;
  const { heldStart, heldCount } = network;
  const count = heldCount[node]!;
  if (count === heldRoom[node]!) {
    const room = 2 * count + 2;
    if (session.heldEnd + room > network.held.length) network.held = longer(network.held, 2 * (session.heldEnd + room));
    const start = heldStart[node]!;
    network.held.copyWithin(session.heldEnd, start, start + count);
    heldStart[node] = session.heldEnd;
    heldRoom[node] = room;
    session.heldEnd += room;
  }
  network.held[heldStart[node]! + count] = e;
  heldCount[node] = count + 1;
}

function letGo({ network }: Session, node: number, e: number): void {
  const { heldStart, heldCount, held } = network;
  const last = heldStart[node]! + heldCount[node]! - 1;
  const at = held.indexOf(e, heldStart[node]!);
  held[at] = held[last]!;
  heldCount[node]! -= 1;
}

/** Makes an open pair. */
export function make(session: Session, e: number): void {
  const { network } = session;
  network.state[e] = chosen;
  session.changed.push(e);
  hold(session, mentorOf(network, e), e);
  hold(session, menteeOf(network, e), e);
}

/** Breaks a chosen pair; what remains of it is open, or fixed so that it never comes back. */
export function breakPair(session: Session, e: number, state: typeof open | typeof fixed): void {
  const { network } = session;
  network.state[e] = state;
  session.changed.push(e);
  letGo(session, mentorOf(network, e), e);
  letGo(session, menteeOf(network, e), e);
}

/** Packs prices again where they came too near each other. */
export function keepApart(session: Session): void {
  if (!session.isCrowded) return;
  const { network } = session;
  const [costs, outside] = repack(network.costs, network.nodes, session.outside);
  network.costs = costs;
  Object.assign(session, searchers(network, network.degree.length), { outside, isCrowded: false });
}

/** Sign of the first number that is not 0. */
function signAt(numbers: Float64Array, groups: number): number {
  for (let g = 0; g < groups; g += 1) if (numbers[g] !== 0) return numbers[g]! > 0 ? 1 : -1;
  return 0;
}

/** Sign of what the `k`-th place of a person is worth above its price. */
function placeSign({ network, outside }: Session, node: number, k: number): number {
  const { groups, first, price } = network.costs;
  const side = isMentor(network, node) ? 1 : -1;
  for (let g = 0; g < groups; g += 1) {
    const worth = (k === 1 ? first[node * groups + g]! : 0) - price[node * groups + g]! - side * outside[g]!;
    if (worth !== 0) return worth > 0 ? 1 : -1;
  }
  return 0;
}

function setDegree(session: Session, node: number, degree: number): void {
  session.network.degree[node] = degree;
  refreshGates(session, node);
}

/** Asks for fewer partners of a person where the last ones do not pay at their price, or have no place. */
function lowerDegree(session: Session, node: number): void {
  const { degree, least, places } = session.network;
  let asked = Math.min(degree[node]!, places[node]!);
  while (asked > least[node]! && placeSign(session, node, asked) < 0) asked -= 1;
  setDegree(session, node, asked);
}

/** Gives a person as many partners as pay, after their places or their price changed. */
export function settlePlaces(session: Session, node: number): void {
  const { degree, places } = session.network;
  while (degree[node]! < places[node]! && placeSign(session, node, degree[node]! + 1) > 0) {
    setDegree(session, node, degree[node]! + 1);
    balance(session, [node]);
  }
  lowerDegree(session, node);
  balance(session, [node]);
}

const pairsAStep = 250_000;
const nodesAStep = 25_000;
const peopleAStep = 16;

/** Makes the network optimal whatever its prices are: first every pair and place follows them, then people are mended. */
export function* settleAll(session: Session, pairs: number): Generator<void, void> {
  const { network } = session;
  const { groups } = network.costs;
  const gain = new Float64Array(groups);
  for (let e = 0; e < pairs; e += 1) {
    if (e % pairsAStep === pairsAStep - 1) yield;
    if (network.state[e] === fixed) continue;
    gainOf(network, e, gain);
    const sign = signAt(gain, groups);
    if (network.state[e] === open && sign > 0) make(session, e);
    else if (network.state[e] === chosen && sign < 0) breakPair(session, e, open);
  }
  yield;
  for (let node = 0; node < network.nodes; node += 1) {
    let asked = network.degree[node]!;
    while (asked < network.places[node]! && placeSign(session, node, asked + 1) > 0) asked += 1;
    network.degree[node] = asked;
    lowerDegree(session, node);
    if (node % nodesAStep === nodesAStep - 1) yield;
  }
  const odd = Array.from({ length: network.nodes }, (_, node) => node).filter((node) => lackOf(network, node) !== 0);
  for (const [at, node] of odd.entries()) {
    mendPerson(session, node, odd);
    if (at % peopleAStep === peopleAStep - 1) yield;
  }
}

/** Sees to it that a pair is made where it gains and not where it loses, after its score changed. */
export function settlePair(session: Session, e: number): void {
  const { network } = session;
  const { groups } = network.costs;
  const gain = new Float64Array(groups);
  gainOf(network, e, gain);
  const sign = signAt(gain, groups);
  if (network.state[e] === open && sign > 0) make(session, e);
  else if (network.state[e] === chosen && sign < 0) breakPair(session, e, open);
  else return;
  balance(session, [mentorOf(network, e), menteeOf(network, e)]);
}
