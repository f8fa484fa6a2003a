/** Prices up to here add to a worth, or to each other, without losing a digit in doubles. */
const largestPrice = 2 ** 50;
/** Those of a cut are added over all edges, of which there may be 10^8, twice each. */
export const largestCutPrice = 2 ** 20;

/** Whether prices are whole numbers, of the right number or none, and so small that sums of them stay exact. */
export function integers(values: readonly number[], length: number, largest = largestPrice): boolean {
  if (!Array.isArray(values) || (values.length !== 0 && values.length !== length)) return false;
  // By index: `every` passes over the holes of a list, which would then be prices of NaN.
  for (let k = 0; k < values.length; k += 1)
    if (!Number.isInteger(values[k]) || Math.abs(values[k]!) > largest) return false;
  return true;
}

/** Prices in as little memory as they fit, because every pair looks two of them up. */
export type Prices = Int32Array | Float64Array;

const largestInt32 = 2 ** 31 - 1;

export function prices(values: readonly number[], length: number): Prices {
  if (values.length === 0) return new Int32Array(length);
  return values.every((value) => Math.abs(value) <= largestInt32) ? new Int32Array(values) : new Float64Array(values);
}

/** Whether all prices are one. */
export function areSame(values: Prices): boolean {
  for (let v = 1; v < values.length; v += 1) if (values[v] !== values[0]) return false;
  return true;
}
