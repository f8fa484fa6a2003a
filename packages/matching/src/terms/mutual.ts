import { topicIds } from '../topics.ts';
import { neutral, type Term } from './term.ts';

/** Share of what the mentor wants in return that the mentee can teach. */
export const mutual: Term = {
  name: 'mutual',
  prepare: ({ instance }) => {
    const at = topicIds(instance);
    const wants = instance.mentors.map((p) => p.wantsBack.map((t) => at.get(t)!));
    const teaches = instance.mentees.map((p) => Int32Array.from(new Set(p.offers.map((o) => at.get(o.topic)!))));
    const wanted = new Uint8Array(at.size);
    return (i, list, count, out) => {
      const own = wants[i]!;
      if (own.length === 0) {
        out.fill(neutral, 0, count);
        return;
      }
      for (const t of own) wanted[t] = 1;
      for (let c = 0; c < count; c += 1) {
        let met = 0;
        for (const t of teaches[list[c]!]!) met += wanted[t]!;
        out[c] = Math.floor((10_000 * met) / own.length);
      }
      for (const t of own) wanted[t] = 0;
    };
  },
  explain: ({ instance }, i, j) => {
    const taught = new Set(instance.mentees[j]!.offers.map((o) => o.topic));
    return { topics: instance.mentors[i]!.wantsBack.filter((t) => taught.has(t)).join(', ') };
  },
  sentence: (v) =>
    v.topics === ''
      ? `${v.mentee} offers nothing that ${v.mentor} asked for in return.`
      : `${v.mentee} can teach ${v.mentor} ${v.topics} in return.`,
};
