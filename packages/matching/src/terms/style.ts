import { neutral, type Term } from './term.ts';

/** Closeness of the answers that both gave: 10,000 when equal, 2,500 less for each step apart on average. */
export const style: Term = {
  name: 'style',
  prepare: ({ instance }) => {
    const { mentors, mentees } = instance;
    const questions = Math.min(
      mentors.reduce((most, p) => Math.max(most, p.style.length), 0),
      mentees.reduce((most, p) => Math.max(most, p.style.length), 0),
    );
    const pack = (people: readonly { style: readonly (number | null)[] }[]): Int8Array => {
      const columns = new Int8Array(people.length * questions).fill(-1);
      people.forEach((p, at) => {
        for (let q = 0; q < Math.min(questions, p.style.length); q += 1) columns[at * questions + q] = p.style[q] ?? -1;
      });
      return columns;
    };
    const mentorStyle = pack(mentors);
    const menteeStyle = pack(mentees);
    return (i, list, count, out) => {
      const own = i * questions;
      for (let c = 0; c < count; c += 1) {
        const other = list[c]! * questions;
        let apart = 0;
        let both = 0;
        for (let q = 0; q < questions; q += 1) {
          const a = mentorStyle[own + q]!;
          const b = menteeStyle[other + q]!;
          if (a < 0 || b < 0) continue;
          apart += Math.abs(a - b);
          both += 1;
        }
        out[c] = both === 0 ? neutral : 10_000 - Math.floor((2500 * apart) / both);
      }
    };
  },
  explain: ({ instance }, i, j) => {
    const a = instance.mentors[i]!.style;
    const b = instance.mentees[j]!.style;
    const both = a.filter((answer, q) => answer !== null && (b[q] ?? null) !== null).length;
    const alike = a.filter((answer, q) => answer !== null && (b[q] ?? null) !== null && answer === b[q]).length;
    return { both, alike };
  },
  sentence: (v) =>
    v.both === 0
      ? 'Working styles are not stated.'
      : `They gave the same answer to ${v.alike} of ${v.both} questions about working style.`,
};
