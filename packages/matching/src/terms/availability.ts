import { overlapMinutes, overlapOf, packWhere, unknownOverlap, type WhereColumns } from '../overlap.ts';
import { counted } from '../words.ts';
import { classMeasure, neutral, type Term } from './term.ts';

const plentyMinutes = 600;
/** Mode bits of two who could meet in person as well as at a distance, or who said nothing of it. */
const eitherWay = 3;

/** Seven parts shared working time (full from 10 hours a week), three parts a workable way to meet; neutral where neither is known. */
export const availability: Term<WhereColumns> = {
  name: 'availability',
  pack: ({ instance }) => packWhere(instance),
  open: (columns) => {
    const { site, modes } = columns;
    const overlap = overlapOf(columns);
    const worth = (a: number, b: number): number => {
      const minutes = overlap(a, b);
      const shared = modes[a]! & modes[b]!;
      const areSitesKnown = site[a] !== 0 && site[b] !== 0;
      if (minutes === unknownOverlap && !areSitesKnown && shared === eitherWay) return neutral;
      const time =
        minutes === unknownOverlap ? neutral : Math.floor((10_000 * Math.min(minutes, plentyMinutes)) / plentyMinutes);
      const isNear = areSitesKnown && site[a] === site[b];
      const mayMeet = (shared & 1) !== 0 || (shared !== 0 && !areSitesKnown);
      const way = (shared & 2) !== 0 && isNear ? 10_000 : mayMeet ? 7000 : 0;
      return Math.floor((7 * time + 3 * way) / 10);
    };
    return classMeasure({ ...columns, worth });
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
    `${v.overlapMinutes === 'unknown' ? 'Working hours are not stated' : `They share ${counted(v.overlapMinutes, 'minute')} of working time a week`}${v.site === '' ? '' : ` and both work at ${v.site}`}.`,
};
