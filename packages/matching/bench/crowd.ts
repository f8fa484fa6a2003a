import type { dice } from '../test/brute.ts';

type Roll = ReturnType<typeof dice>;

/** One side of a made-up programme in packed columns; three topics a person, most wanted first. */
export interface Crowd {
  count: number;
  topic: Uint8Array;
  /** Level 1…5 of what is offered, or priority 1…3 of what is needed. */
  strength: Uint8Array;
  /** Index into the hubs. */
  hub: Uint8Array;
  grade: Uint8Array;
}

export const topicCount = 60;
export const perPerson = 3;
/** Hours from UTC of the places where people sit, and how many of a hundred sit there. */
const hubs = [
  [-8, 10],
  [-5, 20],
  [0, 20],
  [1, 25],
  [5, 20],
  [8, 5],
] as const;
export const hubHours: readonly number[] = hubs.map(([zone]) => zone);
const workday = 8;

/** Picks an index by weight. */
function picker(weights: readonly number[]): (roll: Roll) => number {
  const fine = 1 << 20;
  const sum = weights.reduce((a, b) => a + b, 0);
  let running = 0;
  const bounds = weights.map((w) => {
    running += w;
    return Math.round((running / sum) * fine);
  });
  return (roll) => {
    const at = roll(fine);
    let k = 0;
    while (bounds[k]! <= at) k += 1;
    return k;
  };
}

/** Zipf: the k-th topic is wanted 1 / k as often as the first. */
const pickTopic = picker(Array.from({ length: topicCount }, (_, k) => 1 / (k + 1)));
const pickHub = picker(hubs.map(([, share]) => share));

/** `count` people of a side: mentors of grade 1…5 with levels, mentees of grade 4…9 with priorities. */
export function crowd(roll: Roll, count: number, side: 'mentor' | 'mentee'): Crowd {
  const mentors = side === 'mentor';
  const people: Crowd = {
    count,
    topic: new Uint8Array(count * perPerson),
    strength: new Uint8Array(count * perPerson),
    hub: new Uint8Array(count),
    grade: new Uint8Array(count),
  };
  for (let p = 0; p < count; p += 1) {
    for (let k = 0; k < perPerson; k += 1) {
      people.topic[p * perPerson + k] = pickTopic(roll);
      people.strength[p * perPerson + k] = 1 + roll(mentors ? 5 : 3);
    }
    people.hub[p] = pickHub(roll);
    people.grade[p] = mentors ? 1 + roll(5) : 4 + roll(6);
  }
  return people;
}

/** Scores go in steps, so that very many pairs tie. */
const step = 100;
const fitShare = 6000 / 15;
const hoursShare = 2500 / workday;
const gapShare = 1500 / 4;

/** At least two grades apart, the mentee above, and two hours of common working time. */
export function fits(mentors: Crowd, i: number, mentees: Crowd, j: number): boolean {
  const apart = Math.abs(hubs[mentors.hub[i]!]![0] - hubs[mentees.hub[j]!]![0]);
  return mentees.grade[j]! >= mentors.grade[i]! + 2 && apart <= workday - 2;
}

export interface RowScorer {
  /** Takes mentor `i` as the row of the pairs scored next. */
  row: (i: number) => void;
  /** Score 0…10,000 of the row's mentor with mentee `j`. */
  score: (j: number) => number;
}

export function rowScorer(mentors: Crowd, mentees: Crowd): RowScorer {
  const teaches = new Uint8Array(topicCount);
  const hours = new Float64Array(hubs.length);
  const gap = new Float64Array(16);
  const { topic, strength, hub, grade } = mentees;
  return {
    row: (i) => {
      teaches.fill(0);
      for (let k = i * perPerson; k < (i + 1) * perPerson; k += 1) {
        const t = mentors.topic[k]!;
        teaches[t] = Math.max(teaches[t]!, mentors.strength[k]!);
      }
      const zone = hubs[mentors.hub[i]!]![0];
      for (const [h, [other]] of hubs.entries()) hours[h] = hoursShare * Math.max(0, workday - Math.abs(zone - other));
      const rowGrade = mentors.grade[i]!;
      for (let g = 0; g < gap.length; g += 1) gap[g] = gapShare * Math.max(0, 4 - Math.abs(g - rowGrade - 3));
    },
    score: (j) => {
      let fit = 0;
      for (let k = j * perPerson; k < (j + 1) * perPerson; k += 1)
        fit = Math.max(fit, teaches[topic[k]!]! * strength[k]!);
      return Math.floor((fit * fitShare + hours[hub[j]!]! + gap[grade[j]!]!) / step) * step;
    },
  };
}
