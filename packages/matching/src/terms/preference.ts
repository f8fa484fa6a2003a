import { noRows, placeIn } from '../bits.ts';
import { eachInParts } from '../progress.ts';
import type { ClassColumns } from '../rules/classes.ts';
import { packNamed } from '../rules/lists.ts';
import { classMeasure, type Exceptions, neutral, type Term } from './term.ts';

const unlisted = 2500;

/** What the side of somebody who listed nobody, or others only, is worth. */
const base = (has: number): number => (has === 0 ? neutral : unlisted);

/** First choice 10,000, falling evenly to just above 5,000 for the last of a list; the mean of both sides. */
const worth = (rank: number, length: number): number => 10_000 - Math.floor((5000 * rank) / length);

export const preference: Term<ClassColumns & Exceptions> = {
  name: 'preference',
  pack: function* (context) {
    const { mentors, mentees } = context.instance;
    const has = (people: readonly { preferences: readonly string[] }[]): Int32Array =>
      Int32Array.from(people, (p) => (p.preferences.length === 0 ? 0 : 1));
    const columns = { mentor: has(mentors), mentee: has(mentees) };
    const rows = (yield* packNamed(context, (person) => person.preferences))?.rows ?? noRows(mentors.length);
    const own = Int32Array.from(rows.col, () => unlisted);
    const theirs = Int32Array.from(rows.col, (j) => base(columns.mentee[j]!));
    yield* eachInParts(mentors, ({ preferences }, i) => {
      if (preferences.length === 0) own.fill(neutral, rows.start[i]!, rows.start[i + 1]!);
      for (let rank = 0; rank < preferences.length; rank += 1) {
        const j = context.menteeAt.get(preferences[rank]!);
        if (j !== undefined) own[placeIn(rows, i, j)] = worth(rank, preferences.length);
      }
    });
    yield* eachInParts(mentees, ({ preferences }, j) => {
      for (let rank = 0; rank < preferences.length; rank += 1) {
        const i = context.mentorAt.get(preferences[rank]!);
        if (i !== undefined) theirs[placeIn(rows, i, j)] = worth(rank, preferences.length);
      }
    });
    return { ...columns, rows, value: own.map((value, e) => (value + theirs[e]!) >> 1) };
  },
  open: ({ rows, value, ...classes }) =>
    classMeasure({ ...classes, worth: (a, b) => (base(a) + base(b)) >> 1 }, { rows, value }),
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
