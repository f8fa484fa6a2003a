import { defaultLimits, topScore } from '../defaults.ts';
import { fault } from '../fault.ts';
import { isRow } from '../field-checks.ts';
import { runAsync, runSync, type Step } from '../progress.ts';
import type { LinearCertificate, MatchOptions, StageKey, StageValue, Verdict } from '../result.ts';
import { checkMatrix } from './check.ts';
import type { MatrixProblem } from './core.ts';
import { solveMatrix } from './rounds.ts';

/** Scores of all pairs, for programs that have their own: no people, no rules, no terms. */
export interface ScoreMatrix {
  mentors: number;
  mentees: number;
  /** Row by row, a row for each mentor: 0…10,000, or −1 where the pair is impossible. */
  scores: Int16Array;
  /** Places of each; one where left out. */
  mentorPlaces?: ArrayLike<number>;
  menteePlaces?: ArrayLike<number>;
}

/** Pair k is row `mentor[k]` with column `mentee[k]`, in order. */
export interface Assignment {
  mentor: Int32Array;
  mentee: Int32Array;
  objective: StageValue[];
  certificates: readonly LinearCertificate[];
}

type Watch = Pick<MatchOptions, 'signal' | 'onProgress'>;

const stages: readonly StageKey[] = ['covered-mentee-standard', 'covered-mentor-standard', 'pairs', 'total'];
/** Prices of so many people still fit whole numbers of 32 bits. */
const mostOnASide = 50_000;

const mostPeople = 20_000_000;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function placesOf(places: ArrayLike<number> | undefined, count: number, field: string): Int32Array {
  if (places === undefined) return new Int32Array(count).fill(1);
  if (places === null || typeof places !== 'object')
    throw fault('wrong-type', `${field}: a list of ${count} numbers is needed`);
  if (places.length !== count) throw fault('out-of-range', `${field}: ${places.length} numbers, ${count} are needed`);
  return Int32Array.from({ length: count }, (_, k) => {
    const value = places[k]!;
    if (!isCount(value) || value > mostOnASide)
      throw fault('out-of-range', `${field}, row ${k}: ${value} is not a whole number from 0 to ${mostOnASide}`);
    return value;
  });
}

/** Whether all scores from one position to another may stand there: no difference to a bound has its sign bit set. */
function isInRange(scores: Int16Array, from: number, to: number): boolean {
  let signs = 0;
  for (let k = from; k < to; k += 1) signs |= (scores[k]! + 1) | (topScore - scores[k]!);
  return signs >= 0;
}

/** What is asked for, checked; throws `InvalidInstance` naming the field and the row. */
function problemOf(input: ScoreMatrix): MatrixProblem {
  if (!isRow(input)) throw fault('not-an-object', 'a matrix is an object with mentors, mentees and scores');
  const { mentors, mentees, scores, mentorPlaces, menteePlaces } = input;
  if (!isCount(mentors) || !isCount(mentees))
    throw fault('out-of-range', `mentors and mentees are whole numbers, not ${mentors} and ${mentees}`);
  if (mentors + mentees > mostPeople)
    throw fault('too-large', `${mentors + mentees} people, at most ${mostPeople} in a matrix`);
  const cells = mentors * mentees;
  if (cells > defaultLimits.cells || Math.min(mentors, mentees) > mostOnASide)
    throw fault('too-large', `${cells} cells, at most ${defaultLimits.cells}; list the possible pairs and call match`);
  if (!(scores instanceof Int16Array) || scores.length !== cells)
    throw fault('out-of-range', `scores: ${scores.length} numbers, ${cells} of an Int16Array are needed`);
  for (let i = 0; i < mentors; i += 1) {
    if (isInRange(scores, i * mentees, (i + 1) * mentees)) continue;
    const j = scores.subarray(i * mentees, (i + 1) * mentees).findIndex((score) => score < -1 || score > topScore);
    const score = scores[i * mentees + j]!;
    throw fault('out-of-range', `scores, mentor ${i} with mentee ${j}: ${score} is not from −1 to ${topScore}`);
  }
  const capL = placesOf(mentorPlaces, mentors, 'mentorPlaces');
  const capR = placesOf(menteePlaces, mentees, 'menteePlaces');
  return { matrix: { n: mentors, m: mentees, score: scores }, capL, capR };
}

function* run(input: ScoreMatrix): Generator<Step, Assignment> {
  const { row, column, certificates } = yield* solveMatrix(problemOf(input), stages);
  const objective = certificates.map(({ stage, value }) => ({ stage, value }));
  return { mentor: row, mentee: column, objective, certificates };
}

/**
 * The best pairs of a full matrix: most mentees covered, then most mentors, then most pairs, then the largest total,
 * each proven. Reads the matrix a few times and keeps only the best cells of each row. Throws `InvalidInstance` or `Aborted`.
 */
export const assign = (matrix: ScoreMatrix, watch: Watch = {}): Promise<Assignment> => runAsync(run(matrix), watch);

/** Like `assign` in one go. */
export const assignSync = (matrix: ScoreMatrix, watch: Watch = {}): Assignment => runSync(run(matrix), watch);

const positions = (value: unknown): Int32Array | null => {
  const list = value instanceof Int32Array || Array.isArray(value) ? value : null;
  return list === null ? null : Int32Array.from(list, (k: unknown) => (Number.isInteger(k) ? (k as number) : -1));
};

const isListOf = (value: unknown, fields: readonly string[]): boolean =>
  Array.isArray(value) && Array.from(value).every((one) => isRow(one) && fields.every((field) => field in one));

/**
 * Whether an assignment keeps all places and its certificates prove it, in O(cells); shares no code with the solver.
 * Takes one that was kept as JSON too. Throws `InvalidInstance` for a matrix that is none, and for nothing else.
 */
export function verifyAssignment(input: ScoreMatrix, assignment: Assignment): Verdict {
  const { matrix, capL, capR } = problemOf(input);
  const given: Partial<Assignment> = isRow(assignment) ? assignment : {};
  const { certificates, objective } = given;
  const [row, column] = [positions(given.mentor), positions(given.mentee)];
  if (!row || !column || !isListOf(objective, ['stage', 'value']) || !isListOf(certificates, ['stage', 'value']))
    return { valid: false, fault: 'an assignment has lists of mentors, mentees, stage values and certificates' };
  const claim = { ...matrix, capL, capR, row, column };
  const wrong = checkMatrix(claim, stages, certificates!);
  if (wrong !== null) return { valid: false, fault: wrong };
  const claimed = objective!.map(({ stage, value }) => `${stage}=${value}`).join();
  if (claimed !== certificates!.map(({ stage, value }) => `${stage}=${value}`).join())
    return { valid: false, fault: 'the objective differs from what the certificates prove' };
  let impossible = 0;
  for (let k = 0; k < matrix.score.length; k += 1) impossible += matrix.score[k]! >>> 31;
  return { valid: true, proven: true, checked: { edges: matrix.score.length - impossible, stages: stages.length } };
}
