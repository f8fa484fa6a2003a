import { noRows, type Rows } from '../bits.ts';
import type { ClassColumns } from '../rules/classes.ts';
import { packNamed } from '../rules/lists.ts';
import { classMeasure, neutral, type Term } from './term.ts';

/** Knowing each other already, where no rule about power speaks against it. */
export const acquaintance: Term<ClassColumns & { rows: Rows }> = {
  name: 'acquaintance',
  pack: (context) => {
    const { mentors, mentees } = context.instance;
    const listed = packNamed(context, (person) => person.acquaintances);
    return {
      mentor: new Int32Array(mentors.length),
      mentee: new Int32Array(mentees.length),
      rows: listed?.rows ?? noRows(mentors.length),
    };
  },
  open: ({ rows, ...classes }) =>
    classMeasure({ ...classes, worth: () => neutral }, { rows, value: new Int32Array(rows.col.length).fill(10_000) }),
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    return {
      know: mentor.acquaintances.includes(mentee.id) || mentee.acquaintances.includes(mentor.id) ? 'yes' : 'no',
    };
  },
  sentence: (v) =>
    v.know === 'yes'
      ? `${v.mentor} and ${v.mentee} know each other.`
      : `${v.mentor} and ${v.mentee} are new to each other.`,
};
