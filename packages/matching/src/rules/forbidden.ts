import { type ListColumns, listGate, packPairs } from './lists.ts';
import type { Rule } from './rule.ts';

export const forbidden: Rule<ListColumns> = {
  name: 'forbidden',
  active: () => true,
  pack: (context) =>
    packPairs(context, (refuse) => {
      for (const p of context.instance.forbids) refuse(context.mentorAt.get(p.mentor), context.menteeAt.get(p.mentee));
    }),
  open: listGate,
  explain: () => ({}),
  sentence: (v) => `${v.mentor} with ${v.mentee} was forbidden by the coordinator.`,
};
