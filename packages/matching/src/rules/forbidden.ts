import { type Rule, refuseListed } from './rule.ts';

export const forbidden: Rule = {
  name: 'forbidden',
  active: () => true,
  prepare: (context) =>
    refuseListed(
      context,
      context.instance.forbids.map(
        (p) => [context.mentorAt.get(p.mentor) ?? -1, context.menteeAt.get(p.mentee) ?? -1] as const,
      ),
    ),
  explain: () => ({}),
  sentence: (v) => `${v.mentor} with ${v.mentee} was forbidden by the coordinator.`,
};
