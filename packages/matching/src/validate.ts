import { canonicalise, canonicalJson, fillPolicy } from './canonical.ts';
import { defaultLimits } from './defaults.ts';
import { checkShape, isRow, type Reporter, report, type Shape } from './field-checks.ts';
import { sha256 } from './sha256.ts';
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
import type { Instance, Issue, PairRef, Validation } from './types.ts';

type Table = Issue['table'];

function checkTable(issues: Issue[], table: Table, value: unknown, shape: Shape, ignored: Set<string>): void {
  if (!Array.isArray(value)) {
    report({ table, row: null, id: null, issues }, 'wrong-type', null, 'a list is needed');
    return;
  }
  const seen = new Set<string>();
  for (const [row, entry] of value.entries()) {
    const to: Reporter = { table, row, id: null, issues };
    if (!isRow(entry)) {
      report(to, 'wrong-type', null, 'an object is needed');
      continue;
    }
    const pairLike = 'mentor' in shape.required;
    const key = pairLike ? `${String(entry.mentor)}\u0000${String(entry.mentee)}` : String(entry.id);
    to.id = pairLike ? `${String(entry.mentor)} with ${String(entry.mentee)}` : key;
    for (const field of checkShape(to, shape, entry)) ignored.add(`${table}.${field}`);
    if (seen.has(key))
      report(to, pairLike ? 'duplicate-pair' : 'duplicate-id', pairLike ? null : 'id', 'stands here twice');
    seen.add(key);
    if (pairLike && entry.mentor === entry.mentee) report(to, 'self-pair', null, 'nobody is paired with themself');
  }
}

function checkKnown(
  issues: Issue[],
  table: Table,
  pairs: readonly PairRef[],
  mentors: Set<string>,
  mentees: Set<string>,
): void {
  for (const [row, { mentor, mentee }] of pairs.entries()) {
    const to: Reporter = { table, row, id: `${mentor} with ${mentee}`, issues };
    if (!mentors.has(mentor)) report(to, 'unknown-id', 'mentor', `no mentor has the id ${mentor}`);
    if (!mentees.has(mentee)) report(to, 'unknown-id', 'mentee', `no mentee has the id ${mentee}`);
  }
}

function checkReferences(issues: Issue[], instance: Instance): void {
  const mentors = new Map(instance.mentors.map((p) => [p.id, p.capacity ?? 1]));
  const mentees = new Map(instance.mentees.map((p) => [p.id, p.capacity ?? 1]));
  const ids: [Set<string>, Set<string>] = [new Set(mentors.keys()), new Set(mentees.keys())];
  checkKnown(issues, 'pairs', instance.pairs ?? [], ...ids);
  checkKnown(issues, 'locks', instance.locks ?? [], ...ids);
  checkKnown(issues, 'forbids', instance.forbids ?? [], ...ids);
  const forbidden = new Set((instance.forbids ?? []).map((p) => `${p.mentor}\u0000${p.mentee}`));
  for (const [row, lock] of (instance.locks ?? []).entries()) {
    const to: Reporter = { table: 'locks', row, id: `${lock.mentor} with ${lock.mentee}`, issues };
    if (forbidden.has(`${lock.mentor}\u0000${lock.mentee}`))
      report(to, 'lock-and-forbid', null, 'this pair is both locked and forbidden');
    for (const [side, room, person] of [
      ['mentor', mentors, lock.mentor],
      ['mentee', mentees, lock.mentee],
    ] as const) {
      const left = room.get(person);
      if (left === undefined) continue;
      if (left <= 0) report(to, 'lock-over-capacity', side, `${person} is locked more often than their capacity`);
      room.set(person, left - 1);
    }
  }
}

function checkSizes(issues: Issue[], instance: Instance): void {
  const to: Reporter = { table: 'instance', row: null, id: null, issues };
  const limits = { ...defaultLimits, ...instance.limits };
  const people = instance.mentors.length + instance.mentees.length;
  if (people > limits.people)
    report(to, 'too-large', null, `${people} people, at most ${limits.people}; raise limits.people`);
  const cells = instance.mentors.length * instance.mentees.length;
  if (!instance.pairs && cells > limits.cells)
    report(
      to,
      'too-large',
      null,
      `${cells} pairs to examine, at most ${limits.cells}; raise limits.cells or list pairs`,
    );
  if (instance.pairs && instance.pairs.length > limits.pairs)
    report(to, 'too-large', 'pairs', `${instance.pairs.length} pairs, at most ${limits.pairs}; raise limits.pairs`);
  const { rules, weights, stages } = fillPolicy(instance.policy);
  const policy: Reporter = { ...to, table: 'policy' };
  if (new Set(stages).size !== stages.length) report(policy, 'duplicate-id', 'stages', 'a stage stands here twice');
  const floorAt = stages.indexOf('floor');
  if (floorAt >= 0 && (floorAt < stages.indexOf('coverage') || !stages.includes('coverage')))
    report(policy, 'out-of-range', 'stages', 'floor comes after coverage: without it the best floor is to pair nobody');
  if (Object.values(weights).every((w) => w === 0)) report(policy, 'out-of-range', 'weights', 'all weights are 0');
  if (instance.pairs || rules.gradeGap.direction === 'any') return;
  for (const table of ['mentors', 'mentees'] as const)
    for (const [row, person] of instance[table].entries())
      if (person.grade === undefined)
        report({ table, row, id: person.id, issues }, 'missing', 'grade', 'the grade rule needs a grade');
}

/** Checks an instance of unknown origin; on success gives its canonical form and SHA-256, else every issue (up to 1,000). */
export function validate(input: unknown): Validation {
  const issues: Issue[] = [];
  const ignored = new Set<string>();
  const top: Reporter = { table: 'instance', row: null, id: null, issues };
  if (!isRow(input)) {
    report(top, 'not-an-object', null, 'an instance is an object with mentors and mentees');
    return { ok: false, issues };
  }
  const tables: readonly [Table, Shape, boolean][] = [
    ['mentors', mentorShape, true],
    ['mentees', menteeShape, true],
    ['topics', topicShape, false],
    ['pairs', scoredPairShape, false],
    ['locks', lockShape, false],
    ['forbids', pairShape, false],
    ['current', pairShape, false],
  ];
  for (const [table, shape, required] of tables) {
    if (input[table] !== undefined) checkTable(issues, table, input[table], shape, ignored);
    else if (required) report(top, 'missing', table, 'is needed');
  }
  for (const [table, shape] of [
    ['policy', policyShape],
    ['limits', limitsShape],
  ] as const) {
    const to: Reporter = { ...top, table };
    if (input[table] === undefined) continue;
    if (isRow(input[table])) checkShape(to, shape, input[table]);
    else report(to, 'wrong-type', null, 'an object is needed');
  }
  if (issues.length > 0) return { ok: false, issues };
  const instance = input as unknown as Instance;
  checkSizes(issues, instance);
  checkReferences(issues, instance);
  if (issues.length > 0) return { ok: false, issues };
  const canonical = canonicalise(instance);
  return {
    ok: true,
    instance: canonical,
    sha256: sha256(canonicalJson(canonical)),
    ignoredFields: [...ignored].sort(),
  };
}
