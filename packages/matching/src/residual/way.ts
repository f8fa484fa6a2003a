import type { Frontier } from './frontier.ts';

/** The middle of a chain whose halves meet outside, where somebody gains or loses a place. */
export const outside = -1;
/** The middle of no chain. */
export const nowhere = -2;

/** True when two costs together are below a third. */
export function sumIsLess(a: Float64Array, b: Float64Array, best: Float64Array): boolean {
  for (let g = 0; g < best.length; g += 1) {
    const sum = a[g]! + b[g]!;
    if (sum !== best[g]!) return sum < best[g]!;
  }
  return false;
}

/** The people and pairs of a chain, in order; a pair leads from each person to the next. */
export interface Way {
  nodes: number[];
  pairs: number[];
}

/** The chain through `middle`; where its halves share a person, the round between costs nothing and is cut out. */
export function wayThrough(ahead: Frontier, back: Frontier, middle: number): Way {
  const nodes: number[] = [];
  const pairs: number[] = [];
  const visit = (node: number, pair: number): void => {
    const seen = nodes.indexOf(node);
    if (seen >= 0) {
      nodes.length = seen + 1;
      pairs.length = seen;
      return;
    }
    nodes.push(node);
    if (nodes.length > 1) pairs.push(pair);
  };
  const half: number[] = [];
  for (let v = middle === outside ? ahead.exitNode : middle; v >= 0; v = ahead.from[v]!) half.push(v);
  for (const v of half.reverse()) visit(v, ahead.via[v]!);
  if (middle === outside) visit(outside, -1);
  let via = middle === outside ? -1 : back.via[middle]!;
  for (let v = middle === outside ? back.exitNode : back.from[middle]!; v >= 0; v = back.from[v]!) {
    visit(v, via);
    via = back.via[v]!;
  }
  return { nodes: nodes.filter((v) => v >= 0), pairs: pairs.filter((e) => e >= 0) };
}
