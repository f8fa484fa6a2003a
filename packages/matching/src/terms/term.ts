import { placeIn, type Rows } from '../bits.ts';
import type { Parts } from '../progress.ts';
import type { ClassColumns } from '../rules/classes.ts';
import type { Context, Values } from '../rules/rule.ts';
import type { TermName } from '../types.ts';

/** What a term says of a pair of whom it knows nothing. */
export const neutral = 5000;

/** A value that follows from a class of the mentor and a class of the mentee. */
export interface ByClass extends ClassColumns {
  worth: (a: number, b: number) => number;
}

/** Listed pairs that have a value of their own: `value[e]` belongs to `rows.col[e]`. */
export interface Exceptions {
  rows: Rows;
  value: Int32Array;
}

/**
 * Adds the points of one mentor's row: `begin` sets up what depends on the mentor, `add` loops over the row. `add` calls
 * nothing and reads the same arrays for every mentor, which is what makes it fast; `end` puts things back.
 */
export interface Adder {
  begin: (i: number) => void;
  add: (cols: Int32Array, count: number, sums: Int32Array) => void;
  end: (i: number) => void;
}

/** A term at work on packed columns; values are integers 0…10,000. */
export interface Measure {
  value: (i: number, j: number) => number;
  /** Says how to score whole rows: by classes and exceptions, or by adding the points of each pair. */
  classes?: ByClass;
  exceptions?: Exceptions;
  adder?: Adder;
}

export interface Term<Columns extends object = object> {
  name: TermName;
  /** Typed arrays and numbers alone, so that a worker thread can open them. */
  pack(context: Context): Parts<Columns>;
  /** `points` turns a value into what it adds to the score. */
  open(columns: Columns, points: (value: number) => number): Measure;
  explain: (context: Context, i: number, j: number) => Values;
  sentence: (values: Values) => string;
}

export function classMeasure(classes: ByClass, exceptions?: Exceptions): Measure {
  const { mentor, mentee, worth } = classes;
  const usual = (i: number, j: number): number => worth(mentor[i]!, mentee[j]!);
  if (!exceptions) return { classes, value: usual };
  const value = (i: number, j: number): number => {
    const e = placeIn(exceptions.rows, i, j);
    return e < 0 ? usual(i, j) : exceptions.value[e]!;
  };
  return { classes, exceptions, value };
}
