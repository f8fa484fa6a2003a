import { assemble } from './assemble.ts';
import { type Prepared, prepare } from './candidates.ts';
import { invalid } from './fault.ts';
import { type Solved, solveOptimal } from './optimal.ts';
import { runAsync, runSync, type Step } from './progress.ts';
import type { MatchOptions, Result, StageValue } from './result.ts';
import type { Instance } from './types.ts';
import { validate } from './validate.ts';

export const objectiveValues = (solved: Solved): StageValue[] =>
  solved.outcome.certificates
    .filter((c) => c.stage !== 'leximin')
    .map((c) => ({ stage: c.stage, value: c.value ?? 0 }));

/** Validates and prepares; throws `InvalidInstance`. */
export function* open(instance: Instance): Generator<Step, { prepared: Prepared; sha: string }> {
  const checked = validate(instance);
  if (!checked.ok) throw invalid(checked.issues);
  return { prepared: yield* prepare(checked.instance), sha: checked.sha256 };
}

function* run(instance: Instance, options: MatchOptions): Generator<Step, Result> {
  const { prepared, sha } = yield* open(instance);
  const solved = yield* solveOptimal(prepared);
  return assemble(prepared, sha, {
    mode: options.mode ?? (prepared.locked.length > 0 || prepared.instance.forbids.length > 0 ? 'assisted' : 'optimal'),
    x: solved.face.x,
    objective: objectiveValues(solved),
    certificate: { complete: true, note: '', stages: solved.outcome.certificates },
  });
}

/** Matches an instance; lets the thread breathe, so that an AbortSignal ends it. Throws `InvalidInstance` or `Aborted`. */
export function match(instance: Instance, options: MatchOptions = {}): Promise<Result> {
  return runAsync(run(instance, options), options);
}

/** Like `match` in one go; the signal is any object whose `aborted` may turn true, as over shared memory. */
export function matchSync(instance: Instance, options: MatchOptions = {}): Result {
  return runSync(run(instance, options), options);
}
