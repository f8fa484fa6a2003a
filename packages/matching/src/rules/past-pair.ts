import { type ListColumns, listGate, packNamed } from './lists.ts';
import type { Rule } from './rule.ts';

export const pastPair: Rule<ListColumns> = {
  name: 'past-pair',
  title: 'an earlier pairing',
  active: ({ rules }) => rules.pastPair.rounds > 0,
  pack: (context) => {
    const { rounds } = context.instance.policy.rules.pastPair;
    return packNamed(context, ({ pastPartners }) => pastPartners.filter((p) => p.round <= rounds).map((p) => p.id));
  },
  open: listGate,
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
