import { checkShape, isRow, type Reporter, type Row, report, reporter, type Shape } from './field-checks.ts';
import type { Step } from './progress.ts';
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
import type { Issue } from './types.ts';

// What can be said of each row by itself, and of rows of one table that stand there twice.

type Table = Issue['table'];

/** What a row calls itself, for messages. */
export const nameOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value === undefined
      ? 'without an id'
      : `not text but ${typeof value}`;
export const pairName = (row: Row): string => `${nameOf(row.mentor)} with ${nameOf(row.mentee)}`;

const workAStep = 5000;

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
      checkTwice(to, seen, entry, isPair);
    } else report(to, 'wrong-type', 'an object is needed');
    if (to.work - since < workAStep) continue;
    since = to.work;
    yield { phase: 'check', done: row + 1, total: value.length };
  }
}

const isGiven = (id: unknown): id is string => typeof id === 'string' && id !== '';

/** Ids that are none have been reported already, and are nobody twice. */
function checkTwice(to: Reporter, seen: Set<string> | null, row: Row, isPair: boolean): void {
  const { id, mentor, mentee } = row;
  if (isPair ? !(isGiven(mentor) && isGiven(mentee)) : !isGiven(id)) return;
  if (isPair && mentor === mentee) report(to, 'self-pair', 'nobody is paired with themself');
  if (seen === null) return;
  const key = isPair ? `${mentor}\u0000${mentee}` : String(id);
  if (seen.has(key)) report(to, isPair ? 'duplicate-pair' : 'duplicate-id', 'stands here twice', isPair ? null : 'id');
  seen.add(key);
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

/** Checks every table by itself; `ignored` is told of the fields that nobody reads. */
export function* checkShapes(issues: Issue[], input: Row, ignored: Set<string>): Generator<Step, void> {
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
