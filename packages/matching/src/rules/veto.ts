import { type Rule, refuseListed } from './rule.ts';

/** The sentence never says which of the two said no. */
export const veto: Rule = {
  name: 'veto',
  active: ({ rules }) => rules.veto,
  prepare: (context) => {
    const { instance, mentorAt, menteeAt } = context;
    const pairs: [number, number][] = [];
    instance.mentors.forEach((mentor, i) => {
      for (const id of mentor.vetoes) pairs.push([i, menteeAt.get(id) ?? -1]);
    });
    instance.mentees.forEach((mentee, j) => {
      for (const id of mentee.vetoes) pairs.push([mentorAt.get(id) ?? -1, j]);
    });
    return refuseListed(context, pairs);
  },
  explain: () => ({}),
  sentence: (v) => `${v.mentor} and ${v.mentee} are not to be paired, by somebody's wish.`,
};
