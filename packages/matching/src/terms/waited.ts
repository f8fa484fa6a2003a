import type { ClassColumns } from '../rules/classes.ts';
import { classMeasure, type Term } from './term.ts';

const longestRounds = 3;

/** Fairness to those who went without a partner: full from three rounds of waiting on either side. */
export const waited: Term<ClassColumns> = {
  name: 'waited',
  pack: ({ instance }) => {
    const rounds = (people: readonly { roundsWaited: number }[]): Int32Array =>
      Int32Array.from(people, (p) => Math.min(longestRounds, p.roundsWaited));
    return { mentor: rounds(instance.mentors), mentee: rounds(instance.mentees) };
  },
  open: (columns) =>
    classMeasure({ ...columns, worth: (a, b) => Math.floor((10_000 * Math.max(a, b)) / longestRounds) }),
  explain: ({ instance }, i, j) => ({
    rounds: Math.max(instance.mentors[i]!.roundsWaited, instance.mentees[j]!.roundsWaited),
  }),
  sentence: (v) =>
    v.rounds === 0
      ? 'Nobody here has waited before.'
      : `One of them has waited ${v.rounds} ${v.rounds === 1 ? 'round' : 'rounds'}.`,
};
