import { type ClassColumns, intern } from '../rules/classes.ts';
import { classMeasure, neutral, type Term } from './term.ts';

export const crossUnit: Term<ClassColumns> = {
  name: 'cross-unit',
  pack: ({ instance }) => {
    const known = new Map([['', 0]]);
    const units = (people: readonly { unit: string }[]): Int32Array =>
      intern(
        people.map((p) => p.unit),
        known,
      );
    return { mentor: units(instance.mentors), mentee: units(instance.mentees) };
  },
  open: (columns) =>
    classMeasure({ ...columns, worth: (a, b) => (a === 0 || b === 0 ? neutral : a === b ? 0 : 10_000) }),
  explain: ({ instance }, i, j) => ({ mentorUnit: instance.mentors[i]!.unit, menteeUnit: instance.mentees[j]!.unit }),
  sentence: (v) =>
    v.mentorUnit === '' || v.menteeUnit === ''
      ? 'A unit is not known.'
      : v.mentorUnit === v.menteeUnit
        ? `Both work in ${v.mentorUnit}.`
        : `They see different parts of the organisation (${v.mentorUnit} and ${v.menteeUnit}).`,
};
