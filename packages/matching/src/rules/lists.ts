import { placeIn, type Rows, rowsOf } from '../bits.ts';
import type { Mentee, Mentor } from '../types.ts';
import type { Context, Gate } from './rule.ts';

/** Refused mentees by key; the key of mentor `i` is `key[i]`, or `i` itself. */
export interface ListColumns {
  rows: Rows;
  key: Int32Array | null;
}

/** Collects refused pairs of positions; negative or unknown positions are skipped. */
export function packPairs(
  { instance }: Context,
  collect: (refuse: (i: number | undefined, j: number | undefined) => void) => void,
): ListColumns | null {
  const from: number[] = [];
  const to: number[] = [];
  collect((i, j) => {
    if (i === undefined || j === undefined) return;
    from.push(i);
    to.push(j);
  });
  if (from.length === 0) return null;
  return { rows: rowsOf(instance.mentors.length, instance.mentees.length, from, to), key: null };
}

/** Refuses whomever either side names. */
export const packNamed = (
  context: Context,
  named: (person: Required<Mentor> | Required<Mentee>) => Iterable<string>,
): ListColumns | null =>
  packPairs(context, (refuse) => {
    const { instance, mentorAt, menteeAt } = context;
    for (const [i, mentor] of instance.mentors.entries()) for (const id of named(mentor)) refuse(i, menteeAt.get(id));
    for (const [j, mentee] of instance.mentees.entries()) for (const id of named(mentee)) refuse(mentorAt.get(id), j);
  });

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
