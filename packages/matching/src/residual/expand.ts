import { type Frontier, isLess, raise } from './frontier.ts';
import { gainOf, isMentor, menteeOf, mentorOf, type Network, open, scoreOf } from './network.ts';

/** The cheapest chain so far, and the node in its middle. */
export interface Meeting {
  best: Float64Array;
  middle: number;
}

/** What limits a search: the pair that it may not use, and the cost that it must stay below. */
export interface Limits {
  skip: number;
  meeting: Meeting;
  /** What the way on from here costs at least. */
  rest: Float64Array;
  /** The search that comes from the other end. */
  other: Frontier | null;
}

let cand = new Float64Array(8);
let base = new Float64Array(8);

/** True when `cand` and the numbers at `from` together cost less than `best`. */
function sumIsLess(best: Float64Array, dist: Float64Array, from: number, groups: number): boolean {
  for (let g = 0; g < groups; g += 1) {
    const sum = cand[g]! + dist[from + g]!;
    if (sum !== best[g]!) return sum < best[g]!;
  }
  return false;
}

/** Offers a way to `target` whose cost stands in `cand`; goes on from there only while the best can still be beaten. */
function offer(frontier: Frontier, node: number, target: number, e: number, groups: number, limits: Limits): void {
  const { dist, labelled, round } = frontier;
  const { meeting, rest, other } = limits;
  const { best } = meeting;
  const at = target * groups;
  const isKnown = labelled[target] === round;
  if (isKnown && !isLess(cand, 0, dist, at, groups)) return;
  for (let g = 0; g < groups; g += 1) dist[at + g] = cand[g]!;
  frontier.from[target] = node;
  frontier.via[target] = e;
  labelled[target] = round;
  if (other !== null && other.labelled[target] === other.round && sumIsLess(best, other.dist, at, groups)) {
    for (let g = 0; g < groups; g += 1) best[g] = cand[g]! + other.dist[at + g]!;
    meeting.middle = target;
  }
  const isWaiting = isKnown && frontier.at[target]! >= 0;
  if (isWaiting || sumIsLess(best, rest, 0, groups)) raise(frontier, target, groups, !isWaiting);
  else frontier.at[target] = -1;
}

/** Offers the cost at `from` of `cost`, plus `shift`, of reaching `target` from nowhere by `via`. */
export function offerCost(
  frontier: Frontier,
  target: number,
  via: number,
  cost: Float64Array,
  from: number,
  shift: Float64Array,
  groups: number,
  limits: Limits,
): void {
  if (cand.length < groups) cand = new Float64Array(groups);
  for (let g = 0; g < groups; g += 1) cand[g] = cost[from + g]! + shift[g]!;
  if (cand[0] !== Number.POSITIVE_INFINITY) offer(frontier, -1, target, via, groups, limits);
}

/** Along a held pair: it would be broken, which costs what it gains. */
function expandHeld(network: Network, frontier: Frontier, node: number, limits: Limits): void {
  const { groups, step } = network.costs;
  const fromMentor = isMentor(network, node);
  const end = network.heldStart[node]! + network.heldCount[node]!;
  for (let k = network.heldStart[node]!; k < end; k += 1) {
    const e = network.held[k]!;
    if (e === limits.skip) continue;
    gainOf(network, e, cand);
    for (let g = 0; g < groups; g += 1) cand[g]! += frontier.dist[node * groups + g]! + step[g]!;
    offer(frontier, node, fromMentor ? menteeOf(network, e) : mentorOf(network, e), e, groups, limits);
  }
}

/** Along an open pair: it would be made, which costs what it lacks. */
function alongOpen(network: Network, frontier: Frontier, node: number, target: number, e: number, limits: Limits) {
  const { costs, current, ties } = network;
  const { groups, worth, price, stay } = costs;
  const s = scoreOf(network, e) * groups;
  const stays = current !== null && current[e] === 1;
  for (let g = 0; g < groups; g += 1)
    cand[g] = base[g]! - worth[s + g]! - price[target * groups + g]! - (stays ? stay[g]! : 0);
  if (ties !== null && costs.ties !== null)
    cand[costs.ties.group]! -= ties(mentorOf(network, e), menteeOf(network, e)) * costs.ties.unit;
  offer(frontier, node, target, e, groups, limits);
}

/** True when two first numbers show that a cost cannot be below another; `isWhole` when there are no more than these. */
function isBeyond(a0: number, a1: number, b0: number, b1: number, isWhole: boolean): boolean {
  return a0 > b0 || (a0 === b0 && (a1 > b1 || (isWhole && a1 === b1)));
}

/**
 * Along open pairs of the graph as it was built. Most are refused by a bound on their first two numbers, before the
 * pair itself is looked up: they reach their end too late, or cost more than the best chain leaves.
 */
function expandOpen(network: Network, frontier: Frontier, node: number, limits: Limits): void {
  const { costs, graph, state } = network;
  const { n, rowStart, colStart, colEdge } = graph;
  const { groups, price, worth, stay, ties } = costs;
  const { labelled, round, dist } = frontier;
  const { skip, rest, other } = limits;
  const { best } = limits.meeting;
  const isRow = node < n;
  const from = isRow ? rowStart[node]! : colStart[node - n]!;
  const to = isRow ? rowStart[node + 1]! : colStart[node - n + 1]!;
  const head = isRow ? graph.col : network.columnRow;
  const score = isRow ? graph.score : network.columnScore;
  const shift = isRow ? n : 0;
  const second = groups > 1 ? 1 : 0;
  const isWhole = groups <= 2;
  const base0 = ties !== null && ties.group === 0 ? Number.NEGATIVE_INFINITY : base[0]! - stay[0]!;
  const base1 = ties !== null && ties.group <= 1 ? Number.NEGATIVE_INFINITY : base[second]! - stay[second]!;
  frontier.work += to - from;
  for (let k = from; k < to; k += 1) {
    const target = shift + head[k]!;
    const s = score[k]! * groups;
    const p = target * groups;
    const least0 = base0 - worth[s]! - price[p]!;
    const least1 = base1 - worth[s + second]! - price[p + second]!;
    if (isBeyond(least0, least1, best[0]!, best[second]!, isWhole)) continue;
    if (labelled[target] === round && isBeyond(least0, least1, dist[p]!, dist[p + second]!, isWhole)) continue;
    const isLate = isBeyond(least0, least1, best[0]! - rest[0]!, best[second]! - rest[second]!, isWhole);
    if (isLate && (other === null || other.labelled[target] !== other.round)) continue;
    const e = isRow ? k : colEdge[k]!;
    if (state[e] === open && e !== skip) alongOpen(network, frontier, node, target, e, limits);
  }
}

/** Offers every way on from a settled node: along open pairs from where pairs are made, else along held ones. */
export function expand(network: Network, frontier: Frontier, node: number, limits: Limits): void {
  const { costs, graph, growth } = network;
  const { groups, price, step } = costs;
  if (cand.length < groups) cand = new Float64Array(groups);
  if (base.length < groups) base = new Float64Array(groups);
  const fromMentor = isMentor(network, node);
  if (fromMentor !== frontier.isForward) {
    expandHeld(network, frontier, node, limits);
    return;
  }
  for (let g = 0; g < groups; g += 1)
    base[g] = frontier.dist[node * groups + g]! - price[node * groups + g]! + step[g]!;
  if (node < graph.n + graph.m) expandOpen(network, frontier, node, limits);
  if (growth === null) return;
  const next = fromMentor ? growth.nextL : growth.nextR;
  const head = fromMentor ? growth.mentee : growth.mentor;
  for (let k = growth.head[node]!; k >= 0; k = next[k]!)
    if (network.state[graph.edges + k] === open) alongOpen(network, frontier, node, head[k]!, graph.edges + k, limits);
}
