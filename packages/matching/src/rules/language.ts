import { type ClassColumns, classGate, intern } from './classes.ts';
import type { Rule } from './rule.ts';

interface LanguageColumns extends ClassColumns {
  /** The languages of each class, `words` words of bits. */
  bits: Int32Array;
  words: number;
}

/** Somebody who lists no language is taken to speak the common one. */
export const language: Rule<LanguageColumns> = {
  name: 'language',
  title: 'the shared language',
  active: ({ rules }) => rules.language,
  pack: ({ instance }) => {
    const number = new Map<string, number>();
    const sets = new Map<string, readonly string[]>([['', []]]);
    const keyOf = ({ languages }: { languages: readonly string[] }): string => {
      if (languages.length === 0) return '';
      const key = languages.length === 1 ? languages[0]! : languages.join('\u0000');
      if (!sets.has(key)) {
        sets.set(key, languages);
        for (const word of languages) if (!number.has(word)) number.set(word, number.size);
      }
      return key;
    };
    const keys = [instance.mentors.map(keyOf), instance.mentees.map(keyOf)] as const;
    if (number.size < 2) return null;
    const words = (number.size + 31) >> 5;
    const bits = new Int32Array(sets.size * words);
    const known = new Map<string, number>();
    for (const [key, languages] of sets) {
      const at = known.size * words;
      if (languages.length === 0) bits.fill(-1, at, at + words);
      for (const word of languages) bits[at + (number.get(word)! >> 5)]! |= 1 << (number.get(word)! & 31);
      known.set(key, known.size);
    }
    return { mentor: intern(keys[0], known), mentee: intern(keys[1], known), bits, words };
  },
  open: (columns) => {
    const { bits, words } = columns;
    return classGate(columns, (a, b) => {
      for (let w = 0; w < words; w += 1) if ((bits[a * words + w]! & bits[b * words + w]!) !== 0) return true;
      return false;
    });
  },
  explain: ({ instance }, i, j) => ({
    mentorLanguages: instance.mentors[i]!.languages.join(', '),
    menteeLanguages: instance.mentees[j]!.languages.join(', '),
  }),
  sentence: (v) => `${v.mentor} (${v.mentorLanguages}) and ${v.mentee} (${v.menteeLanguages}) share no language.`,
};
