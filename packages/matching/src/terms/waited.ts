import type { Term } from './term.ts';

const longestRounds = 3;

/** Fairness to those who went without a partner: full from three rounds of waiting on either side. */
export const waited: Term = {
  name: 'waited',
  prepare: ({ instance }) => {
    const mentorRounds = Int32Array.from(instance.mentors, (p) => Math.min(longestRounds, p.roundsWaited));
    const menteeRounds = Int32Array.from(instance.mentees, (p) => Math.min(longestRounds, p.roundsWaited));
    return (i, list, count, out) => {
      for (let c = 0; c < count; c += 1)
        out[c] = Math.floor((10_000 * Math.max(mentorRounds[i]!, menteeRounds[list[c]!]!)) / longestRounds);
    };
  },
  explain: ({ instance }, i, j) => ({
    rounds: Math.max(instance.mentors[i]!.roundsWaited, instance.mentees[j]!.roundsWaited),
  }),
  sentence: (v) => (v.rounds === 0 ? 'Nobody here has waited before.' : `One of them has waited ${v.rounds} rounds.`),
};
