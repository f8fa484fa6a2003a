import type { ManagerLink } from '../types.ts';
import { counted } from '../words.ts';
import { type ListColumns, listGate, packNamed } from './lists.ts';
import type { Rule } from './rule.ts';

export const commandChain: Rule<ListColumns> = {
  name: 'command-chain',
  title: 'the chain of command',
  active: ({ rules }) => rules.commandChain.levels !== 0,
  pack: (context) => {
    const levels = context.instance.policy.rules.commandChain.levels ?? Number.POSITIVE_INFINITY;
    return packNamed(context, ({ managers }) => managers.flatMap((link) => (link.depth <= levels ? [link.id] : [])));
  },
  open: listGate,
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    const depths = (links: readonly ManagerLink[], id: string): number[] =>
      links.flatMap((link) => (link.id === id ? [link.depth] : []));
    return {
      depth: Math.min(...depths(mentor.managers, mentee.id), ...depths(mentee.managers, mentor.id)),
      levels: instance.policy.rules.commandChain.levels ?? 'any',
    };
  },
  sentence: (v) => `${v.mentor} and ${v.mentee} stand in one chain of command, ${counted(v.depth, 'level')} apart.`,
};
