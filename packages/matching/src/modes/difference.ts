import { fillPolicy, laidOver } from '../canonical.ts';
import { invalid } from '../fault.ts';
import { matchSteps } from '../match.ts';
import { optionsOf } from '../options.ts';
import { drain, runSync, type Step, type Watch } from '../progress.ts';
import { checkResult, policyIssues, readTogether } from '../read-given.ts';
import type { Result, ResultPair, StageKey } from '../result.ts';
import type { Instance, PairRef, PersonRef, PolicyInput } from '../types.ts';

export interface Difference {
  kept: number;
  made: readonly PairRef[];
  broken: readonly PairRef[];
  objective: readonly { stage: StageKey; before: number | null; after: number | null }[];
  /** By side: somebody may take part on both. */
  newlyMatched: readonly PersonRef[];
  newlyUnmatched: readonly PersonRef[];
}

const key = (p: PairRef): string => `${p.mentor}\u0000${p.mentee}`;
const plain = ({ mentor, mentee }: ResultPair): PairRef => ({ mentor, mentee });

/** What changes from one result to another: pairs, people and stage values. Throws `InvalidInstance` for what is no result. */
export function difference(before: Result, after: Result): Difference {
  drain(checkResult(before));
  drain(checkResult(after));
  const old = new Set(before.pairs.map(key));
  const fresh = new Set(after.pairs.map(key));
  const stages = [...new Set([...before.objective, ...after.objective].map((s) => s.stage))];
  const value = (result: Result, stage: StageKey): number | null =>
    result.objective.find((s) => s.stage === stage)?.value ?? null;
  const newIn = (one: Result, other: Result): PersonRef[] => {
    const known = new Set(other.unmatched.map((u) => `${u.side} ${u.id}`));
    return one.unmatched.filter((u) => !known.has(`${u.side} ${u.id}`)).map(({ id, side }) => ({ id, side }));
  };
  return {
    kept: after.pairs.filter((p) => old.has(key(p))).length,
    made: after.pairs.filter((p) => !old.has(key(p))).map(plain),
    broken: before.pairs.filter((p) => !fresh.has(key(p))).map(plain),
    objective: stages.map((stage) => ({ stage, before: value(before, stage), after: value(after, stage) })),
    newlyMatched: newIn(before, after),
    newlyUnmatched: newIn(after, before),
  };
}

/** `whatIf`, a bounded amount of work at a time. */
export function* whatIfSteps(
  instance: Instance,
  before: Result,
  change: PolicyInput,
): Generator<Step, { result: Result; difference: Difference }> {
  yield* readTogether(instance, before);
  const issues = policyIssues(change);
  if (issues.length > 0) throw invalid(issues);
  const policy = fillPolicy(instance.policy);
  const { rules, weights, ...rest } = change;
  const changed: PolicyInput = {
    ...laidOver(policy, rest),
    rules: laidOver(policy.rules, rules),
    weights: laidOver(policy.weights, weights),
  };
  const result = yield* matchSteps({ ...instance, policy: changed }, optionsOf(before));
  return { result, difference: difference(before, result) };
}

/** A change of policy, shown as the difference of two runs in the same mode. */
export const whatIf = (
  instance: Instance,
  before: Result,
  change: PolicyInput,
  watch: Watch = {},
): { result: Result; difference: Difference } => runSync(whatIfSteps(instance, before, change), watch);
