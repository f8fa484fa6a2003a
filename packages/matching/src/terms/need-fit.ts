import type { Context } from '../rules/rule.ts';
import { countedOffers, topicIds } from '../topics.ts';
import { neutral, type Term } from './term.ts';

const best = 5;

/** Share of the mentee's wants that the mentor can meet: priority × level gap closed × confidence. */
function parts({ instance }: Context, i: number, j: number): { topic: string; level: number; share: number }[] {
  const offers = countedOffers(instance, instance.mentors[i]!);
  return instance.mentees[j]!.needs.map((need) => {
    const offer = offers.find((o) => o.topic === need.topic);
    const gap = Math.max(1, (need.target ?? 3) - (need.current ?? 0));
    const closed = offer ? Math.min(gap, Math.max(0, offer.level - (need.current ?? 0))) : 0;
    return {
      topic: need.topic,
      level: offer?.level ?? 0,
      share: (need.priority ?? 2) * closed * (offer?.confidence ?? 0),
    };
  })
    .filter((part) => part.share > 0)
    .sort((a, b) => b.share - a.share);
}

export const needFit: Term = {
  name: 'need-fit',
  prepare: ({ instance }) => {
    const at = topicIds(instance);
    const offers = instance.mentors.map((p) => countedOffers(instance, p));
    const start = new Int32Array(instance.mentees.length + 1);
    const flat = instance.mentees.flatMap((p, j) => {
      start[j + 1] = start[j]! + p.needs.length;
      return p.needs;
    });
    const topicOf = Int32Array.from(flat, (need) => at.get(need.topic)!);
    const current = Int32Array.from(flat, (need) => need.current ?? 0);
    const gap = Int32Array.from(flat, (need) => Math.max(1, (need.target ?? 3) - (need.current ?? 0)));
    const priority = Int32Array.from(flat, (need) => need.priority ?? 2);
    const possible = new Int32Array(instance.mentees.length);
    for (let j = 0; j < possible.length; j += 1)
      for (let k = start[j]!; k < start[j + 1]!; k += 1) possible[j]! += priority[k]! * gap[k]! * best;
    const level = new Int32Array(at.size);
    const confidence = new Int32Array(at.size);
    return (i, list, count, out) => {
      for (const o of offers[i]!) {
        const t = at.get(o.topic)!;
        if (o.level * o.confidence <= level[t]! * confidence[t]!) continue;
        level[t] = o.level;
        confidence[t] = o.confidence;
      }
      for (let c = 0; c < count; c += 1) {
        const j = list[c]!;
        let met = 0;
        for (let k = start[j]!; k < start[j + 1]!; k += 1) {
          const t = topicOf[k]!;
          const closed = Math.min(gap[k]!, level[t]! - current[k]!);
          if (closed > 0) met += priority[k]! * closed * confidence[t]!;
        }
        out[c] = possible[j] === 0 ? neutral : Math.floor((10_000 * met) / possible[j]!);
      }
      for (const o of offers[i]!) level[at.get(o.topic)!] = confidence[at.get(o.topic)!] = 0;
    };
  },
  explain: (context, i, j) => {
    const met = parts(context, i, j);
    return { topics: met.map((part) => part.topic).join(', '), topic: met[0]?.topic ?? '', level: met[0]?.level ?? 0 };
  },
  sentence: (v) =>
    v.topic === ''
      ? `${v.mentee} has not said what to learn.`
      : `${v.mentor} can teach ${v.topics} (${v.topic} at level ${v.level}), which ${v.mentee} wants to learn.`,
};
