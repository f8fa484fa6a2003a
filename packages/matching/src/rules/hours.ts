import { overlapMinutes, overlapOf, packWhere, unknownOverlap, type WhereColumns } from '../overlap.ts';
import { counted } from '../words.ts';
import { classGate } from './classes.ts';
import type { Rule } from './rule.ts';

/** Who can meet at a distance needs enough shared hours for it, unless both can meet in person at one site. */
export const hours: Rule<WhereColumns & { minimum: number }> = {
  name: 'hours',
  title: 'the shared working time',
  active: ({ rules }) => rules.hours.minimumMinutes > 0,
  pack: function* ({ instance }) {
    return { ...(yield* packWhere(instance)), minimum: instance.policy.rules.hours.minimumMinutes };
  },
  open: (columns) => {
    const { site, modes, minimum } = columns;
    const overlap = overlapOf(columns);
    return classGate(columns, (a, b) => {
      const shared = modes[a]! & modes[b]!;
      const oneSite = site[a] === 0 || site[b] === 0 || site[a] === site[b];
      if ((shared & 1) === 0 || (shared === 3 && oneSite)) return true;
      const minutes = overlap(a, b);
      return minutes === unknownOverlap || minutes >= minimum;
    });
  },
  explain: ({ instance }, i, j) => ({
    overlapMinutes: overlapMinutes(instance.mentors[i]!.hours, instance.mentees[j]!.hours),
    minimumMinutes: instance.policy.rules.hours.minimumMinutes,
  }),
  sentence: (v) =>
    `${v.mentor} and ${v.mentee} share ${counted(v.overlapMinutes, 'minute')} of working time a week; ${v.minimumMinutes} ${v.minimumMinutes === 1 ? 'is' : 'are'} needed.`,
};
