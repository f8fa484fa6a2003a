import { type ListColumns, listGate, packNamed } from './lists.ts';
import type { Rule } from './rule.ts';

const words = {
  decides: 'decides on the work of',
  assesses: 'assesses',
  pays: 'has a say in the pay of',
  'hears-grievance': 'hears a grievance of',
} as const;

export const powerLink: Rule<ListColumns> = {
  name: 'power-link',
  title: 'a declared power link',
  active: ({ rules }) => rules.powerLink,
  pack: (context) => packNamed(context, ({ powerOver }) => powerOver.map((link) => link.id)),
  open: listGate,
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    const down = mentee.powerOver.find((link) => link.id === mentor.id);
    const up = mentor.powerOver.find((link) => link.id === mentee.id);
    if (down) return { over: mentor.id, holder: mentee.id, kind: down.kind };
    return { over: mentee.id, holder: mentor.id, kind: up?.kind ?? 'decides' };
  },
  sentence: (v) => `${v.holder} ${words[v.kind as keyof typeof words]} ${v.over}.`,
};
