import { noRows, type Rows, without } from '../bits.ts';
import type { ClassColumns } from '../rules/classes.ts';
import { packNamed } from '../rules/lists.ts';
import type { Person } from '../types.ts';
import { classMeasure, neutral, type Term } from './term.ts';

/** A declared power link, or a place in one line of managers at any depth. */
const linked = ({ powerOver, managers }: Person): string[] => [
  ...(powerOver ?? []).map((link) => link.id),
  ...(managers ?? []).map((link) => link.id),
];

const names = (
  one: Required<Person>,
  other: Required<Person>,
  of: (p: Required<Person>) => readonly string[],
): boolean => of(one).includes(other.id) || of(other).includes(one.id);

/** Knowing each other already, where no power of one over the other speaks against it. */
export const acquaintance: Term<ClassColumns & { rows: Rows }> = {
  name: 'acquaintance',
  pack: function* (context) {
    const n = context.instance.mentors.length;
    const m = context.instance.mentees.length;
    const known = (yield* packNamed(context, (person) => person.acquaintances))?.rows ?? noRows(n);
    const power = (yield* packNamed(context, linked))?.rows ?? noRows(n);
    return { mentor: new Int32Array(n), mentee: new Int32Array(m), rows: without(known, power) };
  },
  open: ({ rows, ...classes }) =>
    classMeasure({ ...classes, worth: () => neutral }, { rows, value: new Int32Array(rows.col.length).fill(10_000) }),
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    if (!names(mentor, mentee, (p) => p.acquaintances)) return { know: 'no' };
    return { know: names(mentor, mentee, linked) ? 'with a power link' : 'yes' };
  },
  sentence: (v) =>
    v.know === 'no'
      ? `${v.mentor} and ${v.mentee} are new to each other.`
      : `${v.mentor} and ${v.mentee} know each other${v.know === 'yes' ? '' : ', but one has a say over the other'}.`,
};
