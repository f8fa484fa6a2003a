import type { Graph } from '../graph.ts';
import type { Side } from '../types.ts';

export interface Tight {
  people: number[];
  partners: number[];
  places: number;
}

/**
 * The smallest group around an unmatched person who compete for too few places: everyone that alternating paths reach
 * (Dulmage and Mendelsohn 1958). Null when a path ends at a free place, so that no group is tight.
 */
export function tightSet(graph: Graph, x: Uint8Array, locked: Uint8Array, side: Side, from: number): Tight | null {
  const mentee = side === 'mentee';
  const [ownStart, ownEdge] = mentee ? [graph.colStart, graph.colEdge] : [graph.rowStart, null];
  const [theirStart, theirEdge] = mentee ? [graph.rowStart, null] : [graph.colStart, graph.colEdge];
  const ownAt = mentee ? graph.col : graph.rowOf;
  const theirAt = mentee ? graph.rowOf : graph.col;
  const theirPlaces = mentee ? graph.capL : graph.capR;
  const people = [from];
  const partners: number[] = [];
  const inPeople = new Set(people);
  const inPartners = new Set<number>();
  let places = 0;
  for (let next = 0; next < people.length; next += 1) {
    const v = people[next]!;
    for (let k = ownStart[v]!; k < ownStart[v + 1]!; k += 1) {
      const e = ownEdge === null ? k : ownEdge[k]!;
      const w = theirAt[e]!;
      if (x[e] === 1 || inPartners.has(w)) continue;
      inPartners.add(w);
      partners.push(w);
      let free = theirPlaces[w]!;
      for (let q = theirStart[w]!; q < theirStart[w + 1]!; q += 1) {
        const f = theirEdge === null ? q : theirEdge[q]!;
        if (x[f] === 0) continue;
        free -= 1;
        if (locked[f] === 1) continue;
        places += 1;
        const u = ownAt[f]!;
        if (inPeople.has(u)) continue;
        inPeople.add(u);
        people.push(u);
      }
      if (free > 0) return null;
    }
  }
  const onlyHere = (u: number): boolean => {
    for (let k = ownStart[u]!; k < ownStart[u + 1]!; k += 1)
      if (!inPartners.has(theirAt[ownEdge === null ? k : ownEdge[k]!]!)) return false;
    return true;
  };
  for (const w of partners)
    for (let q = theirStart[w]!; q < theirStart[w + 1]!; q += 1) {
      const u = ownAt[theirEdge === null ? q : theirEdge[q]!]!;
      if (inPeople.has(u) || !onlyHere(u)) continue;
      inPeople.add(u);
      people.push(u);
    }
  return { people, partners, places };
}
