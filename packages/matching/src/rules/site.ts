import { packWhere, type WhereColumns } from '../overlap.ts';
import { classGate } from './classes.ts';
import type { Rule } from './rule.ts';

/** Two who can meet in person only must work at one site; a site that is not known stands against nobody. */
export const site: Rule<WhereColumns> = {
  name: 'site',
  title: 'the site',
  active: ({ rules }) => rules.site,
  pack: ({ instance }) => packWhere(instance),
  open: (columns) => {
    const { site: place, modes } = columns;
    return classGate(
      columns,
      (a, b) => (modes[a]! & modes[b]!) !== 2 || place[a] === 0 || place[b] === 0 || place[a] === place[b],
    );
  },
  explain: ({ instance }, i, j) => ({ mentorSite: instance.mentors[i]!.site, menteeSite: instance.mentees[j]!.site }),
  sentence: (v) =>
    `${v.mentor} (${v.mentorSite}) and ${v.mentee} (${v.menteeSite}) meet in person only and work at different sites.`,
};
