import { type Adder, type Measure, neutral, type Term } from './term.ts';

const chunk = 3;
/** Answers are kept as 0 (none) or 1…5, so that a chunk of three is one of 6 · 6 · 6 numbers. */
const answers = 6;

interface StyleColumns {
  questions: number;
  /** By chunk of questions, the number of each person's answers. */
  mentor: readonly Uint8Array[];
  mentee: readonly Uint8Array[];
}

/** Distance of two chunks over the answers both gave, and how many those are, as both · span + distance. */
function compareChunks(a: number, b: number, span: number): number {
  let sum = 0;
  for (let x = a, y = b; x > 0 && y > 0; x = Math.floor(x / answers), y = Math.floor(y / answers)) {
    const p = x % answers;
    const q = y % answers;
    if (p > 0 && q > 0) sum += span + Math.abs(p - q);
  }
  return sum;
}

/** The distinct chunks of the mentees, and by chunk of a mentor a row of comparisons with them, made when first asked for. */
function chunkRows(mentee: Uint8Array, span: number): { number: Uint8Array; row: (a: number) => Int32Array } {
  const numberOf = new Int16Array(answers ** chunk).fill(-1);
  const values: number[] = [];
  const number = new Uint8Array(mentee.length);
  for (let j = 0; j < mentee.length; j += 1) {
    const b = mentee[j]!;
    if (numberOf[b]! < 0) numberOf[b] = values.push(b) - 1;
    number[j] = numberOf[b]!;
  }
  const rows: Int32Array[] = [];
  const row = (a: number): Int32Array => {
    rows[a] ??= Int32Array.from(values, (b) => compareChunks(a, b, span));
    return rows[a];
  };
  return { number, row };
}

const addTwoChunks =
  (one: Uint8Array, oneRow: Int32Array, two: Uint8Array, twoRow: Int32Array, pointsOf: Int32Array): Adder['add'] =>
  (cols, count, sums) => {
    for (let c = 0; c < count; c += 1) {
      const j = cols[c]!;
      sums[c]! += pointsOf[oneRow[one[j]!]! + twoRow[two[j]!]!]!;
    }
  };

/** For more than six questions: chunk after chunk. */
function addManyChunks(
  numbers: readonly Uint8Array[],
  rows: readonly Int32Array[],
  pointsOf: Int32Array,
  m: number,
): Adder['add'] {
  const compared = new Int32Array(m);
  return (cols, count, sums) => {
    compared.fill(0, 0, count);
    for (let k = 0; k < rows.length; k += 1) {
      const [number, row] = [numbers[k]!, rows[k]!];
      for (let c = 0; c < count; c += 1) compared[c]! += row[number[cols[c]!]!]!;
    }
    for (let c = 0; c < count; c += 1) sums[c]! += pointsOf[compared[c]!]!;
  };
}

function openStyle({ questions, mentor, mentee }: StyleColumns, points: (value: number) => number): Measure {
  const span = 4 * questions + 1;
  const worth = (compared: number): number => {
    const both = Math.floor(compared / span);
    return both === 0 ? neutral : 10_000 - Math.floor((2500 * (compared % span)) / both);
  };
  const pointsOf = Int32Array.from({ length: (questions + 1) * span }, (_, compared) => points(worth(compared)));
  const chunks = mentee.map((numbers) => chunkRows(numbers, span));
  const numbers = chunks.map(({ number }) => number);
  const rows = chunks.map(() => new Int32Array(answers ** chunk));
  return {
    value: (i, j) => worth(mentor.reduce((all, own, k) => all + compareChunks(own[i]!, mentee[k]![j]!, span), 0)),
    adder: {
      begin: (i) => {
        for (let k = 0; k < chunks.length; k += 1) rows[k]!.set(chunks[k]!.row(mentor[k]![i]!));
      },
      add:
        chunks.length === 2
          ? addTwoChunks(numbers[0]!, rows[0]!, numbers[1]!, rows[1]!, pointsOf)
          : addManyChunks(numbers, rows, pointsOf, mentee[0]!.length),
      end: () => {},
    },
  };
}

/** Closeness of the answers that both gave: 10,000 when equal, 2,500 less for each step apart on average. */
export const style: Term<StyleColumns> = {
  name: 'style',
  pack: ({ instance }) => {
    const { mentors, mentees } = instance;
    const questions = Math.min(
      mentors.reduce((most, p) => Math.max(most, p.style.length), 0),
      mentees.reduce((most, p) => Math.max(most, p.style.length), 0),
    );
    const numbers = (people: readonly { style: readonly (number | null)[] }[]): Uint8Array[] =>
      Array.from({ length: Math.max(2, Math.ceil(questions / chunk)) }, (_, k) =>
        Uint8Array.from(people, ({ style: given }) => {
          let number = 0;
          for (let q = Math.min(questions, chunk * (k + 1)) - 1; q >= chunk * k; q -= 1)
            number = number * answers + (given[q] ?? -1) + 1;
          return number;
        }),
      );
    return { questions, mentor: numbers(mentors), mentee: numbers(mentees) };
  },
  open: openStyle,
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
