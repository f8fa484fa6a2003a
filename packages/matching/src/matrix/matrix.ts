/** Scores of all pairs, row by row: 0…10,000, or below 0 where the pair is impossible. */
export interface Matrix {
  n: number;
  m: number;
  score: Int16Array;
}

/** The best cells of one row, best first; `least` is what the next one has to beat. */
export interface Best {
  count: number;
  least: number;
  gain: Int32Array;
  at: Int32Array;
}

/** More than any price or gain, and still twice within an int32. */
export const far = 2 ** 30;

/** Room for the best `most` cells of a row. */
export const createBest = (most: number): Best => ({
  count: 0,
  least: 0,
  gain: new Int32Array(most),
  at: new Int32Array(most),
});

function consider({ m, score }: Matrix, price: Int32Array, i: number, from: number, to: number, best: Best): void {
  const { gain, at } = best;
  const most = gain.length;
  const base = i * m;
  for (let j = from; j < to; j += 1) {
    const now = (score[base + j]! - price[j]!) | 0;
    if (now <= best.least || score[base + j]! < 0) continue;
    let place = best.count < most ? best.count++ : most - 1;
    for (; place > 0 && gain[place - 1]! < now; place -= 1) {
      gain[place] = gain[place - 1]!;
      at[place] = at[place - 1]!;
    }
    gain[place] = now;
    at[place] = j;
    if (best.count === most) best.least = gain[most - 1]!;
  }
}

/** Four cells at a time, of which seldom one is good enough; integers alone, since this loop is what a matrix costs. */
function considerFours(matrix: Matrix, price: Int32Array, i: number, from: number, to: number, best: Best): void {
  const { m, score } = matrix;
  const base = i * m;
  let { least } = best;
  for (let j = from, k = base + from; j < to; j += 4, k += 4) {
    const a = (score[k]! - price[j]!) | 0;
    const b = (score[k + 1]! - price[j + 1]!) | 0;
    const c = (score[k + 2]! - price[j + 2]!) | 0;
    const d = (score[k + 3]! - price[j + 3]!) | 0;
    const one = a > b ? a : b;
    const two = c > d ? c : d;
    if ((one > two ? one : two) <= least) continue;
    consider(matrix, price, i, j, j + 4, best);
    least = best.least;
  }
}

/**
 * Picks the cells of row `i` that gain most, and more than `above`, at these prices of the columns, as many as there is
 * room for. Rows begin at different places, so that not everybody picks the first of many equals.
 */
export function pickBest(matrix: Matrix, price: Int32Array, i: number, above: number, best: Best): void {
  best.count = 0;
  best.least = above | 0;
  const fours = matrix.m >> 2;
  const first = fours === 0 ? 0 : 4 * ((Math.imul(i, 2_654_435_761) >>> 1) % fours);
  considerFours(matrix, price, i, first, 4 * fours, best);
  considerFours(matrix, price, i, 0, first, best);
  consider(matrix, price, i, 4 * fours, matrix.m, best);
}

/** Raises `top` to the scores of row `i`. */
export function raiseTo({ m, score }: Matrix, i: number, top: Int32Array): void {
  for (let j = 0, k = i * m; j < m; j += 1, k += 1) if (score[k]! > top[j]!) top[j] = score[k]!;
}
