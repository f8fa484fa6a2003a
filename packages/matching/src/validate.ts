import { canonicalSteps } from './canonical.ts';
import { defaultLimits } from './defaults.ts';
import { isRow, type Row, report, reporter } from './field-checks.ts';
import { drain, inSteps, type Step } from './progress.ts';
import { createHash } from './sha256.ts';
import type { Instance, Issue, Validation } from './types.ts';
import { checkAcross } from './validate-across.ts';
import { checkShapes } from './validate-tables.ts';

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Sizes are looked at before anything else, so that a mistake costs no time and no memory. */
function checkSizes(issues: Issue[], input: Row): void {
  const to = reporter('instance', issues);
  const given = isRow(input.limits) ? input.limits : {};
  const limit = (name: keyof typeof defaultLimits): number =>
    typeof given[name] === 'number' ? given[name] : defaultLimits[name];
  const [n, m, listed] = [lengthOf(input.mentors), lengthOf(input.mentees), lengthOf(input.pairs)];
  if (n + m > limit('people'))
    report(to, 'too-large', `${n + m} people, at most ${limit('people')}; raise limits.people`);
  if (!Array.isArray(input.pairs) && n * m > limit('cells'))
    report(to, 'too-large', `${n * m} pairs to examine, at most ${limit('cells')}; raise limits.cells or list pairs`);
  if (listed > limit('pairs'))
    report(to, 'too-large', `${listed} pairs, at most ${limit('pairs')}; raise limits.pairs`, 'pairs');
}

/** `validate`, a bounded amount of work at a time. */
export function* validateSteps(input: unknown): Generator<Step, Validation> {
  const issues: Issue[] = [];
  const failed = (): Validation => ({ ok: false, issues });
  if (!isRow(input)) {
    report(reporter('instance', issues), 'not-an-object', 'an instance is an object with mentors and mentees');
    return failed();
  }
  checkSizes(issues, input);
  if (issues.length > 0) return failed();
  const ignored = new Set<string>();
  yield* checkShapes(issues, input, ignored);
  const placed = yield* checkAcross(issues, input);
  if (issues.length > 0) return failed();
  const instance = input as unknown as Instance;
  const hash = createHash();
  const canonical = yield* inSteps('order', canonicalSteps(instance, hash.update, placed));
  return { ok: true, instance: canonical, sha256: hash.digest(), ignoredFields: [...ignored].sort() };
}

/** Checks an instance of unknown origin; on success gives its canonical form and SHA-256, else every issue (up to 1,000). */
export const validate = (input: unknown): Validation => drain(validateSteps(input));
