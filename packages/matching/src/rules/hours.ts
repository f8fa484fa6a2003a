import { overlapMinutes, overlapOf, packWhere, unknownOverlap, type WhereColumns } from '../overlap.ts';
import { classGate } from './classes.ts';
import { modeBits } from './mode.ts';
import type { Rule } from './rule.ts';

/** A pair needs one workable way to meet: in person at one site, or at a distance with enough shared hours. */
export const hours: Rule<WhereColumns & { minimum: number }> = {
  name: 'hours',
  active: ({ rules }) => rules.hours.minimumMinutes > 0,
  pack: ({ instance }) => ({ ...packWhere(instance), minimum: instance.policy.rules.hours.minimumMinutes }),
  open: (columns) => {
    const { site, modes, minimum } = columns;
    const overlap = overlapOf(columns);
    return classGate(columns, (a, b) => {
      const shared = modes[a]! & modes[b]!;
      const oneSite = site[a] === 0 || site[b] === 0 || site[a] === site[b];
      if (shared === 0 || ((shared & 2) !== 0 && oneSite)) return true;
      if ((shared & 1) === 0) return false;
      const minutes = overlap(a, b);
      return minutes === unknownOverlap || minutes >= minimum;
    });
  },
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    return {
      overlapMinutes: overlapMinutes(mentor.hours, mentee.hours),
      minimumMinutes: instance.policy.rules.hours.minimumMinutes,
      mentorSite: mentor.site,
      menteeSite: mentee.site,
      distance: (modeBits(mentor.modes) & modeBits(mentee.modes) & 1) === 1 ? 'yes' : 'no',
    };
  },
  sentence: (v) =>
    v.distance === 'yes'
      ? `${v.mentor} and ${v.mentee} share ${v.overlapMinutes} minutes of working time a week; ${v.minimumMinutes} are needed.`
      : `${v.mentor} (${v.mentorSite}) and ${v.mentee} (${v.menteeSite}) meet in person only and work at different sites.`,
};
