import { countBits, fillBits, placeIn, type Rows, readBits, setBit, wordsFor } from './bits.ts';
import { pointGroups } from './class-points.ts';
import type { Opened } from './packed.ts';
import type { Exceptions } from './terms/term.ts';

/** Filters and scores whole rows on packed columns; needs no instance, so that it works in a worker too. */
export interface RowScanner {
  /** How many mentees mentor `i` may meet; adds to `removed[k]` those whom rule `k` was the first to refuse. */
  count: (i: number, removed: Float64Array) => number;
  /** Writes the mentees whom mentor `i` may meet in ascending order to `cols` and their scores to `scores`; returns how many. */
  rowOf: (i: number, cols: Int32Array, scores: Int32Array) => number;
}

/** Corrects listed pairs of a row from what their classes are worth to their own value. */
function correct(
  { rows, value }: Exceptions,
  usual: (i: number, j: number) => number,
  points: (value: number) => number,
): (i: number, row: Rows, sums: Int32Array) => void {
  return (i, row, sums) => {
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e += 1) {
      const j = rows.col[e]!;
      const at = placeIn(row, 0, j);
      if (at >= 0) sums[at]! += points(value[e]!) - points(usual(i, j));
    }
  };
}

/** `kept` are pairs that stand whatever the rules say. */
export function createScanner({ rules, terms }: Opened, n: number, m: number, kept: Rows): RowScanner {
  const open = new Int32Array(wordsFor(m));
  const adders = [
    ...pointGroups(
      terms.flatMap(({ measure, points }) => (measure.classes ? [{ ...measure.classes, points }] : [])),
      n,
      m,
    ),
    ...terms.flatMap(({ measure }) => (measure.adder ? [measure.adder] : [])),
  ];
  const corrections = terms.flatMap(({ measure, points }) => {
    const { classes, exceptions } = measure;
    if (!classes || !exceptions || exceptions.value.length === 0) return [];
    return [correct(exceptions, (i, j) => classes.worth(classes.mentor[i]!, classes.mentee[j]!), points)];
  });
  const row: Rows = { start: new Int32Array(2), col: new Int32Array(0) };
  const keepOpen = (i: number): void => {
    for (let e = kept.start[i]!; e < kept.start[i + 1]!; e += 1) setBit(open, kept.col[e]!);
  };
  return {
    count: (i, removed) => {
      fillBits(open, m);
      let left = m;
      for (let k = 0; k < rules.length && left > 0; k += 1) {
        if (!rules[k]!.gate.strike(i, open)) continue;
        const now = countBits(open);
        removed[k]! += left - now;
        left = now;
      }
      if (kept.start[i] === kept.start[i + 1]) return left;
      keepOpen(i);
      return countBits(open);
    },
    rowOf: (i, cols, scores) => {
      fillBits(open, m);
      for (const { gate } of rules) gate.strike(i, open);
      keepOpen(i);
      const count = readBits(open, cols);
      scores.fill(0, 0, count);
      for (const { begin, add, end } of adders) {
        begin(i);
        add(cols, count, scores);
        end(i);
      }
      row.start[1] = count;
      row.col = cols;
      for (const fix of corrections) fix(i, row, scores);
      return count;
    },
  };
}
