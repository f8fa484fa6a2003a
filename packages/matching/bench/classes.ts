import { type Graph, graphFromRows } from '../src/graph.ts';

/** Repeatable numbers (xorshift32). */
function dice(seed: number): (sides: number) => number {
  let state = seed | 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

export interface BenchClass {
  name: string;
  note: string;
  small: boolean;
  make: () => Graph;
}

const most = 10_000;

/** `n` rows of `width` random columns; places 1…capL and 1…capR. */
function sparse(n: number, m: number, width: number, capL: number, capR: number, seed: number): Graph {
  const roll = dice(seed);
  const rowStart = Int32Array.from({ length: n + 1 }, (_, i) => i * width);
  const col = new Int32Array(n * width);
  const score = new Int32Array(n * width);
  const row = new Set<number>();
  for (let i = 0; i < n; i += 1) {
    row.clear();
    while (row.size < width) row.add(roll(m));
    col.set(Int32Array.from(row).sort(), i * width);
    for (let k = 0; k < width; k += 1) score[i * width + k] = roll(most + 1);
  }
  const places = (count: number, cap: number): Int32Array => Int32Array.from({ length: count }, () => 1 + roll(cap));
  return graphFromRows(m, places(n, capL), places(m, capR), rowStart, col, score);
}

function dense(n: number, worth: (i: number, j: number) => number): Graph {
  const rowStart = Int32Array.from({ length: n + 1 }, (_, i) => i * n);
  const col = new Int32Array(n * n);
  const score = new Int32Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      col[i * n + j] = j;
      score[i * n + j] = worth(i, j);
    }
  const one = (): Int32Array => new Int32Array(n).fill(1);
  return graphFromRows(n, one(), one(), rowStart, col, score);
}

/** Mentoring-shaped: Zipf topics, time-zone hubs, scores in steps of 50, so very many ties. */
function mentoring(n: number, seed: number): Graph {
  const roll = dice(seed);
  const topic = (): number => Math.floor(30 / (1 + roll(30)));
  const people = Array.from({ length: 2 * n }, () => ({ topics: [topic(), topic(), topic()], zone: roll(5) }));
  return dense(n, (i, j) => {
    const a = people[i]!;
    const b = people[n + j]!;
    const shared = a.topics.filter((t) => b.topics.includes(t)).length;
    return 2000 * shared + 50 * Math.max(0, 40 - 10 * Math.abs(a.zone - b.zone));
  });
}

/** The classes of the design that one sparse method serves; `small` ones run in a few seconds. */
export const classes: readonly BenchClass[] = [
  {
    name: 'd-uni 1,000',
    note: 'dense uniform',
    small: true,
    make: () => {
      const roll = dice(11);
      return dense(1000, () => roll(most + 1));
    },
  },
  { name: 'd-ment 1,000', note: 'dense mentoring-shaped', small: true, make: () => mentoring(1000, 12) },
  {
    name: 'd-mw 1,000',
    note: 'dense, cost i·j scaled to 10,000',
    small: true,
    make: () => dense(1000, (i, j) => most - Math.floor((i * j * most) / 1_000_000)),
  },
  { name: 's-ment 10,000', note: '40 candidates a row', small: true, make: () => sparse(10_000, 10_000, 40, 1, 1, 13) },
  { name: 'c-ment 10,000', note: 'places 1–2 by 1–3', small: true, make: () => sparse(10_000, 10_000, 40, 2, 3, 14) },
  {
    name: 's-ment 100,000',
    note: '40 candidates a row',
    small: false,
    make: () => sparse(100_000, 100_000, 40, 1, 1, 15),
  },
  {
    name: 'c-ment 100,000 scarce',
    note: 'places 1–2 by 1–3, 50,000 mentees',
    small: false,
    make: () => sparse(100_000, 50_000, 40, 2, 3, 16),
  },
  {
    name: 'c-ment 100,000 balanced',
    note: 'places 1–2 by 1–3, 75,000 mentees',
    small: false,
    make: () => sparse(100_000, 75_000, 40, 2, 3, 17),
  },
  {
    name: 'c-ment 100,000 surplus',
    note: 'places 1–2 by 1–3, 130,000 mentees',
    small: false,
    make: () => sparse(100_000, 130_000, 40, 2, 3, 18),
  },
];
