import type { ManagerLink } from '../types.ts';
import { type Rule, refuseListed } from './rule.ts';

export const commandChain: Rule = {
  name: 'command-chain',
  active: ({ rules }) => rules.commandChain.levels !== 0,
  prepare: (context) => {
    const { instance, mentorAt, menteeAt } = context;
    const levels = instance.policy.rules.commandChain.levels ?? Number.POSITIVE_INFINITY;
    const pairs: [number, number][] = [];
    instance.mentors.forEach((mentor, i) => {
      for (const link of mentor.managers) if (link.depth <= levels) pairs.push([i, menteeAt.get(link.id) ?? -1]);
    });
    instance.mentees.forEach((mentee, j) => {
      for (const link of mentee.managers) if (link.depth <= levels) pairs.push([mentorAt.get(link.id) ?? -1, j]);
    });
    return refuseListed(context, pairs);
  },
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    const depth = (links: readonly ManagerLink[], id: string): number =>
      links.find((link) => link.id === id)?.depth ?? 0;
    return {
      depth: Math.max(depth(mentor.managers, mentee.id), depth(mentee.managers, mentor.id)),
      levels: instance.policy.rules.commandChain.levels ?? 'any',
    };
  },
  sentence: (v) =>
    `${v.mentor} and ${v.mentee} stand in one chain of command, ${v.depth} ${v.depth === 1 ? 'level' : 'levels'} apart.`,
};
