import type { Graph } from '../graph.ts';
import { type Step, withDots } from '../progress.ts';
import type { LinearCertificate, StageKey } from '../result.ts';
import { auction } from '../solver/auction.ts';
import type { Duals, Face } from '../solver/face.ts';
import type { Terms } from '../solver/objective.ts';
import { settle } from '../solver/settle.ts';
import { runStages } from '../solver/stages.ts';
import { workOn } from '../solver/work.ts';
import { bidOverAll } from './bidding.ts';
import { addPicks, addTo, type Core, createCore, faceOf, firstPicks, keep, type MatrixProblem } from './core.ts';
import { viewsOf } from './lexical.ts';
import { createBest, far, pickBest } from './matrix.ts';

export interface MatrixAnswer {
  row: Int32Array;
  column: Int32Array;
  certificates: LinearCertificate[];
}

/** Cells that each row begins with, and the most that a row gets in a round. */
const picksARound = 16;
/** The same where more people or pairs could be served. */
const picksToWiden = 4;
const rowsAtOnce = 64;
/** Rounds in a row that give nearly every row all it can get say that no few cells of a row will do. */
const hopelessPart = 0.98;
const hopelessRounds = 2;
/** Points to which the first prices are right. */
const roughly = 100;

const termsOf = ({ n, m }: Graph): Terms => ({
  people: { classL: new Uint8Array(n).fill(2), classR: new Uint8Array(m).fill(2), scarce: 'mentee' },
  current: null,
  stayPrice: 0,
  ties: () => new Int32Array(0),
});

function* solveOn(
  core: Core,
  face: Face,
  keys: readonly StageKey[],
  near: Duals | null,
): Generator<Step, LinearCertificate[]> {
  const outcome = yield* runStages(face, keys, termsOf(face.graph), new Uint8Array(face.graph.edges), near);
  keep(core, face);
  return outcome.certificates.filter((one) => one.kind === 'linear');
}

const full = (values: readonly number[], length: number): Float64Array =>
  values.length === 0 ? new Float64Array(length) : Float64Array.from(values);

/**
 * Adds what would gain at the prices of a total, after the stages of coverage before it; counts the new cells. A row is
 * not read again while no price has fallen and it gains at least what the best cell left out last time gained.
 */
function* priceOut(core: Core, early: readonly LinearCertificate[], near: Duals): Generator<void, number> {
  const { matrix } = core.problem;
  const { best, left } = core;
  const price = Int32Array.from(near.beta, (dual) => -dual);
  const views = viewsOf(early, matrix.n, price);
  const mayTrust = views.isPlain && price.every((now, j) => now >= core.price[j]!);
  core.price = price;
  let added = 0;
  for (let i = 0; i < matrix.n; i += 1) {
    const gain = -near.alpha[i]!;
    if (mayTrust && gain >= left[i]!) continue;
    pickBest(matrix, views.of(i), i, gain, best);
    left[i] = views.isPlain ? best.least : far;
    added += addTo(core, i);
    if (i % rowsAtOnce === 0) yield;
  }
  return added;
}

/** Adds cells by which more people or pairs could be served than on the core alone; counts the new ones. */
function* widenCoverage(core: Core, early: readonly LinearCertificate[]): Generator<void, number> {
  const views = viewsOf(early, core.problem.matrix.n, core.price);
  const limit = -(far >> 1);
  const wanted = new Map<Int32Array, boolean>();
  const hasSome = (view: Int32Array): boolean => {
    const known = wanted.get(view) ?? view.some((value) => value < limit);
    wanted.set(view, known);
    return known;
  };
  return yield* addPicks(
    { ...core, best: createBest(Math.min(core.best.gain.length, picksToWiden)) },
    (i) => (hasSome(views.of(i)) ? views.of(i) : null),
    () => far >> 1,
  );
}

/** Begins anew from an auction over whole rows. */
function* beginAnew(core: Core): Generator<void, void> {
  const { owner, price } = yield* bidOverAll(core.problem.matrix);
  core.columns = core.columns.map(() => new Int32Array(0));
  yield* addPicks(
    core,
    () => price,
    () => -far,
  );
  const alone = { ...core, best: createBest(1) };
  alone.best.count = 1;
  const { capL, capR } = core.problem;
  const held = Array.from(owner.keys()).filter((j) => owner[j]! >= 0 && capL[owner[j]!]! > 0 && capR[j]! > 0);
  for (const j of held) {
    alone.best.at[0] = j;
    addTo(alone, owner[j]!);
  }
  core.row = Int32Array.from(held, (j) => owner[j]!);
  core.column = Int32Array.from(held);
  core.near = null;
  core.left.fill(far);
  core.price = price;
}

/** Prices of the total alone, where nobody has to be served, to find better cells by. */
function* roughPrices(core: Core): Generator<void, Duals> {
  const face = faceOf({ ...core, row: new Int32Array(0), column: new Int32Array(0) });
  const work = workOn(face, face.graph.score, false);
  const { n, m } = face.graph;
  const duals = { first: new Float64Array(n), second: new Float64Array(m) };
  yield* auction(work, duals, roughly);
  settle(work, duals);
  return { alpha: duals.first, beta: duals.second };
}

/**
 * Coverage, pairs and total on a full matrix: solved on the best cells of each row, priced out over all cells, and
 * solved again with those that would gain, until none does.
 * Begins anew once at most, so that the core grows from then on. What is then proven on the core holds for the matrix.
 */
export function* solveMatrix(
  problem: MatrixProblem,
  keys: readonly StageKey[],
  picks = picksARound,
): Generator<Step, MatrixAnswer> {
  const { matrix } = problem;
  const core = createCore(problem, picks);
  const early = keys.filter((key) => key !== 'total');
  const step = (round: number): Step => ({ phase: 'total', done: round, total: round + 1 });
  yield* withDots(firstPicks(core), step(0));
  let hopeless = 0;
  let isAnew = false;
  for (let round = 1; ; round += 1) {
    const face = faceOf(core);
    let certificates = yield* solveOn(core, face, early, null);
    const wider = yield* withDots(widenCoverage(core, certificates), step(round));
    let gaining = 0;
    if (wider === 0) {
      const [total] = yield* solveOn(core, face, ['total'], core.near);
      core.near = { alpha: full(total!.alpha, matrix.n), beta: full(total!.beta, matrix.m) };
      gaining = yield* withDots(priceOut(core, certificates, core.near), step(round));
      certificates = [...certificates, total!];
    } else {
      gaining = yield* withDots(priceOut(core, [], yield* withDots(roughPrices(core), step(round))), step(round));
      core.near = null;
    }
    if (wider + gaining === 0) return { row: core.row, column: core.column, certificates };
    hopeless = gaining > hopelessPart * picks * matrix.n ? hopeless + 1 : 0;
    if (hopeless !== hopelessRounds || isAnew) continue;
    yield* withDots(beginAnew(core), step(round));
    isAnew = true;
  }
}
