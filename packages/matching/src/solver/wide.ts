import type { Work } from './work.ts';

/** The best edges of one row, best first. */
export interface Picked {
  count: number;
  gain: Float64Array;
  edge: Int32Array;
}

/** Room for the best `most` edges of a row. */
export const createPicked = (most: number): Picked => ({
  count: 0,
  gain: new Float64Array(most),
  edge: new Int32Array(most),
});

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** A stride that visits each of `length` positions once; long rows are not read in order, since that may be the worst one. */
export function strideOf(length: number): number {
  if (length < 4) return 1;
  let stride = Math.floor(length * 0.618);
  while (commonDivisor(length, stride) !== 1) stride -= 1;
  return stride;
}

const chunk = 16;

/**
 * Picks the edges of `v` that gain most and more than `above` at the prices of the other side, as many as there is room
 * for. Rows are read chunk by chunk and begin at different places, so that not everybody picks the first of many equals.
 */
export function pickBest(work: Work, v: number, price: Float64Array, above: number, picked: Picked): void {
  const weights = work.weights!;
  const head = work.second.own;
  const { gain, edge } = picked;
  const from = work.rows.start[v]!;
  const end = work.rows.start[v + 1]!;
  const most = gain.length;
  const chunks = Math.ceil((end - from) / chunk);
  const stride = strideOf(chunks);
  let at = chunks > 0 ? (Math.imul(v, 2_654_435_761) >>> 1) % chunks : 0;
  let least = above;
  let count = 0;
  for (let left = chunks; left > 0; left -= 1) {
    const begin = from + at * chunk;
    const last = Math.min(end, begin + chunk);
    at += stride;
    if (at >= chunks) at -= chunks;
    for (let k = begin; k < last; k += 1) {
      const now = weights[k]! - price[head[k]!]!;
      if (now <= least) continue;
      let place = count < most ? count++ : most - 1;
      for (; place > 0 && gain[place - 1]! < now; place -= 1) {
        gain[place] = gain[place - 1]!;
        edge[place] = edge[place - 1]!;
      }
      gain[place] = now;
      edge[place] = k;
      if (count === most) least = gain[most - 1]!;
    }
  }
  picked.count = count;
}
