import { type Rule, refuseListed } from './rule.ts';

const words = {
  decides: 'decides on the work of',
  assesses: 'assesses',
  pays: 'has a say in the pay of',
  'hears-grievance': 'hears a grievance of',
} as const;

export const powerLink: Rule = {
  name: 'power-link',
  active: ({ rules }) => rules.powerLink,
  prepare: (context) => {
    const { instance, mentorAt, menteeAt } = context;
    const pairs: [number, number][] = [];
    instance.mentors.forEach((mentor, i) => {
      for (const { id } of mentor.powerOver) pairs.push([i, menteeAt.get(id) ?? -1]);
    });
    instance.mentees.forEach((mentee, j) => {
      for (const { id } of mentee.powerOver) pairs.push([mentorAt.get(id) ?? -1, j]);
    });
    return refuseListed(context, pairs);
  },
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
