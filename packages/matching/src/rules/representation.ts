import { type Rows, wordsFor } from '../bits.ts';
import { shareTopic, topicIds, topicRows, topicSets, turned } from '../topics.ts';
import type { Rule } from './rule.ts';

interface SilentColumns {
  silent: Rows;
  needs: Rows;
  topics: number;
}

/** Nobody is brought together with somebody who asks for what they will not speak for. */
export const representation: Rule<SilentColumns> = {
  name: 'representation',
  title: 'what people will not speak for',
  active: ({ rules }) => rules.representation,
  pack: function* ({ instance }) {
    const { mentors, mentees } = instance;
    if (mentors.every((p) => p.notRepresented.length === 0)) return null;
    return {
      silent: yield* topicRows(instance, mentors, (p) => p.notRepresented),
      needs: yield* topicRows(instance, mentees, (p) => p.needs.map((need) => need.topic)),
      topics: topicIds(instance).size,
    };
  },
  open: ({ silent, needs, topics }) => {
    const sets = topicSets(turned(needs, topics), wordsFor(needs.start.length - 1));
    return {
      refuses: (i, j) => shareTopic(needs, j, silent, i),
      strike: (i, open) => {
        for (let e = silent.start[i]!; e < silent.start[i + 1]!; e += 1) sets.close(silent.col[e]!, open);
        return silent.start[i] !== silent.start[i + 1];
      },
    };
  },
  explain: () => ({}),
  sentence: (v) => `${v.mentee} asks about something that ${v.mentor} will not be asked to speak for.`,
};
