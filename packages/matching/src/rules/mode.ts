import type { MeetingMode } from '../types.ts';
import type { Rule } from './rule.ts';

/** Bit 1: distance, bit 2: in person; nothing stated means both. */
export const modeBits = (modes: readonly MeetingMode[]): number =>
  modes.length === 0 ? 3 : (modes.includes('distance') ? 1 : 0) | (modes.includes('in-person') ? 2 : 0);

export const mode: Rule = {
  name: 'mode',
  active: ({ rules }) => rules.mode,
  prepare: ({ instance }) => {
    const mentorModes = Uint8Array.from(instance.mentors, (p) => modeBits(p.modes));
    const menteeModes = Uint8Array.from(instance.mentees, (p) => modeBits(p.modes));
    if (mentorModes.every((b) => b === 3) || menteeModes.every((b) => b === 3)) return null;
    return (i, list, count) => {
      const own = mentorModes[i]!;
      let kept = 0;
      for (let k = 0; k < count; k += 1) if ((menteeModes[list[k]!]! & own) !== 0) list[kept++] = list[k]!;
      return kept;
    };
  },
  explain: ({ instance }, i, j) => ({
    mentorModes: instance.mentors[i]!.modes.join(', '),
    menteeModes: instance.mentees[j]!.modes.join(', '),
  }),
  sentence: (v) => `${v.mentor} meets ${v.mentorModes} only and ${v.mentee} ${v.menteeModes} only.`,
};
