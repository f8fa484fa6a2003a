/** A binary heap of nodes by key, one for the thread: searches follow each other and never nest. */
export const heap = { size: 0, key: new Float64Array(1024), node: new Int32Array(1024) };

/** Adds a node; one that is already there stands twice, and the search knows by its distance which is old. */
export function push(key: number, node: number): void {
  if (heap.size === heap.key.length) {
    const keys = new Float64Array(heap.size * 2);
    keys.set(heap.key);
    heap.key = keys;
    const nodes = new Int32Array(heap.size * 2);
    nodes.set(heap.node);
    heap.node = nodes;
  }
  const keys = heap.key;
  const nodes = heap.node;
  let at = heap.size;
  heap.size += 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (keys[up]! <= key) break;
    keys[at] = keys[up]!;
    nodes[at] = nodes[up]!;
    at = up;
  }
  keys[at] = key;
  nodes[at] = node;
}

/** Takes the node with the least key away. */
export function dropTop(): void {
  const { key: keys, node: nodes } = heap;
  heap.size -= 1;
  const size = heap.size;
  const key = keys[size]!;
  const node = nodes[size]!;
  let at = 0;
  while (true) {
    let down = 2 * at + 1;
    if (down >= size) break;
    if (down + 1 < size && keys[down + 1]! < keys[down]!) down += 1;
    if (keys[down]! >= key) break;
    keys[at] = keys[down]!;
    nodes[at] = nodes[down]!;
    at = down;
  }
  keys[at] = key;
  nodes[at] = node;
}
