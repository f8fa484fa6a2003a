import type { Rule } from './rule.ts';

/** Somebody who lists no language is taken to speak the common one. */
export const language: Rule = {
  name: 'language',
  active: ({ rules }) => rules.language,
  prepare: ({ instance }) => {
    const bits = new Map<string, number>();
    for (const p of [...instance.mentors, ...instance.mentees])
      for (const word of p.languages) if (!bits.has(word)) bits.set(word, bits.size);
    if (bits.size < 2) return null;
    const words = Math.ceil(bits.size / 32);
    const pack = (people: readonly { languages: readonly string[] }[]): Int32Array => {
      const columns = new Int32Array(people.length * words);
      people.forEach((p, at) => {
        if (p.languages.length === 0) columns.fill(-1, at * words, (at + 1) * words);
        for (const word of p.languages) columns[at * words + (bits.get(word)! >> 5)]! |= 1 << (bits.get(word)! & 31);
      });
      return columns;
    };
    const mentorBits = pack(instance.mentors);
    const menteeBits = pack(instance.mentees);
    return (i, list, count) => {
      let kept = 0;
      for (let k = 0; k < count; k += 1) {
        const j = list[k]!;
        let shared = 0;
        for (let w = 0; w < words; w += 1) shared |= mentorBits[i * words + w]! & menteeBits[j * words + w]!;
        if (shared !== 0) list[kept++] = j;
      }
      return kept;
    };
  },
  explain: ({ instance }, i, j) => ({
    mentorLanguages: instance.mentors[i]!.languages.join(', '),
    menteeLanguages: instance.mentees[j]!.languages.join(', '),
  }),
  sentence: (v) => `${v.mentor} (${v.mentorLanguages}) and ${v.mentee} (${v.menteeLanguages}) share no language.`,
};
