import { classGate } from './classes.ts';
import type { Rule } from './rule.ts';

export const capacity: Rule<{ mentor: Int32Array; mentee: Int32Array }> = {
  name: 'capacity',
  title: 'the number of places',
  active: () => true,
  pack: ({ instance }) => {
    const free = (people: readonly { capacity: number }[]): Int32Array =>
      Int32Array.from(people, (p) => (p.capacity === 0 ? 0 : 1));
    const [mentor, mentee] = [free(instance.mentors), free(instance.mentees)];
    return mentor.includes(0) || mentee.includes(0) ? { mentor, mentee } : null;
  },
  open: (columns) => classGate(columns, (a, b) => a === 1 && b === 1),
  explain: ({ instance }, i, j) => ({
    who: instance.mentors[i]!.capacity === 0 ? instance.mentors[i]!.id : instance.mentees[j]!.id,
  }),
  sentence: (v) => `${v.who} takes no partner this time.`,
};
