import { countedOffers, topicIds } from '../topics.ts';
import type { Rule } from './rule.ts';

export const topic: Rule = {
  name: 'topic',
  active: ({ rules }) => rules.topic,
  prepare: ({ instance }) => {
    if (instance.mentees.every((p) => p.needs.length === 0)) return null;
    const at = topicIds(instance);
    const offers = instance.mentors.map((p) => countedOffers(instance, p).map((o) => at.get(o.topic)!));
    const needs = instance.mentees.map((p) => Int32Array.from(p.needs, (need) => at.get(need.topic)!));
    const offered = new Uint8Array(at.size);
    return (i, list, count) => {
      for (const t of offers[i]!) offered[t] = 1;
      let kept = 0;
      for (let k = 0; k < count; k += 1) {
        const wanted = needs[list[k]!]!;
        let met = wanted.length === 0;
        for (let w = 0; w < wanted.length && !met; w += 1) met = offered[wanted[w]!] === 1;
        if (met) list[kept++] = list[k]!;
      }
      for (const t of offers[i]!) offered[t] = 0;
      return kept;
    };
  },
  explain: ({ instance }, _i, j) => ({ wanted: instance.mentees[j]!.needs.map((need) => need.topic).join(', ') }),
  sentence: (v) => `${v.mentor} offers none of what ${v.mentee} wants to learn (${v.wanted}).`,
};
