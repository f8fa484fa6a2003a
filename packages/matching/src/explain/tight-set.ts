import type { Graph } from '../graph.ts';
import type { Side } from '../types.ts';
import { components, type Network } from './components.ts';

/** A group of people who compete for too few places of partners, by position, in order. */
export interface Tight {
  people: number[];
  partners: number[];
  places: number;
}

export const noSet = -1;
export const notAsked = -2;

/** Alternating walks as seen by one side: its own people are the first nodes, the partners come after them. */
interface View extends Network {
  own: number;
  places: Int32Array;
  edgeAt: (node: number, k: number) => number;
  ownAt: Int32Array;
  ownPlaces: Int32Array;
  theirAt: Int32Array;
}

/** A person asks every partner they do not have and who is there; a partner points at the people who could make room. */
function alternating(graph: Graph, { x, locked, closed }: Chosen, side: Side): View {
  const rows = { start: graph.rowStart, edge: null, at: graph.rowOf, places: graph.capL, count: graph.n };
  const columns = { start: graph.colStart, edge: graph.colEdge, at: graph.col, places: graph.capR, count: graph.m };
  const [own, their] = side === 'mentor' ? [rows, columns] : [columns, rows];
  const edgeAt = (node: number, k: number): number => {
    const edge = node < own.count ? own.edge : their.edge;
    return edge === null ? k : edge[k]!;
  };
  return {
    own: own.count,
    ownAt: own.at,
    ownPlaces: own.places,
    theirAt: their.at,
    places: their.places,
    nodes: own.count + their.count,
    edgeAt,
    first: (node) => (node < own.count ? own.start[node]! : their.start[node - own.count]!),
    end: (node) => (node < own.count ? own.start[node + 1]! : their.start[node - own.count + 1]!),
    target: (node, k) => {
      const e = edgeAt(node, k);
      if (node < own.count) return x[e] === 0 && closed?.[their.at[e]!] !== 1 ? own.count + their.at[e]! : -1;
      return x[e] === 1 && locked[e] === 0 ? own.at[e]! : -1;
    },
  };
}

/** Marks everything that a person reaches and gives the partners among it. */
function reach(view: View, from: number, marks: Int32Array, mark: number): number[] {
  const stack = [from];
  const partners: number[] = [];
  marks[from] = mark;
  for (let node = stack.pop(); node !== undefined; node = stack.pop())
    for (let k = view.first(node); k < view.end(node); k += 1) {
      const next = view.target(node, k);
      if (next < 0 || marks[next] === mark) continue;
      marks[next] = mark;
      stack.push(next);
      if (next >= view.own) partners.push(next);
    }
  return partners.sort((a, b) => a - b);
}

/** An answer as tight sets see it. */
export interface Chosen {
  x: Uint8Array;
  locked: Uint8Array;
  /** Partners who take nobody in this answer, whatever their places; null where there are none. */
  closed: Uint8Array | null;
}

/** Whether everybody this person could meet, and who is there, is among the partners that `count` of their pairs lead to. */
function hasNobodyElse(view: View, { closed }: Chosen, u: number, count: number): boolean {
  let open = 0;
  for (let k = view.first(u); k < view.end(u); k += 1)
    if (closed === null || closed[view.theirAt[view.edgeAt(u, k)]!] === 0) open += 1;
  return open === count;
}

/**
 * The group around partners: whoever could be paired with nobody else, without those who have no place or a locked one. Null when
 * a place is free, or when somebody marked holds more than one, so that the group as it is has places enough.
 */
function groupAround(view: View, chosen: Chosen, partners: readonly number[], isMarked: (u: number) => boolean) {
  const { x, locked } = chosen;
  const met = new Map<number, number>();
  const locks = new Set<number>();
  let places = 0;
  for (const node of partners) {
    let free = view.places[node - view.own]!;
    for (let k = view.first(node); k < view.end(node); k += 1) {
      const e = view.edgeAt(node, k);
      const u = view.ownAt[e]!;
      met.set(u, (met.get(u) ?? 0) + 1);
      if (x[e] === 0) continue;
      free -= 1;
      if (locked[e] === 0) places += 1;
    }
    if (free > 0) return null;
  }
  for (const u of met.keys())
    for (let k = view.first(u); k < view.end(u); k += 1) if (locked[view.edgeAt(u, k)] === 1) locks.add(u);
  const people: number[] = [];
  for (const [u, count] of met) {
    if (locks.has(u) || view.ownPlaces[u] === 0) continue;
    if (hasNobodyElse(view, chosen, u, count)) people.push(u);
    else if (isMarked(u)) return null;
  }
  if (people.length <= places) return null;
  people.sort((a, b) => a - b);
  return { people, partners: partners.map((node) => node - view.own), places };
}

/**
 * The tight set of every unmatched person, each set once: the smallest group around them who compete for too few
 * places (Hall's violator in the decomposition of Dulmage and Mendelsohn, 1958). People who reach the same strongly
 * connected parts share a set. `noSet` where there is no such group, `notAsked` when `mostSets` are already known.
 */
export function tightSets(
  graph: Graph,
  chosen: Chosen,
  side: Side,
  unmatched: readonly number[],
  mostSets: number,
): { sets: Tight[]; of: Int32Array } {
  const view = alternating(graph, chosen, side);
  const component = components(view, unmatched);
  const partnersOf = (u: number): number[] => {
    const found: number[] = [];
    for (let k = view.first(u); k < view.end(u); k += 1) if (view.target(u, k) >= 0) found.push(view.target(u, k));
    return found;
  };
  const top = unmatched.map((u) => partnersOf(u).reduce((most, w) => Math.max(most, component[w]!), -1));
  const byTop = [...unmatched.keys()].sort((a, b) => top[b]! - top[a]! || a - b);
  const marks = new Int32Array(view.nodes);
  const ownMarks = new Int32Array(view.nodes);
  const known = new Map<string, number>();
  const of = new Int32Array(unmatched.length).fill(noSet);
  const sets: Tight[] = [];
  let marked = -1;
  for (const at of byTop) {
    const u = unmatched[at]!;
    if (top[at] === -1) continue;
    if (top[at] !== marked) {
      marked = top[at]!;
      reach(view, partnersOf(u).find((w) => component[w] === marked)!, marks, marked + 1);
    }
    const beyond = new Set(partnersOf(u).flatMap((w) => (marks[w] === marked + 1 ? [] : [component[w]!])));
    const name = `${marked}:${[...beyond].sort((a, b) => a - b).join()}`;
    const same = known.get(name);
    if (same === undefined && known.size >= mostSets) {
      of[at] = notAsked;
      continue;
    }
    if (same === undefined) {
      const partners = reach(view, u, ownMarks, at + 1);
      const group = groupAround(view, chosen, partners, (v) => ownMarks[v] === at + 1);
      known.set(name, group === null ? noSet : sets.push(group) - 1);
    }
    of[at] = known.get(name)!;
  }
  return { sets, of };
}
