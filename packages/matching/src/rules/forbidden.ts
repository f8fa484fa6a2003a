import { type ListColumns, listGate, pairsOf } from './lists.ts';
import type { Rule } from './rule.ts';

export const forbidden: Rule<ListColumns> = {
  name: 'forbidden',
  title: 'a decision of the coordinator',
  active: () => true,
  pack: (context) => {
    const { refuse, columns } = pairsOf(context);
    for (const p of context.instance.forbids) refuse(context.mentorAt.get(p.mentor), context.menteeAt.get(p.mentee));
    return columns();
  },
  open: listGate,
  explain: () => ({}),
  sentence: (v) => `${v.mentor} with ${v.mentee} was forbidden by the coordinator.`,
};
