import { rowsOf } from '../bits.ts';
import { intern } from './classes.ts';
import { type ListColumns, listGate } from './lists.ts';
import type { Rule } from './rule.ts';

export const sameTeam: Rule<ListColumns> = {
  name: 'same-team',
  title: 'the same team',
  active: ({ rules }) => rules.sameTeam,
  pack: ({ instance }) => {
    const known = new Map([['', 0]]);
    const key = intern(
      instance.mentors.map((p) => p.team),
      known,
    );
    const from: number[] = [];
    const to: number[] = [];
    for (const [j, { team }] of instance.mentees.entries()) {
      const k = known.get(team) ?? 0;
      if (k === 0) continue;
      from.push(k);
      to.push(j);
    }
    return from.length === 0 ? null : { rows: rowsOf(known.size, instance.mentees.length, from, to), key };
  },
  open: listGate,
  explain: ({ instance }, i) => ({ team: instance.mentors[i]!.team }),
  sentence: (v) => `${v.mentor} and ${v.mentee} are in the same team (${v.team}).`,
};
