import { counted } from '../words.ts';
import { type ClassColumns, classGate } from './classes.ts';
import type { Rule } from './rule.ts';

interface GradeColumns extends ClassColumns {
  /** The grade of each class. */
  grade: Int32Array;
  sign: number;
  minimum: number;
  maximum: number;
}

export const gradeGap: Rule<GradeColumns> = {
  name: 'grade-gap',
  title: 'the grade gap',
  active: ({ rules }) => rules.gradeGap.direction !== 'any',
  pack: ({ instance }) => {
    const { direction, minimum, maximum } = instance.policy.rules.gradeGap;
    const classes = new Map<number, number>();
    const classOf = ({ grade }: { grade: number }): number => {
      const known = classes.get(grade);
      if (known !== undefined) return known;
      classes.set(grade, classes.size);
      return classes.size - 1;
    };
    const mentor = Int32Array.from(instance.mentors, classOf);
    const mentee = Int32Array.from(instance.mentees, classOf);
    const sign = direction === 'reverse' ? 1 : -1;
    return { mentor, mentee, grade: Int32Array.from(classes.keys()), sign, minimum, maximum: maximum ?? 1_000_000 };
  },
  open: (columns) => {
    const { grade, sign, minimum, maximum } = columns;
    return classGate(columns, (a, b) => {
      const gap = sign * (grade[b]! - grade[a]!);
      return grade[a]! >= 0 && grade[b]! >= 0 && gap >= minimum && gap <= maximum;
    });
  },
  explain: ({ instance }, i, j) => {
    const { direction, minimum, maximum } = instance.policy.rules.gradeGap;
    return {
      mentorGrade: instance.mentors[i]!.grade,
      menteeGrade: instance.mentees[j]!.grade,
      minimum,
      maximum: maximum ?? 'none',
      direction,
    };
  },
  sentence: (v) =>
    `${v.mentor} has grade ${v.mentorGrade} and ${v.mentee} grade ${v.menteeGrade}: the ${v.direction === 'reverse' ? 'mentee' : 'mentor'} must stand at least ${counted(v.minimum, 'grade')} higher${v.maximum === 'none' ? '' : ` and at most ${v.maximum}`}.`,
};
