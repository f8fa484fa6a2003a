import { dice } from '../test/brute.ts';
import { type Crowd, crowd, fits, perPerson, rowScorer, topicCount } from './crowd.ts';
import type { Bonus, DenseData, SparseData } from './instance-file.ts';

const top = 10_000;
/** More than any total of scores, and small enough for sums of it to stay whole numbers in doubles. */
const exactBonus = 2 ** 33;
const coverageBonus = 2 ** 32;
/** The total alone: whoever adds nothing to it stays without a partner. */
export const totalOnly: Bonus = { pair: 0, firstOfMentor: 0, firstOfMentee: 0 };
/** Pairs first, then the total: what an assignment is. */
export const pairsFirst: Bonus = { pair: exactBonus, firstOfMentor: 0, firstOfMentee: 0 };
/**
 * The coverage stages of the product in one sum. Covering mentees, covering mentors and the number of pairs do not
 * compete (Mendelsohn and Dulmage 1958), so equal weights rank as the stages do.
 */
export const coverageFirst: Bonus = { pair: coverageBonus, firstOfMentor: coverageBonus, firstOfMentee: coverageBonus };

function dense(n: number, score: Int16Array, worth: (i: number) => (j: number) => number): DenseData {
  for (let i = 0; i < n; i += 1) {
    const row = worth(i);
    for (let j = 0; j < n; j += 1) score[i * n + j] = row(j);
  }
  return { kind: 'dense', n, m: n, score, bonus: pairsFirst };
}

/** Every score equally likely. */
export function denseUniform(n: number, seed: number): DenseData {
  const roll = dice(seed);
  return dense(n, new Int16Array(n * n), () => () => roll(top + 1));
}

/** Zipf topics, time-zone hubs, grade gap, scores in steps of a hundred. */
export function denseMentoring(n: number, seed: number): DenseData {
  const roll = dice(seed);
  const scorer = rowScorer(crowd(roll, n, 'mentor'), crowd(roll, n, 'mentee'));
  return dense(n, new Int16Array(n * n), (i) => {
    scorer.row(i);
    return scorer.score;
  });
}

/** Cost i·j (Machol and Wien 1976), hostile to augmenting paths, brought to the range of scores. */
export function denseProduct(n: number): DenseData {
  const worth = (i: number) => (j: number) => Math.round(top * (1 - ((i + 1) * (j + 1)) / (n * n)));
  return dense(n, new Int16Array(n * n), worth);
}

export interface Sparse {
  mentors: number;
  mentees: number;
  /** Candidates of each mentee. */
  width: number;
  mentorPlaces: number;
  menteePlaces: number;
  /** Hide a perfect matching among the candidates. */
  perfect: boolean;
  bonus: Bonus;
  seed: number;
}

function mentorsByTopic({ count, topic }: Crowd): number[][] {
  const lists = Array.from({ length: topicCount }, (): number[] => []);
  for (let k = 0; k < count * perPerson; k += 1) lists[topic[k]!]!.push(Math.floor(k / perPerson));
  return lists;
}

function shuffled(count: number, roll: (sides: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k -= 1) {
    const other = roll(k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/** Candidates of each mentee: mentors of a topic needed, above all at a fitting grade and hour; at last anybody. */
function drawCandidates(
  mentors: Crowd,
  mentees: Crowd,
  { width, perfect }: Sparse,
  roll: (sides: number) => number,
): Int32Array {
  const byTopic = mentorsByTopic(mentors);
  const partner = perfect ? shuffled(mentors.count, roll) : null;
  const drawn = new Int32Array(mentees.count * width);
  const seen = new Int32Array(mentors.count).fill(-1);
  for (let j = 0; j < mentees.count; j += 1) {
    let found = 0;
    const take = (i: number): void => {
      if (seen[i] === j || found === width) return;
      seen[i] = j;
      drawn[j * width + found] = i;
      found += 1;
    };
    if (partner) take(partner[j]!);
    for (let tries = 0; found < width; tries += 1) {
      const teachers = byTopic[mentees.topic[j * perPerson + roll(perPerson)]!]!;
      if (tries > 4 * width || teachers.length === 0) take(roll(mentors.count));
      else {
        const i = teachers[roll(teachers.length)]!;
        if (tries > 2 * width || fits(mentors, i, mentees, j)) take(i);
      }
    }
  }
  return drawn;
}

/** Sparse and mentoring-shaped: `width` candidates for each mentee, hubs by topic. */
export function sparseMentoring(shape: Sparse): SparseData {
  const { mentors: n, mentees: m, width, mentorPlaces, menteePlaces, bonus, seed } = shape;
  const roll = dice(seed);
  const mentors = crowd(roll, n, 'mentor');
  const mentees = crowd(roll, m, 'mentee');
  const places = (count: number, most: number): Int32Array => Int32Array.from({ length: count }, () => 1 + roll(most));
  const capL = places(n, mentorPlaces);
  const capR = places(m, menteePlaces);
  const drawn = drawCandidates(mentors, mentees, shape, roll);
  const rowStart = new Int32Array(n + 1);
  for (const i of drawn) rowStart[i + 1]! += 1;
  for (let i = 0; i < n; i += 1) rowStart[i + 1]! += rowStart[i]!;
  const next = rowStart.slice(0, n);
  const col = new Int32Array(drawn.length);
  for (let k = 0; k < drawn.length; k += 1) col[next[drawn[k]!]!++] = Math.floor(k / width);
  const score = new Int32Array(drawn.length);
  const scorer = rowScorer(mentors, mentees);
  for (let i = 0; i < n; i += 1) {
    scorer.row(i);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) score[e] = scorer.score(col[e]!);
  }
  return { kind: 'sparse', n, m, capL, capR, rowStart, col, score, bonus };
}
