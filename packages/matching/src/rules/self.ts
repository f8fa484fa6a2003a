import { type ListColumns, listGate, pairsOf } from './lists.ts';
import type { Rule } from './rule.ts';

export const self: Rule<ListColumns> = {
  name: 'self',
  title: 'the rule against pairing somebody with themself',
  active: () => true,
  pack: (context) => {
    const { refuse, columns } = pairsOf(context);
    for (const [i, mentor] of context.instance.mentors.entries()) refuse(i, context.menteeAt.get(mentor.id));
    return columns();
  },
  open: listGate,
  explain: () => ({}),
  sentence: (v) => `${v.mentor} stands on both sides and is not paired with themself.`,
};
