import type { Prepared } from './candidates.ts';
import { canonicalJson } from './canonical.ts';
import { engineVersion } from './defaults.ts';
import { fairnessFacts } from './explain/facts.ts';
import { unmatchedPeople } from './explain/unmatched.ts';
import type { Step } from './progress.ts';
import type { Certificate, Loss, ModeName, Result, ResultPair, StageValue } from './result.ts';
import { contributions, topReasons } from './score.ts';
import { sha256 } from './sha256.ts';
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

/** Turns an answer into the result that people, programs and the verifier read. */
export function* assemble(prepared: Prepared, instanceSha256: string, answer: Answer): Generator<Step, Result> {
  const { instance, candidates } = prepared;
  const { graph } = candidates;
  const chosen: number[] = [];
  for (let e = 0; e < graph.edges; e += 1) if (answer.x[e] === 1) chosen.push(e);
  const rest: Omit<Result, 'replay'> = {
    mode: answer.mode,
    pairs: chosen.map((e) => resultPair(prepared, e, answer)),
    ...(yield* unmatchedPeople(prepared, answer.x)),
    objective: answer.objective,
    certificate: answer.certificate,
    facts: fairnessFacts(instance, graph, chosen),
    forcedLocks: prepared.forcedLocks,
    eligiblePairs: graph.edges,
    removed: removedByRule(prepared),
    warnings: warningsOf(prepared),
    stages: instance.policy.stages,
    circles: answer.circles ?? null,
    distance: answer.distance ?? null,
  };
  const resultSha256 = sha256(canonicalJson(rest));
  return { ...rest, replay: { engine: engineVersion, seed: instance.policy.seed, instanceSha256, resultSha256 } };
}
