import { prepare } from './candidates.ts';
import { hashSteps } from './canonical-json.ts';
import { invalid } from './fault.ts';
import { inSteps, runSync, type Step, type Watch } from './progress.ts';
import { readTogether } from './read-given.ts';
import type { Result } from './result.ts';
import type { CanonicalInstance, Instance, Mentee, Mentor, ScoredPair } from './types.ts';
import { validateSteps } from './validate.ts';

/** What `verify` needs of a run, fit to be handed on. */
export interface Proof {
  instance: Instance;
  result: Result;
}

/**
 * A run to be checked by somebody who may not read it whole: people are an id, places and a class, and the possible
 * pairs are listed with their scores. Why other pairs are impossible (a veto, a grade, a reporting line) is not in it.
 */
export const proofOf = (given: Instance, result: Result, watch: Watch = {}): Proof =>
  runSync(proofSteps(given, result), watch);

function* proofSteps(given: Instance, result: Result): Generator<Step, Proof> {
  const instance = yield* bare(yield* readTogether(given, result), result);
  const again = yield* validateSteps(instance);
  if (!again.ok) throw invalid(again.issues);
  const { replay, ...rest } = result;
  const kept: Omit<Result, 'replay'> = {
    ...rest,
    pairs: rest.pairs.map((pair) => ({ ...pair, reasons: [] })),
    unmatched: rest.unmatched.map((one) => ({ ...one, reasons: [], removedBy: {}, tightSet: null })),
    tightSets: [],
    facts: { ...rest.facts, byUnit: [], byPriority: [], ...(result.mode === 'stable' ? {} : { blockingPairs: null }) },
    forcedLocks: [],
    removed: {},
    warnings: [],
  };
  const hashes = { instanceSha256: again.sha256, resultSha256: yield* inSteps('hash', hashSteps(kept)) };
  return { instance, result: { ...kept, replay: { ...replay, ...hashes } } };
}

function* bare(instance: CanonicalInstance, { mode }: Result): Generator<Step, Instance> {
  const { graph } = (yield* prepare(instance)).candidates;
  const { mentors, mentees, policy, locks, current, limits } = instance;
  const pairs = Array.from(
    { length: graph.edges },
    (_, e): ScoredPair => ({
      mentor: mentors[graph.rowOf[e]!]!.id,
      mentee: mentees[graph.col[e]!]!.id,
      score: graph.score[e]!,
    }),
  );
  const person = ({ id, capacity, priority, preferences }: Required<Mentor> | Required<Mentee>) => ({
    id,
    capacity,
    priority,
    ...(mode === 'stable' ? { preferences } : {}),
  });
  return {
    mentors: mentors.map((one) => ({ ...person(one), circleMinimum: one.circleMinimum })),
    mentees: mentees.map(person),
    policy,
    pairs,
    locks: locks.map(({ mentor, mentee }) => ({ mentor, mentee })),
    current,
    limits,
  };
}
