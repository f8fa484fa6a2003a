import { answerOf } from './answer.ts';
import { assemble } from './assemble.ts';
import { type Prepared, prepare } from './candidates.ts';
import type { Crew } from './crew.ts';
import { invalid } from './fault.ts';
import { checkOptions } from './options.ts';
import { runAsync, runSync, type Step } from './progress.ts';
import type { MatchOptions, Result } from './result.ts';
import type { Instance } from './types.ts';
import { validateSteps } from './validate.ts';

/** Validates and prepares; throws `InvalidInstance`. */
export function* open(
  instance: Instance,
  crew: Crew | null = null,
): Generator<Step, { prepared: Prepared; sha: string }> {
  const checked = yield* validateSteps(instance);
  if (!checked.ok) throw invalid(checked.issues);
  return { prepared: yield* prepare(checked.instance, crew), sha: checked.sha256 };
}

/** `match`, a bounded amount of work at a time. */
export function* matchSteps(instance: Instance, options: MatchOptions): Generator<Step, Result> {
  checkOptions(options);
  const { prepared, sha } = yield* open(instance, options.crew ?? null);
  return yield* assemble(prepared, sha, yield* answerOf(prepared, options), options);
}

/** Matches an instance; lets the thread breathe, so that an AbortSignal ends it. Throws `InvalidInstance` or `Aborted`. */
export async function match(instance: Instance, options: MatchOptions = {}): Promise<Result> {
  checkOptions(options);
  return runAsync(matchSteps(instance, options), options);
}

/** Like `match` in one go; the signal is any object whose `aborted` may turn true, as over shared memory. */
export function matchSync(instance: Instance, options: MatchOptions = {}): Result {
  checkOptions(options);
  return runSync(matchSteps(instance, options), options);
}
