import { edgesByScore, type Graph } from '../graph.ts';
import { type Step, withDots } from '../progress.ts';
import type { FloorCertificate, LinearCertificate, StageCertificate, StageKey } from '../result.ts';
import { auction } from './auction.ts';
import { solveCore } from './core.ts';
import { augment } from './cover.ts';
import { closeEdge, type Duals, type Face, narrow, type Objective } from './face.ts';
import { finish } from './finish.ts';
import { raiseFloor } from './floor.ts';
import { objectiveOf, type Terms, worthOf } from './objective.ts';
import { settle } from './settle.ts';
import { handBack, takeOver, type Work, workOn } from './work.ts';

export interface StagesOutcome {
  feasible: boolean;
  certificates: StageCertificate[];
}

const zeros = (values: ArrayLike<number>): boolean => {
  for (let i = 0; i < values.length; i += 1) if (values[i] !== 0) return false;
  return true;
};

const compact = (values: Float64Array): number[] => (zeros(values) ? [] : Array.from(values, (v) => v + 0));

const createDuals = ({ n, m }: Graph): Duals => ({ alpha: new Float64Array(n), beta: new Float64Array(m) });

/** Serves everybody whose lower bound is not met yet; false when that cannot be. */
export function* meetBounds(face: Face): Generator<void, boolean> {
  const work = workOn(face, null, false);
  yield;
  takeOver(work, face);
  for (const [half, forward] of [
    [work.first, true],
    [work.second, false],
  ] as const) {
    const wants = (v: number): boolean => half.degree[v]! < half.lo[v]!;
    const gives = (v: number): boolean => half.degree[v]! > half.lo[v]!;
    if ((yield* augment(work, forward, { wants, gives })) !== null) return false;
  }
  handBack(work, face);
  return true;
}

/** Most people of one side and class with a partner. Everybody reached by those left without has a price of 1, or −1 across. */
function* cover(face: Face, { firstL, firstR }: Objective, duals: Duals): Generator<void, boolean> {
  const work = workOn(face, null, false);
  yield;
  takeOver(work, face);
  const forward = firstL !== null;
  const half = forward ? work.first : work.second;
  const closedDegree = forward ? face.fixedL : face.fixedR;
  const marked = firstL ?? firstR!;
  const wants = (v: number): boolean =>
    marked[v] === 1 && half.hi[v]! > 0 && half.degree[v] === 0 && closedDegree[v] === 0;
  const gives = (v: number): boolean =>
    half.degree[v]! > half.lo[v]! && (marked[v] === 0 || half.degree[v]! + closedDegree[v]! > 1);
  const reached = yield* augment(work, forward, { wants, gives });
  handBack(work, face);
  if (reached === null) return false;
  const [own, other] = forward ? [duals.alpha, duals.beta] : [duals.beta, duals.alpha];
  for (let v = 0; v < own.length; v += 1) own[v] = reached.from[v]!;
  for (let w = 0; w < other.length; w += 1) other[w] = -reached.to[w]! + 0;
  return true;
}

/** Most pairs: mentors that could not be filled reach what costs 0, everybody else has all they can. */
function* fill(face: Face, duals: Duals): Generator<void, boolean> {
  const work = workOn(face, null, false);
  yield;
  takeOver(work, face);
  const { first } = work;
  const wants = (v: number): boolean => first.degree[v]! < first.hi[v]!;
  const reached = yield* augment(work, true, { wants, gives: () => false });
  handBack(work, face);
  for (let i = 0; i < duals.alpha.length; i += 1) duals.alpha[i] = reached?.from[i] === 1 ? 0 : -1;
  if (reached !== null) for (let j = 0; j < duals.beta.length; j += 1) duals.beta[j] = -reached.to[j]! + 0;
  return reached !== null;
}

/**
 * Whether the right side should bid: the side with fewer places does, unless somebody on the other must have one, who
 * would then wait for a bid that never comes.
 */
function rightBids({ graph, loL, hiL, loR, hiR, fixedL, fixedR }: Face): boolean {
  const places = (hi: Int32Array, taken: Int32Array, start: Int32Array): number =>
    hi.reduce((sum, most, v) => sum + Math.min(most - taken[v]!, start[v + 1]! - start[v]!), 0);
  const must = (lo: Int32Array, taken: Int32Array): boolean => lo.some((least, v) => least > taken[v]!);
  const left = places(hiL, fixedL, graph.rowStart);
  const right = places(hiR, fixedR, graph.colStart);
  return right < left ? !must(loL, fixedL) : right > left && must(loR, fixedR);
}

/** Edges a row on average, above which a core is solved first. */
const widest = 100;
/** The same where some who bid must be served and rows reach a good part of the other side, since prices then climb. */
const widestOfMust = 60;
const goodPart = 1 / 20;

function isWide({ edges, first, second }: Work): boolean {
  const climbs = edges > goodPart * first.count * second.count && first.lo.some((least) => least > 0);
  return edges > (climbs ? widestOfMust : widest) * first.count;
}

/** The largest sum of weights, by auctions and then exactly; `isNear` says that face and duals are nearly optimal already. */
function* weigh(face: Face, weights: Int32Array, duals: Duals, isNear: boolean): Generator<void, boolean> {
  const flipped = rightBids(face);
  const work = workOn(face, weights, flipped);
  yield;
  const prices = flipped ? { first: duals.beta, second: duals.alpha } : { first: duals.alpha, second: duals.beta };
  const hasCore = !isNear && isWide(work);
  if (hasCore || isNear) takeOver(work, face);
  if (!(hasCore && (yield* solveCore(work, prices)))) {
    if (!isNear) yield* auction(work, prices);
    settle(work, prices);
    yield;
    if (!(yield* finish(work, prices))) return false;
  }
  handBack(work, face);
  return true;
}

/** Optimises one linear stage on the face and shrinks the face to its optimal answers. */
function* linearStage(
  face: Face,
  stage: StageKey,
  objective: Objective,
  out: StagesOutcome,
  step: Step,
  near: Duals | null = null,
): Generator<Step, LinearCertificate | null> {
  const { graph } = face;
  const duals = near ?? createDuals(graph);
  let closes = true;
  if (objective.weights === null) closes = yield* withDots(cover(face, objective, duals), step);
  else if (stage === 'pairs') closes = yield* withDots(fill(face, duals), step);
  else if (!(yield* withDots(weigh(face, objective.weights, duals, near !== null), step))) return null;
  yield step;
  narrow(face, objective, duals, closes);
  yield step;
  const certificate: LinearCertificate = {
    kind: 'linear',
    stage,
    value: worthOf(graph, face.x, objective),
    alpha: compact(duals.alpha),
    beta: compact(duals.beta),
  };
  out.certificates.push(certificate);
  return certificate;
}

/**
 * After the floor: as few pairs as possible at each score, from the lowest up. Each level begins from the answer of the
 * one before, at prices of 0: seldom is more to do than to find another partner for a few.
 */
function* leximin(face: Face, out: StagesOutcome, step: Step): Generator<Step, boolean> {
  const { graph } = face;
  const { start, edge } = edgesByScore(graph.score);
  const weights = new Int32Array(graph.edges);
  const objective: Objective = { weights, firstL: null, firstR: null };
  let above = -1;
  for (let level = lowestOpen(face, above); level !== null; level = lowestOpen(face, above)) {
    for (const e of edge.subarray(start[above + 1]!, start[level]!)) if (face.fixed[e] === 0) closeEdge(face, e);
    const counted = edge.subarray(start[level]!, start[level + 1]!);
    for (const e of counted) weights[e] = -1;
    const certificate = yield* linearStage(face, 'leximin', objective, out, step, createDuals(graph));
    if (certificate === null) return false;
    certificate.level = level;
    for (const e of counted) weights[e] = 0;
    above = level;
  }
  return true;
}

/** The lowest score above `above` of a chosen pair that is still open; null where there is none. */
function lowestOpen({ graph, x, fixed }: Face, above: number): number | null {
  let low: number | null = null;
  for (let e = x.indexOf(1); e >= 0; e = x.indexOf(1, e + 1)) {
    const s = graph.score[e]!;
    if (fixed[e] === 0 && s > above && (low === null || s < low)) low = s;
  }
  return low;
}

/**
 * Runs the stages one after the other, each on the optimal face of those before it. `near` are duals of the total that
 * belong to an answer like the one the face holds; they are changed.
 */
export function* runStages(
  face: Face,
  keys: readonly StageKey[],
  terms: Terms,
  locked: Uint8Array,
  near: Duals | null = null,
): Generator<Step, StagesOutcome> {
  const out: StagesOutcome = { feasible: true, certificates: [] };
  const first: Step = { phase: keys[0] ?? 'total', done: 0, total: keys.length };
  if (!(yield* withDots(meetBounds(face), first))) return { ...out, feasible: false };
  for (const [done, stage] of keys.entries()) {
    const step: Step = { phase: stage, done, total: keys.length };
    yield step;
    if (stage === 'floor') {
      const certificate: FloorCertificate = yield* withDots(raiseFloor(face, locked), step);
      out.certificates.push(certificate);
    } else {
      const objective = (): Objective => objectiveOf(stage, face.graph, terms);
      const run =
        stage === 'leximin'
          ? leximin(face, out, step)
          : linearStage(face, stage, objective(), out, step, stage === 'total' ? near : null);
      if (!(yield* run)) return { ...out, feasible: false };
    }
  }
  return out;
}
