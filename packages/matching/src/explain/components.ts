/** A directed graph over numbered nodes; `target` is −1 where a position holds no arc. */
export interface Network {
  nodes: number;
  first: (node: number) => number;
  end: (node: number) => number;
  target: (node: number, at: number) => number;
}

/**
 * Strongly connected components of everything that `roots` reach (Tarjan 1972, without recursion), numbered from the
 * sinks up; −1 for nodes not reached.
 */
export function components({ nodes, first, end, target }: Network, roots: Iterable<number>): Int32Array {
  const component = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const cursor = new Int32Array(nodes);
  const waiting: number[] = [];
  const walk: number[] = [];
  let seen = 0;
  let found = 0;
  const enter = (node: number): void => {
    seen += 1;
    order[node] = low[node] = seen;
    cursor[node] = first(node);
    waiting.push(node);
    walk.push(node);
  };
  const leave = (node: number): void => {
    walk.pop();
    const above = walk.at(-1);
    if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
    if (low[node] !== order[node]) return;
    let member = -1;
    while (member !== node) {
      member = waiting.pop()!;
      component[member] = found;
    }
    found += 1;
  };
  for (const root of roots) {
    if (order[root] === 0) enter(root);
    for (let node = walk.at(-1); node !== undefined; node = walk.at(-1)) {
      const at = cursor[node]!;
      if (at === end(node)) {
        leave(node);
        continue;
      }
      cursor[node] = at + 1;
      const next = target(node, at);
      if (next < 0) continue;
      if (order[next] === 0) enter(next);
      else if (component[next] === -1) low[node] = Math.min(low[node]!, order[next]!);
    }
  }
  return component;
}
