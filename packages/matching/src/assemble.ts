import type { Prepared } from './candidates.ts';
import { hashSteps } from './canonical-json.ts';
import { engineVersion } from './defaults.ts';
import { fairnessFacts } from './explain/facts.ts';
import { unmatchedPeople } from './explain/unmatched.ts';
import { askedOf } from './options.ts';
import { inSteps, type Step } from './progress.ts';
import type { Certificate, Loss, MatchOptions, ModeName, Result, ResultPair, StageValue } from './result.ts';
import { contributions, topReasons } from './score.ts';
import { removedByRule, warningsOf } from './warnings.ts';

/** Everything that a mode knows about its answer. */
export interface Answer {
  mode: ModeName;
  x: Uint8Array;
  objective: readonly StageValue[];
  certificate: Certificate;
  /** Price per chosen edge. */
  prices?: ReadonlyMap<number, Loss>;
  circles?: Result['circles'];
  distance?: Result['distance'];
}

/** Keys in order, as hashing wants them: a result has thousands of these. */
function resultPair(prepared: Prepared, e: number, answer: Answer): ResultPair {
  const { instance, scorer, candidates, lockMask, current } = prepared;
  const { graph } = candidates;
  const i = graph.rowOf[e]!;
  const j = graph.col[e]!;
  const parts = contributions(scorer, i, j);
  return {
    contributions: parts,
    kept: current !== null && current[e] === 1,
    locked: lockMask[e] === 1,
    mentee: instance.mentees[j]!.id,
    mentor: instance.mentors[i]!.id,
    price: answer.prices?.get(e) ?? null,
    reasons: topReasons(scorer, i, j, parts),
    score: graph.score[e]!,
  };
}

const pairsAStep = 500;
const edgesAStep = 2_000_000;

/** Chosen edges in order, and their pairs. */
function* chosenPairs(prepared: Prepared, answer: Answer): Generator<Step, { chosen: number[]; pairs: ResultPair[] }> {
  const { edges } = prepared.candidates.graph;
  const chosen: number[] = [];
  const pairs: ResultPair[] = [];
  for (let e = 0; e < edges; e += 1) {
    if (e % edgesAStep === edgesAStep - 1) yield { phase: 'pairs', done: e, total: edges };
    if (answer.x[e] === 0) continue;
    chosen.push(e);
    pairs.push(resultPair(prepared, e, answer));
    if (pairs.length % pairsAStep === 0) yield { phase: 'pairs', done: e, total: edges };
  }
  return { chosen, pairs };
}

/** Turns an answer into the result that people, programs and the verifier read. */
export function* assemble(
  prepared: Prepared,
  instanceSha256: string,
  answer: Answer,
  options: MatchOptions,
): Generator<Step, Result> {
  const { instance, candidates } = prepared;
  const { graph } = candidates;
  const { chosen, pairs } = yield* chosenPairs(prepared, answer);
  const rest: Omit<Result, 'replay'> = {
    mode: answer.mode,
    pairs,
    ...(yield* unmatchedPeople(prepared, answer)),
    objective: answer.objective,
    certificate: answer.certificate,
    facts: yield* fairnessFacts(instance, graph, chosen, prepared.lockMask),
    forcedLocks: prepared.forcedLocks,
    eligiblePairs: graph.edges,
    removed: removedByRule(prepared),
    warnings: warningsOf(prepared),
    stages: instance.policy.stages,
    circles: answer.circles ?? null,
    distance: answer.distance ?? null,
  };
  yield { phase: 'facts', done: 1, total: 1 };
  const resultSha256 = yield* inSteps('hash', hashSteps(rest));
  const asked = askedOf({ ...options, mode: answer.mode });
  return {
    ...rest,
    replay: { engine: engineVersion, seed: instance.policy.seed, ...asked, instanceSha256, resultSha256 },
  };
}
