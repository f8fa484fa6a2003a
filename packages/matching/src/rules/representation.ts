import { topicIds } from '../topics.ts';
import type { Rule } from './rule.ts';

/** Nobody is brought together with somebody who asks for what they will not speak for. */
export const representation: Rule = {
  name: 'representation',
  active: ({ rules }) => rules.representation,
  prepare: ({ instance }) => {
    if (instance.mentors.every((p) => p.notRepresented.length === 0)) return null;
    const at = topicIds(instance);
    const silent = instance.mentors.map((p) => p.notRepresented.map((t) => at.get(t)!));
    const needs = instance.mentees.map((p) => Int32Array.from(p.needs, (need) => at.get(need.topic)!));
    const closed = new Uint8Array(at.size);
    return (i, list, count) => {
      const own = silent[i]!;
      if (own.length === 0) return count;
      for (const t of own) closed[t] = 1;
      let kept = 0;
      for (let k = 0; k < count; k += 1) {
        const wanted = needs[list[k]!]!;
        let asks = false;
        for (let w = 0; w < wanted.length && !asks; w += 1) asks = closed[wanted[w]!] === 1;
        if (!asks) list[kept++] = list[k]!;
      }
      for (const t of own) closed[t] = 0;
      return kept;
    };
  },
  explain: () => ({}),
  sentence: (v) => `${v.mentee} asks about something that ${v.mentor} will not be asked to speak for.`,
};
