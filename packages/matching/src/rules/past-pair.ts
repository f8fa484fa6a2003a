import { type Rule, refuseListed } from './rule.ts';

export const pastPair: Rule = {
  name: 'past-pair',
  active: ({ rules }) => rules.pastPair.rounds > 0,
  prepare: (context) => {
    const { instance, mentorAt, menteeAt } = context;
    const { rounds } = instance.policy.rules.pastPair;
    const pairs: [number, number][] = [];
    instance.mentors.forEach((mentor, i) => {
      for (const p of mentor.pastPartners) if (p.round <= rounds) pairs.push([i, menteeAt.get(p.id) ?? -1]);
    });
    instance.mentees.forEach((mentee, j) => {
      for (const p of mentee.pastPartners) if (p.round <= rounds) pairs.push([mentorAt.get(p.id) ?? -1, j]);
    });
    return refuseListed(context, pairs);
  },
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    const met = [
      ...mentor.pastPartners.filter((p) => p.id === mentee.id),
      ...mentee.pastPartners.filter((p) => p.id === mentor.id),
    ];
    return { round: Math.min(...met.map((p) => p.round)), rounds: instance.policy.rules.pastPair.rounds };
  },
  sentence: (v) =>
    `${v.mentor} and ${v.mentee} were partners ${v.round === 1 ? 'last round' : `${v.round} rounds ago`}.`,
};
