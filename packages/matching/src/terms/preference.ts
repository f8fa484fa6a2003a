import { neutral, type Term } from './term.ts';

const unlisted = 2500;

/** First choice 10,000, falling evenly to just above 5,000 for the last of a list; the mean of both sides. */
const worth = (rank: number, length: number): number => 10_000 - Math.floor((5000 * rank) / length);

export const preference: Term = {
  name: 'preference',
  prepare: ({ instance, mentorAt, menteeAt }) => {
    const { mentors, mentees } = instance;
    const wantedBy = new Map<number, [number, number][]>();
    mentees.forEach((mentee, j) => {
      mentee.preferences.forEach((id, rank) => {
        const i = mentorAt.get(id);
        if (i === undefined) return;
        const row = wantedBy.get(i) ?? [];
        row.push([j, worth(rank, mentee.preferences.length)]);
        wantedBy.set(i, row);
      });
    });
    const own = Int32Array.from(mentees, () => 0);
    const base = Int32Array.from(mentees, (p) => (p.preferences.length === 0 ? neutral : unlisted));
    const theirs = base.slice();
    return (i, list, count, out) => {
      const wishes = mentors[i]!.preferences;
      own.fill(wishes.length === 0 ? neutral : unlisted);
      wishes.forEach((id, rank) => {
        const j = menteeAt.get(id);
        if (j !== undefined) own[j] = worth(rank, wishes.length);
      });
      const admirers = wantedBy.get(i) ?? [];
      for (const [j, value] of admirers) theirs[j] = value;
      for (let c = 0; c < count; c += 1) out[c] = (own[list[c]!]! + theirs[list[c]!]!) >> 1;
      for (const [j] of admirers) theirs[j] = base[j]!;
    };
  },
  explain: ({ instance }, i, j) => ({
    mentorRank: instance.mentors[i]!.preferences.indexOf(instance.mentees[j]!.id) + 1,
    menteeRank: instance.mentees[j]!.preferences.indexOf(instance.mentors[i]!.id) + 1,
  }),
  sentence: (v) => {
    const said = (who: unknown, whom: unknown, rank: unknown): string =>
      Number(rank) > 0 ? `${who} named ${whom} as choice ${rank}` : '';
    const both = [said(v.mentor, v.mentee, v.mentorRank), said(v.mentee, v.mentor, v.menteeRank)].filter(Boolean);
    return both.length === 0 ? 'Neither named the other.' : `${both.join(', and ')}.`;
  },
};
