import { pairOrderSteps } from './bits.ts';
import { canonicalSteps, fillPolicy, type Placed } from './canonical.ts';
import { defaultLimits } from './defaults.ts';
import { checkShape, isRow, type Reporter, type Row, report, reporter, type Shape } from './field-checks.ts';
import { drain, inSteps, type Step } from './progress.ts';
import { createHash } from './sha256.ts';
import {
  limitsShape,
  lockShape,
  menteeShape,
  mentorShape,
  pairShape,
  policyShape,
  scoredPairShape,
  topicShape,
} from './shapes.ts';
import type { Instance, Issue, PairRef, Person, Validation } from './types.ts';

type Table = Issue['table'];

const nameOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value === undefined
      ? 'without an id'
      : `not text but ${typeof value}`;
const pairName = (row: Row): string => `${nameOf(row.mentor)} with ${nameOf(row.mentee)}`;

const workAStep = 5000;
const listedAStep = 250_000;

/** Checks every row of a table and that no two have the same key; `seen` is null where that is checked elsewhere. */
function* checkTable(
  to: Reporter,
  value: unknown,
  shape: Shape,
  seen: Set<string> | null,
  ignored: Set<string>,
): Generator<Step, void> {
  if (!Array.isArray(value)) {
    report(to, 'wrong-type', 'a list is needed');
    return;
  }
  const isPair = shape.checks.has('mentor');
  const see = (field: string) => ignored.add(`${to.table}.${field}`);
  let entry: unknown;
  to.name = () => (!isRow(entry) ? null : isPair ? pairName(entry) : nameOf(entry.id));
  let since = 0;
  for (let row = 0; row < value.length; row += 1) {
    entry = value[row];
    to.row = row;
    if (isRow(entry)) {
      checkShape(to, shape, entry, see);
      if (isPair && entry.mentor === entry.mentee) report(to, 'self-pair', 'nobody is paired with themself');
      if (seen)
        checkTwice(to, seen, isPair ? `${nameOf(entry.mentor)}\u0000${nameOf(entry.mentee)}` : nameOf(entry.id));
    } else report(to, 'wrong-type', 'an object is needed');
    if (to.work - since < workAStep) continue;
    since = to.work;
    yield { phase: 'check', done: row + 1, total: value.length };
  }
}

function checkTwice(to: Reporter, seen: Set<string>, key: string): void {
  const pair = key.includes('\u0000');
  if (seen.has(key)) report(to, pair ? 'duplicate-pair' : 'duplicate-id', 'stands here twice', pair ? null : 'id');
  seen.add(key);
}

interface Positions {
  mentorAt: ReadonlyMap<string, number>;
  menteeAt: ReadonlyMap<string, number>;
}

function reportUnknown(issues: Issue[], table: Table, row: number, pair: PairRef, placed: Placed): void {
  const to = { ...reporter(table, issues), row, name: () => `${pair.mentor} with ${pair.mentee}` };
  for (const side of ['mentor', 'mentee'] as const)
    if (placed[side][row]! < 0) report(to, 'unknown-id', `no ${side} has the id ${pair[side]}`, side);
}

/** Finds both people of every pair; −1 and an issue where there is nobody with that id. */
function* placePairs(
  issues: Issue[],
  table: Table,
  pairs: readonly PairRef[],
  { mentorAt, menteeAt }: Positions,
): Generator<Step, Placed> {
  const placed = { mentor: new Int32Array(pairs.length), mentee: new Int32Array(pairs.length) };
  for (let row = 0; row < pairs.length; row += 1) {
    const { mentor, mentee } = pairs[row]!;
    placed.mentor[row] = mentorAt.get(mentor) ?? -1;
    placed.mentee[row] = menteeAt.get(mentee) ?? -1;
    if (placed.mentor[row]! < 0 || placed.mentee[row]! < 0) reportUnknown(issues, table, row, pairs[row]!, placed);
    if (row % workAStep === workAStep - 1) yield { phase: 'check', done: row + 1, total: pairs.length };
  }
  return placed;
}

/** Listed pairs may be millions: twice the same stands side by side once they are in order. */
function* checkListedTwice(
  issues: Issue[],
  pairs: readonly PairRef[],
  { mentor, mentee }: Placed,
  { mentorAt, menteeAt }: Positions,
): Generator<Step, void> {
  const order = yield* inSteps('check', pairOrderSteps(mentorAt.size, menteeAt.size, mentor, mentee));
  for (let k = 1; k < order.length; k += 1) {
    const [a, b] = [order[k - 1]!, order[k]!];
    if (k % listedAStep === listedAStep - 1) yield { phase: 'check', done: k, total: order.length };
    if (mentor[a] !== mentor[b] || mentee[a] !== mentee[b]) continue;
    const name = (): string => `${pairs[b]!.mentor} with ${pairs[b]!.mentee}`;
    report({ ...reporter('pairs', issues), row: b, name }, 'duplicate-pair', 'stands here twice');
  }
}

function checkLocks(issues: Issue[], { locks = [], forbids = [], mentors, mentees }: Instance): void {
  const places = (people: readonly Person[]) => new Map(people.map((p) => [p.id, p.capacity ?? 1]));
  const left = { mentor: places(mentors), mentee: places(mentees) };
  const forbidden = new Set(forbids.map((p) => `${p.mentor}\u0000${p.mentee}`));
  for (const [row, lock] of locks.entries()) {
    const to = { ...reporter('locks', issues), row, name: () => `${lock.mentor} with ${lock.mentee}` };
    if (forbidden.has(`${lock.mentor}\u0000${lock.mentee}`))
      report(to, 'lock-and-forbid', 'this pair is both locked and forbidden');
    for (const side of ['mentor', 'mentee'] as const) {
      const person = lock[side];
      const free = left[side].get(person);
      if (free === undefined) continue;
      if (free <= 0) report(to, 'lock-over-capacity', `${person} is locked more often than their capacity`, side);
      left[side].set(person, free - 1);
    }
  }
}

/** Gives where the people of the listed pairs stand. */
function* checkReferences(issues: Issue[], instance: Instance): Generator<Step, Placed> {
  const { mentors, mentees, pairs = [], locks = [], forbids = [] } = instance;
  const positions = {
    mentorAt: new Map(mentors.map((p, i) => [p.id, i])),
    menteeAt: new Map(mentees.map((p, j) => [p.id, j])),
  };
  yield { phase: 'check', done: 0, total: 1 };
  const placed = yield* placePairs(issues, 'pairs', pairs, positions);
  if (issues.length === 0) yield* checkListedTwice(issues, pairs, placed, positions);
  yield* placePairs(issues, 'locks', locks, positions);
  yield* placePairs(issues, 'forbids', forbids, positions);
  if (locks.length > 0) checkLocks(issues, instance);
  return placed;
}

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

function checkPolicy(issues: Issue[], instance: Instance): void {
  const { rules, weights, stages } = fillPolicy(instance.policy);
  const policy = reporter('policy', issues);
  if (new Set(stages).size !== stages.length) report(policy, 'duplicate-id', 'a stage stands here twice', 'stages');
  const floorAt = stages.indexOf('floor');
  if (floorAt >= 0 && (floorAt < stages.indexOf('coverage') || !stages.includes('coverage')))
    report(policy, 'out-of-range', 'floor comes after coverage: without it the best floor is to pair nobody', 'stages');
  const { minimum, maximum } = rules.gradeGap;
  if (maximum !== null && maximum < minimum)
    report(
      policy,
      'out-of-range',
      `maximum ${maximum} is below minimum ${minimum}: nobody could be paired`,
      'rules.gradeGap',
    );
  if (Object.values(weights).every((w) => w === 0)) report(policy, 'out-of-range', 'all weights are 0', 'weights');
  if (instance.pairs || rules.gradeGap.direction === 'any') return;
  for (const table of ['mentors', 'mentees'] as const)
    for (const [row, person] of instance[table].entries())
      if (person.grade === undefined)
        report(
          { ...reporter(table, issues), row, name: () => person.id },
          'missing',
          'the grade rule needs a grade',
          'grade',
        );
}

const tables: readonly [Exclude<Table, 'instance' | 'policy' | 'limits'>, Shape, boolean][] = [
  ['mentors', mentorShape, true],
  ['mentees', menteeShape, true],
  ['topics', topicShape, false],
  ['pairs', scoredPairShape, false],
  ['locks', lockShape, false],
  ['forbids', pairShape, false],
  ['current', pairShape, false],
];

function* checkShapes(issues: Issue[], input: Row, ignored: Set<string>): Generator<Step, void> {
  const known = new Set<string>([...tables.map(([table]) => table), 'policy', 'limits']);
  for (const name of Object.keys(input))
    if (!known.has(name)) report(reporter('instance', issues), 'unknown-field', 'there is no such table', name);
  for (const [table, shape, required] of tables) {
    const seen = table === 'pairs' ? null : new Set<string>();
    if (input[table] !== undefined) yield* checkTable(reporter(table, issues), input[table], shape, seen, ignored);
    else if (required) report(reporter('instance', issues), 'missing', 'is needed', table);
  }
  for (const [table, shape] of [
    ['policy', policyShape],
    ['limits', limitsShape],
  ] as const) {
    const to = reporter(table, issues);
    if (input[table] === undefined) continue;
    if (isRow(input[table])) checkShape(to, shape, input[table]);
    else report(to, 'wrong-type', 'an object is needed');
  }
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
  if (issues.length > 0) return failed();
  const instance = input as unknown as Instance;
  checkPolicy(issues, instance);
  const placed = yield* checkReferences(issues, instance);
  if (issues.length > 0) return failed();
  const hash = createHash();
  const canonical = yield* inSteps('order', canonicalSteps(instance, hash.update, placed));
  return { ok: true, instance: canonical, sha256: hash.digest(), ignoredFields: [...ignored].sort() };
}

/** Checks an instance of unknown origin; on success gives its canonical form and SHA-256, else every issue (up to 1,000). */
export const validate = (input: unknown): Validation => drain(validateSteps(input));
