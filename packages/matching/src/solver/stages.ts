import type { Step } from '../progress.ts';
import type { FloorCertificate, LinearCertificate, StageCertificate, StageKey } from '../result.ts';
import { auctionStart } from './auction.ts';
import type { Duals, Face, Objective } from './face.ts';
import { narrow } from './face.ts';
import { raiseFloor } from './floor.ts';
import { createFlow, solve } from './kernel.ts';
import { objectiveOf, type Terms, worthOf } from './objective.ts';
import { startDuals } from './start.ts';

export interface StagesOutcome {
  feasible: boolean;
  certificates: StageCertificate[];
  /** Duals of every linear stage in order, for prices and why-not. */
  linear: { stage: StageKey; level: number; objective: Objective; duals: Duals }[];
}

const zeros = (values: ArrayLike<number>): boolean => {
  for (let i = 0; i < values.length; i += 1) if (values[i] !== 0) return false;
  return true;
};

const compact = (values: Float64Array): number[] => (zeros(values) ? [] : Array.from(values, (v) => v + 0));

function* withDots<T>(work: Generator<void, T>, step: Step): Generator<Step, T> {
  while (true) {
    const next = work.next();
    if (next.done) return next.value;
    yield step;
  }
}

/** Optimises one linear stage on the face and shrinks the face to its optimal answers. */
function* linearStage(
  face: Face,
  stage: StageKey,
  terms: Terms,
  out: StagesOutcome,
  step: Step,
  level = 0,
): Generator<Step, boolean> {
  const { graph } = face;
  const objective = objectiveOf(stage, graph, terms, level);
  const duals = startDuals(face, stage);
  const flow = createFlow(face, objective, duals);
  if (stage === 'total' || stage === 'determinism') yield* withDots(auctionStart(flow), step);
  const solved = yield* withDots(solve(flow), step);
  if (!solved.feasible) return false;
  narrow(face, objective, duals);
  const certificate: LinearCertificate = {
    kind: 'linear',
    stage,
    value: worthOf(graph, face.x, objective),
    alpha: compact(duals.alpha),
    beta: compact(duals.beta),
  };
  if (stage === 'leximin') certificate.level = level;
  out.certificates.push(certificate);
  out.linear.push({ stage, level, objective, duals });
  return true;
}

/** After the floor: as few pairs as possible at each score, from the lowest up. */
function* leximin(face: Face, terms: Terms, out: StagesOutcome, step: Step): Generator<Step, boolean> {
  let above = -1;
  while (true) {
    let level = Number.POSITIVE_INFINITY;
    for (let e = 0; e < face.graph.edges; e += 1) {
      const s = face.graph.score[e]!;
      if (face.x[e] === 1 && face.fixed[e] === 0 && s > above && s < level) level = s;
    }
    if (level === Number.POSITIVE_INFINITY) return true;
    for (let e = 0; e < face.graph.edges; e += 1)
      if (face.fixed[e] === 0 && face.graph.score[e]! > above && face.graph.score[e]! < level) face.fixed[e] = 1;
    if (!(yield* linearStage(face, 'leximin', terms, out, step, level))) return false;
    above = level;
  }
}

/** Runs the stages one after the other, each on the optimal face of those before it. */
export function* runStages(
  face: Face,
  keys: readonly StageKey[],
  terms: Terms,
  locked: Uint8Array,
): Generator<Step, StagesOutcome> {
  const out: StagesOutcome = { feasible: true, certificates: [], linear: [] };
  for (const [done, stage] of keys.entries()) {
    const step: Step = { phase: stage, done, total: keys.length };
    yield step;
    if (stage === 'floor') {
      const certificate: FloorCertificate = yield* withDots(raiseFloor(face, locked), step);
      out.certificates.push(certificate);
    } else {
      const run = stage === 'leximin' ? leximin(face, terms, out, step) : linearStage(face, stage, terms, out, step);
      if (!(yield* run)) return { ...out, feasible: false };
    }
  }
  return out;
}
