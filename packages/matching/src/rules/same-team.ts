import { intern, type Rule } from './rule.ts';

export const sameTeam: Rule = {
  name: 'same-team',
  active: ({ rules }) => rules.sameTeam,
  prepare: ({ instance }) => {
    const known = new Map([['', 0]]);
    const mentorTeam = intern(
      instance.mentors.map((p) => p.team),
      known,
    );
    const menteeTeam = intern(
      instance.mentees.map((p) => p.team),
      known,
    );
    if (known.size === 1) return null;
    return (i, list, count) => {
      const own = mentorTeam[i]!;
      if (own === 0) return count;
      let kept = 0;
      for (let k = 0; k < count; k += 1) if (menteeTeam[list[k]!] !== own) list[kept++] = list[k]!;
      return kept;
    };
  },
  explain: ({ instance }, i) => ({ team: instance.mentors[i]!.team }),
  sentence: (v) => `${v.mentor} and ${v.mentee} are in the same team (${v.team}).`,
};
