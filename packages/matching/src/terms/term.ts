import type { Context, Values } from '../rules/rule.ts';
import type { TermName } from '../types.ts';

/** Writes the term's value, an integer 0…10,000, of mentor `i` with `list[0…count)` to `out[0…count)`. */
export type Fill = (i: number, list: Int32Array, count: number, out: Int32Array) => void;

export interface Term {
  name: TermName;
  prepare: (context: Context) => Fill;
  explain: (context: Context, i: number, j: number) => Values;
  sentence: (values: Values) => string;
}

/** What a term says of a pair of whom it knows nothing. */
export const neutral = 5000;
