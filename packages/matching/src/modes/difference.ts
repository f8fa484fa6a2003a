import { fillPolicy, laidOver } from '../canonical.ts';
import { invalid } from '../fault.ts';
import { isRow } from '../field-checks.ts';
import { matchSteps } from '../match.ts';
import { optionsOf } from '../options.ts';
import { drain, runSync, type Step, type Watch } from '../progress.ts';
import { checkResult, policyIssues, readTogether } from '../read-given.ts';
import type { Result, ResultPair, StageKey } from '../result.ts';
import type { Instance, PairRef, PersonRef, Policy, PolicyInput, Rules, Side } from '../types.ts';

export interface Difference {
  kept: number;
  made: readonly PairRef[];
  broken: readonly PairRef[];
  objective: readonly { stage: StageKey; before: number | null; after: number | null }[];
  /** Of those in both results, by side: somebody may take part on both. */
  newlyMatched: readonly PersonRef[];
  newlyUnmatched: readonly PersonRef[];
  /** People of the result before alone, and of the result after alone, with whether they have a partner there. */
  gone: readonly (PersonRef & { matched: boolean })[];
  arrived: readonly (PersonRef & { matched: boolean })[];
}

const key = (p: PairRef): string => `${p.mentor}\u0000${p.mentee}`;
const sides: readonly Side[] = ['mentor', 'mentee'];

/** Everybody of a result, once by side; those with a partner first. */
function peopleOf({ pairs, unmatched }: Result): Map<string, PersonRef & { matched: boolean }> {
  const people = new Map<string, PersonRef & { matched: boolean }>();
  for (const pair of pairs)
    for (const side of sides) people.set(`${side} ${pair[side]}`, { id: pair[side], side, matched: true });
  for (const { id, side } of unmatched) people.set(`${side} ${id}`, { id, side, matched: false });
  return people;
}

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
  const [earlier, later] = [peopleOf(before), peopleOf(after)];
  const turned = (one: Result, other: ReadonlyMap<string, { matched: boolean }>): PersonRef[] =>
    one.unmatched
      .filter(({ id, side }) => other.get(`${side} ${id}`)?.matched === true)
      .map(({ id, side }) => ({ id, side }));
  const alone = (one: typeof earlier, other: typeof earlier) =>
    [...one].filter(([key]) => !other.has(key)).map(([, person]) => person);
  return {
    kept: after.pairs.filter((p) => old.has(key(p))).length,
    made: after.pairs.filter((p) => !old.has(key(p))).map(plain),
    broken: before.pairs.filter((p) => !fresh.has(key(p))).map(plain),
    objective: stages.map((stage) => ({ stage, before: value(before, stage), after: value(after, stage) })),
    newlyMatched: turned(before, later),
    newlyUnmatched: turned(after, earlier),
    gone: alone(earlier, later),
    arrived: alone(later, earlier),
  };
}

/** A change of policy names only what changes, also within a rule. */
export type PolicyChange = Omit<PolicyInput, 'rules'> & {
  rules?: { [Name in keyof Rules]?: Rules[Name] extends object ? Partial<Rules[Name]> : Rules[Name] };
};

/** A change in which every rule is whole: what it leaves out of a rule is as the policy has it. What is no change stays. */
export function wholeChange({ rules }: Policy, change: PolicyChange): PolicyInput {
  if (!isRow(change) || !isRow(change.rules)) return change as PolicyInput;
  const whole = Object.entries(change.rules).map(([name, given]) => {
    const own: unknown = Object.hasOwn(rules, name) ? rules[name as keyof Rules] : undefined;
    return [name, isRow(own) && isRow(given) ? laidOver(own, given) : given];
  });
  return { ...change, rules: Object.fromEntries(whole) } as PolicyInput;
}

/** `whatIf`, a bounded amount of work at a time. */
export function* whatIfSteps(
  instance: Instance,
  before: Result,
  change: PolicyChange,
): Generator<Step, { result: Result; difference: Difference }> {
  yield* readTogether(instance, before);
  const policy = fillPolicy(instance.policy);
  const whole = wholeChange(policy, change);
  const issues = policyIssues(whole);
  if (issues.length > 0) throw invalid(issues);
  const { rules, weights, ...rest } = whole;
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
  change: PolicyChange,
  watch: Watch = {},
): { result: Result; difference: Difference } => runSync(whatIfSteps(instance, before, change), watch);
