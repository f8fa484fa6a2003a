import { isLess } from './frontier.ts';
import { isMentor, type Network } from './network.ts';

/**
 * The way between people and the outside, where somebody gains or loses a place: everybody's cost of it, kept in a
 * heap, so that a search that comes from the outside meets people in order of cost without asking everybody.
 */
export interface Gate {
  /** True for the way out, which ends chains; false for the way in, where they begin. */
  isExit: boolean;
  cost: Float64Array;
  heap: Int32Array;
  at: Int32Array;
  size: number;
  /** Positions of the heap that come next, themselves a heap; those before were given out. */
  next: number[];
}

export const createGate = (nodes: number, groups: number, isExit: boolean): Gate => ({
  isExit,
  cost: new Float64Array(nodes * groups).fill(Number.POSITIVE_INFINITY),
  heap: new Int32Array(nodes),
  at: new Int32Array(nodes).fill(-1),
  size: 0,
  next: [],
});

/** Works out anew what it costs a person to give up a place, or to take one more. */
export function refresh(network: Network, gate: Gate, node: number): void {
  const { costs, degree, least, places } = network;
  const { groups, first, price } = costs;
  const givesUp = isMentor(network, node) === gate.isExit;
  const d = degree[node]!;
  const can = givesUp ? d > least[node]! : d < places[node]!;
  const isFirst = d === (givesUp ? 1 : 0);
  for (let k = node * groups; k < (node + 1) * groups; k += 1) {
    const worth = (isFirst ? first[k]! : 0) - price[k]!;
    gate.cost[k] = can ? (givesUp ? worth : -worth) : Number.POSITIVE_INFINITY;
  }
  if (gate.at[node] === -1) gate.at[node] = gate.size++;
  sink(gate, rise(gate, node, groups), node, groups);
}

function put(gate: Gate, k: number, node: number): void {
  gate.heap[k] = node;
  gate.at[node] = k;
}

function rise(gate: Gate, node: number, groups: number): number {
  let k = gate.at[node]!;
  while (k > 0) {
    const above = gate.heap[(k - 1) >> 1]!;
    if (!isLess(gate.cost, node * groups, gate.cost, above * groups, groups)) break;
    put(gate, k, above);
    k = (k - 1) >> 1;
  }
  return k;
}

function sink(gate: Gate, from: number, node: number, groups: number): void {
  const { heap, cost, size } = gate;
  let k = from;
  while (true) {
    let child = 2 * k + 1;
    if (child >= size) break;
    if (child + 1 < size && isLess(cost, heap[child + 1]! * groups, cost, heap[child]! * groups, groups)) child += 1;
    if (!isLess(cost, heap[child]! * groups, cost, node * groups, groups)) break;
    put(gate, k, heap[child]!);
    k = child;
  }
  put(gate, k, node);
}

/** Begins to give people out from the cheapest on. */
export function rewind(gate: Gate): void {
  gate.next.length = 0;
  if (gate.size > 0) gate.next.push(0);
}

/** The person whom `take` would give; −1 when there are no more. */
export const peek = (gate: Gate): number => (gate.next.length === 0 ? -1 : gate.heap[gate.next[0]!]!);

/** Gives the next person in order of cost. */
export function take(gate: Gate, groups: number): number {
  const { next, heap, cost } = gate;
  const before = (a: number, b: number): boolean => isLess(cost, heap[a]! * groups, cost, heap[b]! * groups, groups);
  const position = next[0]!;
  const last = next.pop()!;
  let k = 0;
  if (next.length > 0) {
    while (true) {
      let child = 2 * k + 1;
      if (child >= next.length) break;
      if (child + 1 < next.length && before(next[child + 1]!, next[child]!)) child += 1;
      if (!before(next[child]!, last)) break;
      next[k] = next[child]!;
      k = child;
    }
    next[k] = last;
  }
  for (const child of [2 * position + 1, 2 * position + 2]) {
    if (child >= gate.size) continue;
    let at = next.push(child) - 1;
    while (at > 0 && before(child, next[(at - 1) >> 1]!)) {
      next[at] = next[(at - 1) >> 1]!;
      at = (at - 1) >> 1;
    }
    next[at] = child;
  }
  return heap[position]!;
}
