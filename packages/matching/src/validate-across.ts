import { pairOrderSteps } from './bits.ts';
import { fillPolicy, type Placed } from './canonical.ts';
import { isRow, longestText, type Row, report, reporter } from './field-checks.ts';
import { inSteps, type Step } from './progress.ts';
import type { Issue, PolicyInput, Side } from './types.ts';
import { nameOf, pairName } from './validate-tables.ts';

// What can be said across rows. Rows may have failed by themselves: what of them is not sound is not looked at here.

type Table = Issue['table'];
type PairTable = 'pairs' | 'locks' | 'forbids';
type Positions = Record<Side, ReadonlyMap<string, number> | null>;

const rowsAStep = 5000;
const listedAStep = 250_000;

const rowsOf = (input: Row, table: Table): readonly unknown[] => {
  const rows = input[table];
  return Array.isArray(rows) ? rows : [];
};

/** Where each person stands, also one whose row failed; null where there is no such table. */
function positionsOf(input: Row, table: 'mentors' | 'mentees'): ReadonlyMap<string, number> | null {
  if (!Array.isArray(input[table])) return null;
  const at = new Map<string, number>();
  for (const [k, row] of rowsOf(input, table).entries())
    if (isRow(row) && (typeof row.id === 'string' || typeof row.id === 'number')) at.set(String(row.id), k);
  return at;
}

const isId = (id: unknown): id is string =>
  typeof id === 'string' && id !== '' && id.length <= longestText && !id.includes('\u0000');

const hasIds = (row: unknown): row is Row & { mentor: string; mentee: string } =>
  isRow(row) && isId(row.mentor) && isId(row.mentee);

function reportPair(issues: Issue[], table: Table, row: number, pair: Row, ...what: Said): void {
  report({ ...reporter(table, issues), row, name: () => pairName(pair) }, ...what);
}
type Said = [code: Issue['code'], message: string, field?: string];

/** Finds both people of every pair; −1 where there is nobody, with an issue where an id is sound and unknown. */
function* placePairs(issues: Issue[], table: PairTable, input: Row, positions: Positions): Generator<Step, Placed> {
  const rows = rowsOf(input, table);
  const placed = { mentor: new Int32Array(rows.length).fill(-1), mentee: new Int32Array(rows.length).fill(-1) };
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k];
    if (k % rowsAStep === rowsAStep - 1) yield { phase: 'check', done: k + 1, total: rows.length };
    if (!isRow(row)) continue;
    for (const side of ['mentor', 'mentee'] as const) {
      const id = row[side];
      const at = typeof id === 'string' ? positions[side]?.get(id) : undefined;
      if (at !== undefined) placed[side][k] = at;
      else if (positions[side] !== null && isId(id))
        reportPair(issues, table, k, row, 'unknown-id', `no ${side} has the id ${id}`, side);
    }
  }
  return placed;
}

/** Positions of pairs both of whose people are known; null where that is so of all. */
function bothKnown({ mentor, mentee }: Placed): Int32Array | null {
  if (!mentor.includes(-1) && !mentee.includes(-1)) return null;
  return Int32Array.from(mentor.keys()).filter((k) => mentor[k]! >= 0 && mentee[k]! >= 0);
}

/** Listed pairs may be millions: twice the same stands side by side once they are in order. */
function* checkListedTwice(issues: Issue[], input: Row, placed: Placed): Generator<Step, void> {
  const rows = rowsOf(input, 'pairs');
  const known = bothKnown(placed);
  const [from, to] = [placed.mentor, placed.mentee].map((side) => (known ? known.map((k) => side[k]!) : side));
  const [n, m] = [rowsOf(input, 'mentors').length, rowsOf(input, 'mentees').length];
  const order = yield* inSteps('check', pairOrderSteps(n, m, from!, to!));
  for (let k = 1; k < order.length; k += 1) {
    const [a, b] = [order[k - 1]!, order[k]!];
    if (k % listedAStep === listedAStep - 1) yield { phase: 'check', done: k, total: order.length };
    if (from![a] !== from![b] || to![a] !== to![b]) continue;
    const row = known ? known[b]! : b;
    reportPair(issues, 'pairs', row, rows[row] as Row, 'duplicate-pair', 'stands here twice');
  }
}

/** Places of each person of a side; as many as are asked for where the number is not sound or the person stands twice. */
function placesOf(input: Row, table: 'mentors' | 'mentees'): Map<string, number> {
  const left = new Map<string, number>();
  for (const row of rowsOf(input, table)) {
    if (!isRow(row) || !isId(row.id)) continue;
    const { id, capacity = 1 } = row;
    const isSound = typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 0 && !left.has(id);
    left.set(id, isSound ? capacity : Number.POSITIVE_INFINITY);
  }
  return left;
}

function checkLocks(issues: Issue[], input: Row): void {
  const left = { mentor: placesOf(input, 'mentors'), mentee: placesOf(input, 'mentees') };
  const keyOf = (row: Row): string => `${row.mentor}\u0000${row.mentee}`;
  const forbidden = new Set(rowsOf(input, 'forbids').filter(hasIds).map(keyOf));
  const seen = new Set<string>();
  for (const [k, lock] of rowsOf(input, 'locks').entries()) {
    if (!hasIds(lock) || seen.has(keyOf(lock))) continue;
    seen.add(keyOf(lock));
    if (forbidden.has(keyOf(lock)))
      reportPair(issues, 'locks', k, lock, 'lock-and-forbid', 'this pair is both locked and forbidden');
    if (lock.mentor === lock.mentee || forbidden.has(keyOf(lock))) continue;
    for (const side of ['mentor', 'mentee'] as const) {
      const person = lock[side];
      const free = left[side].get(person);
      if (free === undefined) continue;
      const words = `${person} is locked more often than their capacity`;
      if (free <= 0) reportPair(issues, 'locks', k, lock, 'lock-over-capacity', words, side);
      left[side].set(person, free - 1);
    }
  }
}

/** Whether a setting of the policy, or what it is part of, has been reported already. */
const brokenIn = (issues: readonly Issue[]) => {
  const fields = issues.filter((issue) => issue.table === 'policy').map(({ field }) => field);
  const isWithin = (part: string, whole: string): boolean =>
    part === whole || part.startsWith(`${whole}.`) || part.startsWith(`${whole}[`);
  return (setting: string): boolean =>
    fields.some((field) => field === null || isWithin(field, setting) || isWithin(setting, field));
};

function checkPolicy(issues: Issue[], input: Row): void {
  const isBroken = brokenIn(issues);
  const given: PolicyInput = isRow(input.policy) ? input.policy : {};
  const sound = {
    ...(isBroken('stages') ? {} : { stages: given.stages }),
    ...(isBroken('weights') ? {} : { weights: given.weights }),
    ...(isBroken('rules.gradeGap') ? {} : { rules: { gradeGap: given.rules?.gradeGap } }),
  } as PolicyInput;
  const { rules, weights, stages } = fillPolicy(sound);
  const policy = reporter('policy', issues);
  if (new Set(stages).size !== stages.length) report(policy, 'duplicate-id', 'a stage stands here twice', 'stages');
  const floorAt = stages.indexOf('floor');
  if (floorAt >= 0 && (floorAt < stages.indexOf('coverage') || !stages.includes('coverage')))
    report(policy, 'out-of-range', 'floor comes after coverage: without it the best floor is to pair nobody', 'stages');
  const { minimum, maximum, direction } = rules.gradeGap;
  if (maximum !== null && maximum < minimum) {
    const words = `maximum ${maximum} is below minimum ${minimum}`;
    report(policy, 'out-of-range', words, 'rules.gradeGap');
  }
  if (Object.values(weights).every((w) => w === 0)) report(policy, 'out-of-range', 'all weights are 0', 'weights');
  if (input.pairs === undefined && direction !== 'any' && !isBroken('rules.gradeGap')) checkGrades(issues, input);
}

function checkGrades(issues: Issue[], input: Row): void {
  for (const table of ['mentors', 'mentees'] as const)
    for (const [row, person] of rowsOf(input, table).entries()) {
      if (!isRow(person) || person.grade !== undefined) continue;
      const to = { ...reporter(table, issues), row, name: () => nameOf(person.id) };
      report(to, 'missing', 'the grade rule needs a grade', 'grade');
    }
}

/** Checks what hangs together across rows; gives where the people of the listed pairs stand. */
export function* checkAcross(issues: Issue[], input: Row): Generator<Step, Placed> {
  checkPolicy(issues, input);
  const positions: Positions = { mentor: positionsOf(input, 'mentors'), mentee: positionsOf(input, 'mentees') };
  yield { phase: 'check', done: 0, total: 1 };
  const placed = yield* placePairs(issues, 'pairs', input, positions);
  yield* checkListedTwice(issues, input, placed);
  yield* placePairs(issues, 'locks', input, positions);
  yield* placePairs(issues, 'forbids', input, positions);
  if (rowsOf(input, 'locks').length > 0) checkLocks(issues, input);
  return placed;
}
