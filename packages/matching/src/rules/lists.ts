import { placeIn, type Rows, rowsOf } from '../bits.ts';
import { eachInParts } from '../progress.ts';
import type { Mentee, Mentor } from '../types.ts';
import type { Context, Gate } from './rule.ts';

/** Refused mentees by key; the key of mentor `i` is `key[i]`, or `i` itself. */
export interface ListColumns {
  rows: Rows;
  key: Int32Array | null;
}

/** Collects refused pairs of positions; unknown positions are skipped. */
export function pairsOf({ instance }: Context): {
  refuse: (i: number | undefined, j: number | undefined) => void;
  columns: () => ListColumns | null;
} {
  const from: number[] = [];
  const to: number[] = [];
  return {
    refuse: (i, j) => {
      if (i === undefined || j === undefined) return;
      from.push(i);
      to.push(j);
    },
    columns: () =>
      from.length === 0
        ? null
        : { rows: rowsOf(instance.mentors.length, instance.mentees.length, from, to), key: null },
  };
}

/** Refuses whomever either side names. */
export function* packNamed(
  context: Context,
  named: (person: Required<Mentor> | Required<Mentee>) => readonly string[],
): Generator<void, ListColumns | null> {
  const { instance, mentorAt, menteeAt } = context;
  const { refuse, columns } = pairsOf(context);
  yield* eachInParts(instance.mentors, (mentor, i) => {
    for (const id of named(mentor)) refuse(i, menteeAt.get(id));
  });
  yield* eachInParts(instance.mentees, (mentee, j) => {
    for (const id of named(mentee)) refuse(mentorAt.get(id), j);
  });
  return columns();
}

export function listGate({ rows, key }: ListColumns): Gate {
  const { start, col } = rows;
  return {
    refuses: (i, j) => placeIn(rows, key ? key[i]! : i, j) >= 0,
    strike: (i, open) => {
      const k = key ? key[i]! : i;
      const end = start[k + 1]!;
      if (start[k] === end) return false;
      for (let e = start[k]!; e < end; e += 1) open[col[e]! >> 5]! &= ~(1 << (col[e]! & 31));
      return true;
    },
  };
}
