import { hourTable, overlapMinutes, unknownOverlap } from '../overlap.ts';
import { modeBits } from './mode.ts';
import { intern, type Rule } from './rule.ts';

/** A pair needs one workable way to meet: in person at one site, or at a distance with enough shared hours. */
export const hours: Rule = {
  name: 'hours',
  active: ({ rules }) => rules.hours.minimumMinutes > 0,
  prepare: ({ instance }) => {
    const { mentors, mentees, policy } = instance;
    const least = policy.rules.hours.minimumMinutes;
    const known = new Map([['', 0]]);
    const mentorSite = intern(
      mentors.map((p) => p.site),
      known,
    );
    const menteeSite = intern(
      mentees.map((p) => p.site),
      known,
    );
    const mentorModes = Uint8Array.from(mentors, (p) => modeBits(p.modes));
    const menteeModes = Uint8Array.from(mentees, (p) => modeBits(p.modes));
    const table = hourTable(mentors, mentees);
    return (i, list, count) => {
      const overlaps = table.row(i);
      const site = mentorSite[i]!;
      const modes = mentorModes[i]!;
      let kept = 0;
      for (let k = 0; k < count; k += 1) {
        const j = list[k]!;
        const shared = menteeModes[j]! & modes;
        const overlap = overlaps[table.menteePattern[j]!]!;
        const oneSite = site === 0 || menteeSite[j] === 0 || site === menteeSite[j];
        const near = (shared & 2) !== 0 && oneSite;
        const far = (shared & 1) !== 0 && (overlap === unknownOverlap || overlap >= least);
        if (near || far || shared === 0) list[kept++] = j;
      }
      return kept;
    };
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
