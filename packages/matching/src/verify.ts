import { type Prepared, prepare } from './candidates.ts';
import { hashSteps } from './canonical-json.ts';
import { noteOf } from './note.ts';
import { inSteps, runSync, type Step, type Watch } from './progress.ts';
import type { Result, Verdict } from './result.ts';
import type { Instance } from './types.ts';
import { validateSteps } from './validate.ts';
import { blockingPairs, checkCircles, checkPairs } from './verify/answer.ts';
import { claimFault } from './verify/claims.ts';
import { expectedKeys, objectiveFault, objectives } from './verify/objective.ts';
import { readAsResult } from './verify/shape.ts';
import { type Claim, checkStagesSteps } from './verify/stages.ts';

const bad = (fault: string): Verdict => ({ valid: false, fault });

const versionForm = /^\d+\.\d+\.\d+$/;

/** Whether the replay record has what a run like this can be asked by, and nothing else. */
function replayFault({ mode, replay, circles }: Result): string | null {
  const { engine, proposing = null, nodeLimit = null } = replay;
  if (!versionForm.test(engine)) return 'the replay record names no version of the engine';
  if ((proposing !== null) !== (mode === 'stable')) return 'the replay record says who proposed in mode stable alone';
  if ((nodeLimit !== null) !== (mode === 'circles'))
    return 'the replay record has a limit of nodes in mode circles alone';
  if (nodeLimit !== null && (nodeLimit < 1 || nodeLimit < (circles?.nodes ?? 0)))
    return 'the replay record has a limit of nodes below those that were looked at';
  return null;
}

/** Whether a result calls itself what it is: its mode, what its mode proves, and what it was asked. */
function modeFault({ instance }: Prepared, { mode, certificate, circles, replay, stages }: Result): string | null {
  const isProven = mode !== 'stable' && mode !== 'circles';
  const { complete, note } = certificate;
  if (complete !== isProven) return `mode ${mode}: the certificate must ${isProven ? '' : 'not '}be complete`;
  if (!complete && certificate.stages.length > 0) return `mode ${mode}: there are more certificates than stages`;
  if (note !== noteOf(mode, circles, instance.locks.length > 0)) return 'the note is not that of the certificate';
  if (mode === 'optimal' && instance.locks.length + instance.forbids.length > 0)
    return 'mode optimal: with locks or forbids the mode is assisted';
  if (replay.seed !== instance.policy.seed) return 'the replay record has another seed';
  return stages.join() === instance.policy.stages.join() ? null : 'the stages are not those of the policy';
}

function* certificateFault(prepared: Prepared, claim: Claim, result: Result): Generator<Step, string | null> {
  const keys = expectedKeys(prepared.instance, prepared.current !== null, result.mode === 'repair');
  const { complete, stages } = result.certificate;
  const fault = yield* checkStagesSteps(claim, complete ? keys : [], stages);
  if (fault !== null) return fault;
  if (result.mode === 'circles') {
    const small = checkCircles(prepared, result);
    if (small !== null) return small;
  }
  if (result.mode === 'stable') {
    const blocking = yield* blockingPairs(prepared, claim.chosen);
    if (blocking > 0) return `${blocking} pairs would both rather have each other`;
  }
  return yield* objectiveFault(claim, keys, result);
}

/** A result as it was given and the hash of all but its replay record, or why it cannot be read. */
interface Given {
  result: Result;
  sha256: string;
}

/** Reads a value of unknown origin, which may be nested too deep to be written, hold a cycle, or throw when it is read. */
function* readGiven(given: unknown): Generator<Step, Given | string> {
  try {
    const result = yield* readAsResult(given);
    if ('code' in result) return result.message;
    const { replay, ...rest } = result;
    return { result, sha256: yield* inSteps('hash', hashSteps(rest)) };
  } catch (error) {
    return `the result cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** `verify`, a bounded amount of work at a time. */
export function* verifySteps(input: Instance, given: unknown): Generator<Step, Verdict> {
  const read = yield* readGiven(given);
  if (typeof read === 'string') return bad(read);
  const { result } = read;
  const checked = yield* validateSteps(input);
  if (!checked.ok) return bad(`the instance is not valid: ${checked.issues[0]?.message}`);
  if (checked.sha256 !== result.replay.instanceSha256) return bad('the result belongs to another instance');
  if (read.sha256 !== result.replay.resultSha256) return bad('the result was changed after the run');
  const prepared = yield* prepare(checked.instance);
  const chosen = yield* checkPairs(prepared, result);
  if (typeof chosen === 'string') return bad(chosen);
  const { graph } = prepared.candidates;
  const claim: Claim = { ...graph, chosen, locked: prepared.lockMask, objective: objectives(prepared) };
  const fault =
    modeFault(prepared, result) ??
    replayFault(result) ??
    (yield* certificateFault(prepared, claim, result)) ??
    (yield* claimFault(prepared, claim, result));
  if (fault !== null) return bad(fault);
  const { complete, stages } = result.certificate;
  return { valid: true, proven: complete, checked: { edges: graph.edges, stages: stages.length } };
}

/**
 * Checks a result against its instance without the solver: pairs, laws, places, values, every certificate in O(E) a
 * stage, and what is said of people and pairs. Prices, and what circles and stable answers say of the optimum, have no
 * certificate. Whatever the result is, the answer is a verdict; throws `Aborted` alone.
 */
export const verify = (instance: Instance, result: Result, watch: Watch = {}): Verdict =>
  runSync(verifySteps(instance, result), watch);
