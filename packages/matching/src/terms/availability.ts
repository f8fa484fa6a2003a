import { hourTable, overlapMinutes, unknownOverlap } from '../overlap.ts';
import { modeBits } from '../rules/mode.ts';
import { intern } from '../rules/rule.ts';
import { neutral, type Term } from './term.ts';

const plentyMinutes = 600;

/** Seven parts shared working time (full from 10 hours a week), three parts a workable way to meet. */
export const availability: Term = {
  name: 'availability',
  prepare: ({ instance }) => {
    const { mentors, mentees } = instance;
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
    return (i, list, count, out) => {
      const overlaps = table.row(i);
      for (let c = 0; c < count; c += 1) {
        const j = list[c]!;
        const overlap = overlaps[table.menteePattern[j]!]!;
        const time =
          overlap === unknownOverlap
            ? neutral
            : Math.floor((10_000 * Math.min(overlap, plentyMinutes)) / plentyMinutes);
        const shared = mentorModes[i]! & menteeModes[j]!;
        const sites = mentorSite[i] === 0 || menteeSite[j] === 0 ? 1 : mentorSite[i] === menteeSite[j] ? 2 : 0;
        const way = (shared & 2) !== 0 && sites === 2 ? 10_000 : (shared & 1) !== 0 || sites === 1 ? 7000 : 0;
        out[c] = Math.floor((7 * time + 3 * way) / 10);
      }
    };
  },
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    const stated = mentor.hours.length > 0 && mentee.hours.length > 0;
    return {
      overlapMinutes: stated ? overlapMinutes(mentor.hours, mentee.hours) : 'unknown',
      site: mentor.site !== '' && mentor.site === mentee.site ? mentor.site : '',
    };
  },
  sentence: (v) =>
    `${v.overlapMinutes === 'unknown' ? 'Working hours are not stated' : `They share ${v.overlapMinutes} minutes of working time a week`}${v.site === '' ? '' : ` and both work at ${v.site}`}.`,
};
