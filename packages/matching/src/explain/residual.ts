import type { Graph } from '../graph.ts';
import type { CostGroup } from './cost-groups.ts';

/** A standing answer in which changes are priced. */
export interface Standing {
  graph: Graph;
  x: Uint8Array;
  locked: Uint8Array;
  degreeL: Int32Array;
  degreeR: Int32Array;
  groups: readonly CostGroup[];
}

export interface Change {
  cost: number[];
  /** Edges that change, in order along the chain. */
  edges: number[];
}

const compare = (dist: readonly Float64Array[], a: number, b: number): number => {
  for (const d of dist) if (d[a] !== d[b]) return d[a]! - d[b]!;
  return 0;
};

/** A heap of nodes in lexicographic order of their distances. */
function createHeap(dist: readonly Float64Array[], nodes: number) {
  const items: number[] = [];
  const at = new Int32Array(nodes).fill(-1);
  const put = (k: number, node: number): void => {
    items[k] = node;
    at[node] = k;
  };
  const up = (from: number): void => {
    let k = from;
    const node = items[k]!;
    while (k > 0) {
      const parent = (k - 1) >> 1;
      if (compare(dist, node, items[parent]!) >= 0) break;
      put(k, items[parent]!);
      k = parent;
    }
    put(k, node);
  };
  return {
    lower: (node: number): void => {
      if (at[node] === -1) put(items.length, node);
      up(at[node]!);
    },
    take: (): number | undefined => {
      const top = items[0];
      const last = items.pop();
      if (top === undefined || last === undefined) return undefined;
      at[top] = -1;
      if (items.length === 0 || last === top) return top;
      let k = 0;
      while (true) {
        let child = 2 * k + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && compare(dist, items[child + 1]!, items[child]!) < 0) child += 1;
        if (compare(dist, items[child]!, last) >= 0) break;
        put(k, items[child]!);
        k = child;
      }
      put(k, last);
      return top;
    },
  };
}

/**
 * Cheapest way, in lexicographic order of stages, to move one place from node `from` to node `to` of the residual
 * network (mentors 0…n−1, mentees n…n+m−1, the outside n+m), never through edge `without`. Null when there is none.
 */
export function cheapestPath(standing: Standing, from: number, to: number, without: number): Change | null {
  const { graph, x, locked, degreeL, degreeR, groups } = standing;
  const { n, m } = graph;
  const outside = n + m;
  const dist = groups.map(() => new Float64Array(outside + 1).fill(Number.POSITIVE_INFINITY));
  const via = new Int32Array(outside + 1).fill(-1);
  const parent = new Int32Array(outside + 1).fill(-1);
  const done = new Uint8Array(outside + 1);
  const heap = createHeap(dist, outside + 1);
  const next = new Float64Array(groups.length);
  const offer = (node: number, target: number, edge: number): void => {
    if (done[target] === 1) return;
    for (let g = 0; g < dist.length; g += 1) {
      if (next[g]! > dist[g]![target]!) return;
      if (next[g]! < dist[g]![target]!) break;
      if (g === dist.length - 1) return;
    }
    for (let g = 0; g < dist.length; g += 1) dist[g]![target] = next[g]!;
    via[target] = edge;
    parent[target] = node;
    heap.lower(target);
  };
  const step = (node: number, target: number, edge: number, cost: (group: CostGroup) => number): void => {
    for (let g = 0; g < groups.length; g += 1) next[g] = dist[g]![node]! + cost(groups[g]!);
    offer(node, target, edge);
  };
  for (const d of dist) d[from] = 0;
  heap.lower(from);
  for (let node = heap.take(); node !== undefined && node !== to; node = heap.take()) {
    done[node] = 1;
    if (node < n) {
      for (let e = graph.rowStart[node]!; e < graph.rowStart[node + 1]!; e += 1)
        if (x[e] === 0 && locked[e] === 0 && e !== without) step(node, n + graph.col[e]!, e, (g) => -g.edge(e));
      const d = degreeL[node]!;
      if (d > 0) step(node, outside, -1, (g) => g.placeL(node, d));
    } else if (node < outside) {
      const j = node - n;
      for (let k = graph.colStart[j]!; k < graph.colStart[j + 1]!; k += 1) {
        const e = graph.colEdge[k]!;
        if (x[e] === 1 && locked[e] === 0 && e !== without) step(node, graph.rowOf[e]!, e, (g) => g.edge(e));
      }
      const d = degreeR[j]!;
      if (d < graph.capR[j]!) step(node, outside, -1, (g) => -g.placeR(j, d + 1));
    } else {
      for (let i = 0; i < n; i += 1) {
        const d = degreeL[i]!;
        if (d < graph.capL[i]!) step(node, i, -1, (g) => -g.placeL(i, d + 1));
      }
      for (let j = 0; j < m; j += 1) {
        const d = degreeR[j]!;
        if (d > 0) step(node, n + j, -1, (g) => g.placeR(j, d));
      }
    }
  }
  if (dist[0] !== undefined && dist[0][to] === Number.POSITIVE_INFINITY) return null;
  const edges: number[] = [];
  for (let node = to; node !== from; node = parent[node]!) if (via[node]! >= 0) edges.push(via[node]!);
  return { cost: dist.map((d) => d[to]!), edges: edges.reverse() };
}
