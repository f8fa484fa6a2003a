import { neutral, type Term } from './term.ts';

/** Knowing each other already, where no rule about power speaks against it. */
export const acquaintance: Term = {
  name: 'acquaintance',
  prepare: ({ instance, mentorAt, menteeAt }) => {
    const rows = new Map<number, number[]>();
    const add = (i: number | undefined, j: number | undefined): void => {
      if (i === undefined || j === undefined) return;
      const row = rows.get(i);
      if (row) row.push(j);
      else rows.set(i, [j]);
    };
    instance.mentors.forEach((p, i) => {
      for (const id of p.acquaintances) add(i, menteeAt.get(id));
    });
    instance.mentees.forEach((p, j) => {
      for (const id of p.acquaintances) add(mentorAt.get(id), j);
    });
    const known = new Uint8Array(instance.mentees.length);
    return (i, list, count, out) => {
      const row = rows.get(i) ?? [];
      for (const j of row) known[j] = 1;
      for (let c = 0; c < count; c += 1) out[c] = known[list[c]!] === 1 ? 10_000 : neutral;
      for (const j of row) known[j] = 0;
    };
  },
  explain: ({ instance }, i, j) => {
    const mentor = instance.mentors[i]!;
    const mentee = instance.mentees[j]!;
    return {
      know: mentor.acquaintances.includes(mentee.id) || mentee.acquaintances.includes(mentor.id) ? 'yes' : 'no',
    };
  },
  sentence: (v) =>
    v.know === 'yes'
      ? `${v.mentor} and ${v.mentee} know each other.`
      : `${v.mentor} and ${v.mentee} are new to each other.`,
};
