import { fillPolicy } from '../canonical.ts';
import { matchSync } from '../match.ts';
import type { Result, ResultPair, StageKey } from '../result.ts';
import type { Instance, PairRef, PolicyInput } from '../types.ts';

export interface Difference {
  kept: number;
  made: readonly PairRef[];
  broken: readonly PairRef[];
  objective: readonly { stage: StageKey; before: number | null; after: number | null }[];
  newlyMatched: readonly string[];
  newlyUnmatched: readonly string[];
}

const key = (p: PairRef): string => `${p.mentor}\u0000${p.mentee}`;
const plain = ({ mentor, mentee }: ResultPair): PairRef => ({ mentor, mentee });

/** What changes from one result to another: pairs, people and stage values. */
export function difference(before: Result, after: Result): Difference {
  const old = new Set(before.pairs.map(key));
  const fresh = new Set(after.pairs.map(key));
  const stages = [...new Set([...before.objective, ...after.objective].map((s) => s.stage))];
  const value = (result: Result, stage: StageKey): number | null =>
    result.objective.find((s) => s.stage === stage)?.value ?? null;
  const left = (result: Result): Set<string> => new Set(result.unmatched.map((u) => u.id));
  const leftBefore = left(before);
  const leftAfter = left(after);
  return {
    kept: after.pairs.filter((p) => old.has(key(p))).length,
    made: after.pairs.filter((p) => !old.has(key(p))).map(plain),
    broken: before.pairs.filter((p) => !fresh.has(key(p))).map(plain),
    objective: stages.map((stage) => ({ stage, before: value(before, stage), after: value(after, stage) })),
    newlyMatched: [...leftBefore].filter((id) => !leftAfter.has(id)),
    newlyUnmatched: [...leftAfter].filter((id) => !leftBefore.has(id)),
  };
}

/** A change of policy, shown as the difference of two runs. */
export function whatIf(
  instance: Instance,
  before: Result,
  change: PolicyInput,
): { result: Result; difference: Difference } {
  const policy = fillPolicy(instance.policy);
  const changed: PolicyInput = {
    ...policy,
    ...change,
    rules: { ...policy.rules, ...change.rules },
    weights: { ...policy.weights, ...change.weights },
  };
  const result = matchSync({ ...instance, policy: changed });
  return { result, difference: difference(before, result) };
}
