import { fault, invalid } from './fault.ts';
import { checkShape, isRow, report, reporter } from './field-checks.ts';
import type { Step } from './progress.ts';
import type { Result } from './result.ts';
import { policyShape } from './shapes.ts';
import type { CanonicalInstance, Instance, Issue } from './types.ts';
import { validateSteps } from './validate.ts';
import { readAsResult } from './verify/shape.ts';

/** Throws `InvalidInstance` where a value cannot be read as a result. */
export function* checkResult(result: Result): Generator<Step, void> {
  const read = yield* readAsResult(result);
  if ('code' in read) throw invalid([read]);
}

/** An instance in canonical form whose result this is; throws `InvalidInstance` where it is none, or not its result. */
export function* readTogether(instance: Instance, result: Result): Generator<Step, CanonicalInstance> {
  yield* checkResult(result);
  const checked = yield* validateSteps(instance);
  if (!checked.ok) throw invalid(checked.issues);
  if (checked.sha256 !== result.replay.instanceSha256)
    throw fault('other-instance', 'the result belongs to another instance');
  return checked.instance;
}

/** What is wrong with a change of policy: that it is none, or fields that there are not or may not be so. */
export function policyIssues(change: unknown): Issue[] {
  const issues: Issue[] = [];
  const to = reporter('policy', issues);
  if (isRow(change)) checkShape(to, policyShape, change);
  else report(to, 'wrong-type', 'a change of policy is an object');
  return issues;
}
