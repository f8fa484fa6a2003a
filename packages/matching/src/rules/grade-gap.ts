import type { Rule } from './rule.ts';

export const gradeGap: Rule = {
  name: 'grade-gap',
  active: ({ rules }) => rules.gradeGap.direction !== 'any',
  prepare: ({ instance }) => {
    const { direction, minimum, maximum } = instance.policy.rules.gradeGap;
    const sign = direction === 'reverse' ? 1 : -1;
    const highest = maximum ?? 1_000_000;
    const mentorGrade = Int32Array.from(instance.mentors, (p) => p.grade);
    const menteeGrade = Int32Array.from(instance.mentees, (p) => p.grade);
    return (i, list, count) => {
      const own = mentorGrade[i]!;
      if (own < 0) return 0;
      let kept = 0;
      for (let k = 0; k < count; k += 1) {
        const j = list[k]!;
        const other = menteeGrade[j]!;
        const gap = sign * (other - own);
        if (other >= 0 && gap >= minimum && gap <= highest) list[kept++] = j;
      }
      return kept;
    };
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
    `${v.mentor} has grade ${v.mentorGrade} and ${v.mentee} grade ${v.menteeGrade}: the ${v.direction === 'reverse' ? 'mentee' : 'mentor'} must stand at least ${v.minimum} grades higher${v.maximum === 'none' ? '' : ` and at most ${v.maximum}`}.`,
};
