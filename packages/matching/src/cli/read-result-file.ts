import { canonicalJson } from '../canonical.ts';
import { checkShape, isRow, nullOr, reporter, type Shape, shaped, shapeOf } from '../field-checks.ts';
import type { Result } from '../result.ts';
import { sha256 } from '../sha256.ts';
import type { Issue } from '../types.ts';
import { many, number, prices, resultShape, words } from '../verify/shape.ts';
import { exit, Refusal } from './exit.ts';
import type { AssignedTable } from './scores.ts';

const stage = { stage: words, value: nullOr(number) };
const assignedShape = shapeOf({
  pairs: many(shaped({ mentor: words, mentee: words, score: number })),
  objective: many(shaped(stage)),
  certificates: many(shaped({ ...stage, alpha: prices, beta: prices })),
});

/** What a file holds that is often given in place of a result; empty where its fields have to be looked at. */
function kindOf(value: unknown, wanted: Shape): string {
  if (!isRow(value)) return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  if ('mentors' in value && 'mentees' in value) return 'an instance';
  if ('certificates' in value && wanted === resultShape) return 'what assign writes, and what match writes is needed';
  if ('certificate' in value && wanted === assignedShape) return 'what match writes, and what assign writes is needed';
  return '';
}

function check(value: unknown, name: string, shape: Shape): void {
  const issues: Issue[] = [];
  const kind = kindOf(value, shape);
  if (isRow(value) && kind === '') checkShape(reporter('instance', issues), shape, value);
  const [first] = issues;
  if (!first && kind === '') return;
  const lack = first?.code === 'missing' ? ' is missing' : `: ${first?.message.split(': ').at(-1)}`;
  const why = kind === '' ? `${first?.field}${lack}` : `it is ${kind}`;
  throw new Refusal(exit.invalid, `${name} is not a result: ${why}`);
}

/** A value of the shape of a result, as it stands; `name` says whose it is. Throws a `Refusal` that says what is amiss. */
export function asResult(value: unknown, name: string): Result {
  check(value, name, resultShape);
  return value as Result;
}

/** The same of what `assign` writes. */
export function asAssigned(value: unknown, name: string): AssignedTable {
  check(value, name, assignedShape);
  return value as AssignedTable;
}

/**
 * A result to ask questions about. Refuses one that is not as its run left it: prices and losses rest on the
 * certificate, and would be wrong without a word.
 */
export function asStanding(value: unknown, name: string): Result {
  const { replay, ...rest } = asResult(value, name);
  if (sha256(canonicalJson(rest)) !== replay.resultSha256)
    throw new Refusal(exit.invalid, `${name} was changed after the run that made it; match again`);
  return { ...rest, replay };
}
