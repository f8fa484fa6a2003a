import type { Rule } from './rule.ts';

export const capacity: Rule = {
  name: 'capacity',
  active: () => true,
  prepare: ({ instance }) => {
    const none = (people: readonly { capacity: number }[]): Uint8Array =>
      Uint8Array.from(people, (p) => (p.capacity === 0 ? 1 : 0));
    const mentorFull = none(instance.mentors);
    const menteeFull = none(instance.mentees);
    if (!mentorFull.includes(1) && !menteeFull.includes(1)) return null;
    return (i, list, count) => {
      if (mentorFull[i] === 1) return 0;
      let kept = 0;
      for (let k = 0; k < count; k += 1) if (menteeFull[list[k]!] === 0) list[kept++] = list[k]!;
      return kept;
    };
  },
  explain: ({ instance }, i, j) => ({
    who: instance.mentors[i]!.capacity === 0 ? instance.mentors[i]!.id : instance.mentees[j]!.id,
  }),
  sentence: (v) => `${v.who} takes no partner this time.`,
};
