import { type Rule, refuseListed } from './rule.ts';

export const self: Rule = {
  name: 'self',
  active: () => true,
  prepare: (context) =>
    refuseListed(
      context,
      context.instance.mentors.map((mentor, i) => [i, context.menteeAt.get(mentor.id) ?? -1] as const),
    ),
  explain: () => ({}),
  sentence: (v) => `${v.mentor} stands on both sides and is not paired with themself.`,
};
