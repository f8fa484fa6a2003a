import type { Prepared } from './candidates.ts';
import { fault } from './fault.ts';
import type { Step } from './progress.ts';
import type { StageKey } from './result.ts';
import { createFace, type Face } from './solver/face.ts';
import type { Terms } from './solver/objective.ts';
import { classOf, scarceSide, stageKeys } from './solver/stage-keys.ts';
import { runStages, type StagesOutcome } from './solver/stages.ts';

/** A solved run: the face holds the answer `x`, the outcome its certificates and duals. */
export interface Solved {
  prepared: Prepared;
  keys: StageKey[];
  terms: Terms;
  face: Face;
  outcome: StagesOutcome;
}

/** What the stages need to know of a prepared instance. */
export function stagePlan(prepared: Prepared): { keys: StageKey[]; terms: Terms } {
  const { instance, candidates, current, ties } = prepared;
  const { graph } = candidates;
  const people = {
    classL: classOf(instance.mentors),
    classR: classOf(instance.mentees),
    scarce: scarceSide(instance.policy, graph.capL, graph.capR),
  };
  const terms = { people, current, stayPrice: instance.policy.stayPrice, ties };
  return { keys: stageKeys(instance.policy, people, current !== null), terms };
}

/** Solves a prepared instance through all stages of its policy. */
export function* solveOptimal(prepared: Prepared): Generator<Step, Solved> {
  const { keys, terms } = stagePlan(prepared);
  const face = createFace(prepared.candidates.graph, prepared.locked);
  yield { phase: keys[0] ?? 'total', done: 0, total: keys.length };
  const outcome = yield* runStages(face, keys, terms, prepared.lockMask);
  if (!outcome.feasible) throw fault('out-of-range', 'no answer keeps all locks and places');
  return { prepared, keys, terms, face, outcome };
}
