import { placeIn, type Rows } from '../bits.ts';
import { countedOffers, topicIds, topicRows, turned } from '../topics.ts';
import { neutral, type Term } from './term.ts';

/** Share of what the mentor wants in return that the mentee can teach; what does not count as an offer is not taught. */
export const mutual: Term<{ wants: Rows; teaches: Rows; topics: number }> = {
  name: 'mutual',
  pack: function* ({ instance }) {
    return {
      wants: yield* topicRows(instance, instance.mentors, (p) => p.wantsBack),
      teaches: yield* topicRows(instance, instance.mentees, (p) => countedOffers(instance, p).map((o) => o.topic)),
      topics: topicIds(instance).size,
    };
  },
  open: ({ wants, teaches, topics }, points) => {
    const taughtBy = turned(teaches, topics);
    const met = new Int32Array(teaches.start.length - 1);
    const share = (count: number, of: number): number => (of === 0 ? neutral : Math.floor((10_000 * count) / of));
    const longest = wants.start.reduce((most, from, i) => Math.max(most, (wants.start[i + 1] ?? from) - from), 0);
    const worth = new Int32Array(longest + 1);
    const eachTeacher = (i: number, more: number): void => {
      for (let e = wants.start[i]!; e < wants.start[i + 1]!; e += 1) {
        const t = wants.col[e]!;
        for (let k = taughtBy.start[t]!; k < taughtBy.start[t + 1]!; k += 1) met[taughtBy.col[k]!]! += more;
      }
    };
    return {
      value: (i, j) => {
        let count = 0;
        for (let e = wants.start[i]!; e < wants.start[i + 1]!; e += 1)
          if (placeIn(teaches, j, wants.col[e]!) >= 0) count += 1;
        return share(count, wants.start[i + 1]! - wants.start[i]!);
      },
      adder: {
        begin: (i) => {
          const of = wants.start[i + 1]! - wants.start[i]!;
          for (let k = 0; k <= of; k += 1) worth[k] = points(share(k, of));
          eachTeacher(i, 1);
        },
        add: (cols, count, sums) => {
          for (let c = 0; c < count; c += 1) sums[c]! += worth[met[cols[c]!]!]!;
        },
        end: (i) => eachTeacher(i, -1),
      },
    };
  },
  explain: ({ instance }, i, j) => {
    const taught = new Set(countedOffers(instance, instance.mentees[j]!).map((o) => o.topic));
    return { topics: instance.mentors[i]!.wantsBack.filter((t) => taught.has(t)).join(', ') };
  },
  sentence: (v) =>
    v.topics === ''
      ? `Nothing that ${v.mentee} offers here is what ${v.mentor} asked for in return.`
      : `${v.mentee} can teach ${v.mentor} ${v.topics} in return.`,
};
