import { type Rows, setBit, wordsFor } from '../bits.ts';
import { countedOffers, shareTopic, topicIds, topicRows, topicSets, turned } from '../topics.ts';
import type { Rule } from './rule.ts';

interface TopicColumns {
  offers: Rows;
  needs: Rows;
  topics: number;
}

export const topic: Rule<TopicColumns> = {
  name: 'topic',
  title: 'the wanted topics',
  active: ({ rules }) => rules.topic,
  pack: function* ({ instance }) {
    const { mentors, mentees } = instance;
    if (mentees.every((p) => p.needs.length === 0)) return null;
    return {
      offers: yield* topicRows(instance, mentors, (p) => countedOffers(instance, p).map((o) => o.topic)),
      needs: yield* topicRows(instance, mentees, (p) => p.needs.map((need) => need.topic)),
      topics: topicIds(instance).size,
    };
  },
  open: ({ offers, needs, topics }) => {
    const m = needs.start.length - 1;
    const words = wordsFor(m);
    const sets = topicSets(turned(needs, topics), words);
    const wantsNothing = new Int32Array(words);
    for (let j = 0; j < m; j += 1) if (needs.start[j] === needs.start[j + 1]) setBit(wantsNothing, j);
    const met = new Int32Array(words);
    return {
      refuses: (i, j) => needs.start[j] !== needs.start[j + 1] && !shareTopic(needs, j, offers, i),
      strike: (i, open) => {
        met.set(wantsNothing);
        for (let e = offers.start[i]!; e < offers.start[i + 1]!; e += 1) sets.open(offers.col[e]!, met);
        for (let w = 0; w < words; w += 1) open[w]! &= met[w]!;
        return true;
      },
    };
  },
  explain: ({ instance }, _i, j) => ({ wanted: instance.mentees[j]!.needs.map((need) => need.topic).join(', ') }),
  // An identity topic that is not ticked, or one not to be spoken for, may be offered all the same: this gives neither away.
  sentence: (v) => `Nothing that ${v.mentor} offers here fits what ${v.mentee} wants to learn (${v.wanted}).`,
};
