import { intern } from '../rules/rule.ts';
import { neutral, type Term } from './term.ts';

export const crossUnit: Term = {
  name: 'cross-unit',
  prepare: ({ instance }) => {
    const known = new Map([['', 0]]);
    const mentorUnit = intern(
      instance.mentors.map((p) => p.unit),
      known,
    );
    const menteeUnit = intern(
      instance.mentees.map((p) => p.unit),
      known,
    );
    return (i, list, count, out) => {
      const own = mentorUnit[i]!;
      for (let c = 0; c < count; c += 1) {
        const other = menteeUnit[list[c]!]!;
        out[c] = own === 0 || other === 0 ? neutral : own === other ? 0 : 10_000;
      }
    };
  },
  explain: ({ instance }, i, j) => ({ mentorUnit: instance.mentors[i]!.unit, menteeUnit: instance.mentees[j]!.unit }),
  sentence: (v) =>
    v.mentorUnit === '' || v.menteeUnit === ''
      ? 'A unit is not known.'
      : v.mentorUnit === v.menteeUnit
        ? `Both work in ${v.mentorUnit}.`
        : `They see different parts of the organisation (${v.mentorUnit} and ${v.menteeUnit}).`,
};
