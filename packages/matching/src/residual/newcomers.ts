import { type Growth, gainOf, isMentor, type Network, open } from './network.ts';
import { isCrowded } from './packed.ts';
import { keepApart, longer, refreshGates, type Session, searchers, settlePlaces } from './session.ts';

/** Doubles the room for people. */
function roomForPeople(session: Session): void {
  const { network } = session;
  const { costs, nodes, graph } = network;
  const size = 2 * nodes + 16;
  const first = graph.n + graph.m;
  network.degree = longer(network.degree, size);
  network.least = longer(network.least, size);
  network.places = longer(network.places, size);
  network.heldStart = longer(network.heldStart, size);
  network.heldCount = longer(network.heldCount, size);
  session.heldRoom = longer(session.heldRoom, size);
  costs.price = longer(costs.price, size * costs.groups);
  costs.first = longer(costs.first, size * costs.groups);
  Object.assign(session, searchers(network, size));
  const before = network.growth;
  const head = new Int32Array(size).fill(-1);
  head.set(before?.head ?? []);
  const isMentor = longer(before?.isMentor ?? new Uint8Array(0), size - first);
  const none = new Int32Array(0);
  network.growth = before
    ? { ...before, head, isMentor }
    : { head, isMentor, count: 0, nextL: none, nextR: none, mentor: none, mentee: none, score: none };
}

function roomForPairs(network: Network, growth: Growth, more: number): void {
  const size = growth.count + more;
  const pairs = network.graph.edges + size;
  if (pairs > network.state.length) network.state = longer(network.state, pairs + size);
  if (size <= growth.score.length) return;
  for (const column of ['nextL', 'nextR', 'mentor', 'mentee', 'score'] as const)
    growth[column] = longer(growth[column], 2 * size);
}

/** A person who came after the graph was built, with their places and what a first partner of theirs is worth. */
export interface Newcomer {
  isMentor: boolean;
  places: number;
  /** The stage that counts their first partner, or none. */
  stage: string;
  partners: readonly { node: number; score: number }[];
}

/** Adds a person with their eligible pairs; pairs come at a price at which none gains, and places are then filled. */
export function addNewcomer(session: Session, { isMentor: isMentorSide, places, stage, partners }: Newcomer): number {
  const { network } = session;
  if (network.nodes === network.degree.length || network.growth === null) roomForPeople(session);
  const growth = network.growth!;
  roomForPairs(network, growth, partners.length);
  const node = network.nodes;
  network.nodes += 1;
  network.places[node] = places;
  network.degree[node] = network.least[node] = network.heldCount[node] = session.heldRoom[node] = 0;
  growth.isMentor[node - network.graph.n - network.graph.m] = isMentorSide ? 1 : 0;
  for (const { node: partner, score } of partners) {
    const k = growth.count;
    growth.count += 1;
    const [mentor, mentee] = isMentorSide ? [node, partner] : [partner, node];
    growth.mentor[k] = mentor;
    growth.mentee[k] = mentee;
    growth.score[k] = score;
    growth.nextL[k] = growth.head[mentor]!;
    growth.nextR[k] = growth.head[mentee]!;
    growth.head[mentor] = growth.head[mentee] = k;
    network.state[network.graph.edges + k] = open;
  }
  priceNewcomer(session, node, stage);
  refreshGates(session, node);
  session.isCrowded ||= isCrowded(network.costs, network.costs.price, node * network.costs.groups);
  keepApart(session);
  settlePlaces(session, node);
  return node;
}

/** The price at which the best pair of a newcomer just does not gain; that of a first partner where there are no pairs. */
function priceNewcomer({ network, outside }: Session, node: number, stage: string): void {
  const { costs, graph, growth } = network;
  const { groups, price, first, places } = costs;
  const at = node * groups;
  first.fill(0, at, at + groups);
  price.fill(0, at, at + groups);
  const place = places.find((p) => p.stage === stage);
  if (place) first[at + place.group] = place.unit;
  const best = new Float64Array(groups);
  const gain = new Float64Array(groups);
  let isAny = false;
  const isMentorSide = isMentor(network, node);
  const next = isMentorSide ? growth!.nextL : growth!.nextR;
  for (let k = growth!.head[node]!; k >= 0; k = next[k]!) {
    gainOf(network, graph.edges + k, gain);
    const at = gain.findIndex((number, g) => number !== best[g]);
    if (isAny && (at < 0 || gain[at]! < best[at]!)) continue;
    best.set(gain);
    isAny = true;
  }
  for (let g = 0; g < groups; g += 1)
    price[at + g] = isAny ? -best[g]! : first[at + g]! + (isMentorSide ? -outside[g]! : outside[g]!);
}
