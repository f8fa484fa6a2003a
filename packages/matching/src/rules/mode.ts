import type { MeetingMode } from '../types.ts';
import { type ClassColumns, classGate } from './classes.ts';
import type { Rule } from './rule.ts';

/** Bit 1: distance, bit 2: in person; nothing stated means both. */
export const modeBits = (modes: readonly MeetingMode[]): number =>
  modes.length === 0 ? 3 : (modes.includes('distance') ? 1 : 0) | (modes.includes('in-person') ? 2 : 0);

export const mode: Rule<ClassColumns> = {
  name: 'mode',
  title: 'the way of meeting',
  active: ({ rules }) => rules.mode,
  pack: ({ instance }) => {
    const bits = (people: readonly { modes: readonly MeetingMode[] }[]): Int32Array =>
      Int32Array.from(people, (p) => modeBits(p.modes));
    const [mentor, mentee] = [bits(instance.mentors), bits(instance.mentees)];
    return mentor.every((b) => b === 3) || mentee.every((b) => b === 3) ? null : { mentor, mentee };
  },
  open: (columns) => classGate(columns, (a, b) => (a & b) !== 0),
  explain: ({ instance }, i, j) => ({
    mentorModes: instance.mentors[i]!.modes.join(', '),
    menteeModes: instance.mentees[j]!.modes.join(', '),
  }),
  sentence: (v) => `${v.mentor} meets ${v.mentorModes} only and ${v.mentee} ${v.menteeModes} only.`,
};
