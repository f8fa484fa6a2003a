import { expect, test } from 'vitest';
import { bruteForce, dice, stageWorth } from '../../test/brute.ts';
import { company } from '../../test/company.ts';
import { smallInstance } from '../../test/instances.ts';
import { findEdge } from '../graph.ts';
import {
  createRepair,
  type Instance,
  matchSync,
  type PolicyInput,
  type Repair,
  type StageName,
  verify,
} from '../index.ts';
import { open } from '../match.ts';
import { stagePlan } from '../optimal.ts';
import { runSync } from '../progress.ts';
import { repairOrder } from './repair-order.ts';

const keyOf = (p: { mentor: string; mentee: string }): string => `${p.mentor} ${p.mentee}`;

/** Stage values of the standing pairs and the best there are, by looking at every answer. */
function judged(repair: Repair, stages: readonly StageName[]) {
  const instance = repair.instance();
  const { prepared } = runSync(open({ ...instance, policy: { ...instance.policy, stages } }), {});
  const { keys, terms } = stagePlan(prepared);
  const { graph } = prepared.candidates;
  const { mentorAt, menteeAt } = prepared.scorer.context;
  const pairs = repair.pairs();
  const chosen = pairs.map((p) => findEdge(graph, mentorAt.get(p.mentor)!, menteeAt.get(p.mentee)!));
  expect(Math.min(0, ...chosen)).toBe(0);
  const here = keys.map((stage) => ({ stage, value: stageWorth(graph, chosen, prepared.lockMask, terms, stage) }));
  return { here, best: bruteForce(graph, prepared.lockMask, terms, keys) };
}

/** One change by chance. */
function change(repair: Repair, roll: (sides: number) => number, serial: number) {
  const { mentors, mentees, pairs = [] } = repair.instance();
  const pick = <T>(list: readonly T[]): T | undefined => list[roll(Math.max(1, list.length))];
  const kind = roll(8);
  const standing = repair.pairs();
  if (kind < 3) {
    const pair = pick(kind === 0 ? pairs : standing);
    return pair && repair.decline(pair.mentor, pair.mentee);
  }
  if (kind === 3) {
    const person = pick(roll(2) === 0 ? mentors : mentees);
    return person && repair.leave(person.id);
  }
  if (kind < 6) {
    const side = roll(2) === 0 ? ('mentor' as const) : ('mentee' as const);
    const id = `new ${serial}`;
    const others = (side === 'mentor' ? mentees : mentors).filter(() => roll(2) === 0).slice(0, 3);
    const list = others.map((p) => ({
      mentor: side === 'mentor' ? id : p.id,
      mentee: side === 'mentor' ? p.id : id,
      score: roll(11),
    }));
    const priority = (['carried-over', 'nominated', 'standard'] as const)[roll(3)]!;
    return repair.arrive(side, { id, capacity: roll(3), priority }, list);
  }
  const side = roll(2) === 0 ? ('mentor' as const) : ('mentee' as const);
  const person = pick(side === 'mentor' ? mentors : mentees);
  const locked = (repair.instance().locks ?? []).filter((l) => l[side] === person?.id).length;
  return person && repair.setPlaces(side, person.id, locked + roll(3));
}

const orders: readonly (readonly StageName[])[] = [
  ['coverage', 'total', 'calm', 'determinism'],
  ['coverage', 'total'],
  ['total', 'coverage', 'determinism'],
  ['coverage', 'calm', 'total'],
  ['total'],
  ['coverage', 'determinism'],
];

test.each(['repair', 'policy'] as const)(
  'hundreds of changes in a row, mended in the order of the %s, are what looking at every answer gives',
  (order) => {
    let changed = 0;
    for (let seed = 0; seed < 150; seed += 1) {
      const roll = dice(seed);
      const stages = orders[roll(orders.length)]!;
      const policy: PolicyInput = { stages };
      const instance = smallInstance({ seed, policy });
      const repair = createRepair(instance, matchSync(instance), { order });
      const judgedStages = order === 'repair' ? repairOrder(stages) : stages;
      const before = new Set(repair.pairs().map(keyOf));
      for (let step = 0; step < 8; step += 1) {
        const told = change(repair, roll, step);
        if (!told) continue;
        for (const pair of told.broken) expect(before.delete(keyOf(pair))).toBe(true);
        for (const pair of told.made) before.add(keyOf(pair));
        expect(new Set(repair.pairs().map(keyOf)), `seed ${seed}, step ${step}`).toEqual(before);
        if ((repair.instance().pairs ?? []).length > 16) break;
        const { here, best } = judged(repair, judgedStages);
        expect(here, `seed ${seed}, step ${step}, ${stages.join()}`).toEqual(best);
        changed += told.broken.length + told.made.length;
      }
    }
    expect(changed).toBeGreaterThan(300);
  },
);

test('people of a company come, decline and leave: the pairs are those of a whole run, which is proven', () => {
  const stages = ['coverage', 'total', 'calm', 'determinism'] as const;
  for (let seed = 0; seed < 25; seed += 1) {
    const roll = dice(seed);
    const instance = company(seed, 12, { stages, rules: { topic: false } });
    const later = company(seed + 1000, 12, {}, true);
    const repair = createRepair(instance, matchSync(instance));
    for (let step = 0; step < 6; step += 1) {
      const { mentors, mentees } = repair.instance();
      const standing = repair.pairs();
      const pair = standing[roll(Math.max(1, standing.length))];
      const side = roll(2) === 0 ? ('mentor' as const) : ('mentee' as const);
      const person = (side === 'mentor' ? later.mentors : later.mentees)[step]!;
      if (step % 3 === 0) repair.arrive(side, { ...person, id: `new ${step}` });
      else if (pair && step % 3 === 1) repair.decline(pair.mentor, pair.mentee);
      else repair.leave([...mentors, ...mentees][roll(mentors.length + mentees.length)]!.id);
      const whole = repair.result();
      expect(new Set(whole.pairs.map(keyOf)), `seed ${seed}, step ${step}`).toEqual(new Set(repair.pairs().map(keyOf)));
      expect(verify(repair.instance(), whole)).toMatchObject({ valid: true, proven: true });
    }
  }
});

test('the floor that stands counts against pairs below it, and the whole run finds the new floor', () => {
  const instance: Instance = {
    mentors: ['a', 'b', 'c'].map((id) => ({ id })),
    mentees: ['x', 'y'].map((id) => ({ id })),
    pairs: [
      { mentor: 'a', mentee: 'x', score: 70 },
      { mentor: 'a', mentee: 'y', score: 10 },
      { mentor: 'b', mentee: 'y', score: 60 },
      { mentor: 'c', mentee: 'x', score: 90 },
      { mentor: 'c', mentee: 'y', score: 20 },
    ],
    policy: { stages: ['coverage', 'floor', 'total'] },
  };
  const repair = createRepair(instance, matchSync(instance));
  expect(repair.leave('b')).toEqual({
    broken: [{ mentor: 'b', mentee: 'y' }],
    made: [{ mentor: 'a', mentee: 'y', score: 10 }],
  });
  expect(repair.result().objective).toContainEqual({ stage: 'floor', value: 10 });
});

test('what cannot be repaired is refused with a reason', () => {
  const instance: Instance = {
    mentors: [{ id: 'a' }],
    mentees: [{ id: 'x' }],
    pairs: [{ mentor: 'a', mentee: 'x', score: 5 }],
    locks: [{ mentor: 'a', mentee: 'x' }],
  };
  const result = matchSync(instance);
  const repair = createRepair(instance, result);
  expect(() => repair.leave('nobody')).toThrow('nobody has the id nobody');
  expect(() => repair.decline('a', 'z')).toThrow('no mentee has the id z');
  expect(() => repair.arrive('mentor', { id: 'a' })).toThrow('a mentor has the id a already');
  expect(() => repair.arrive('mentor', { id: 'b', grade: Number.NaN })).toThrow('grade');
  expect(() => repair.setPlaces('mentor', 'a', 0)).toThrow('locked pairs');
  expect(() => createRepair({ ...instance, mentors: [] }, result)).toThrow();
  const circles = matchSync(instance, { mode: 'circles' });
  expect(() => createRepair(instance, circles)).toThrow('proven');
});

test('a policy without stages can be repaired too', () => {
  const instance: Instance = {
    mentors: [{ id: 'a' }],
    mentees: [{ id: 'b' }],
    pairs: [{ mentor: 'a', mentee: 'b', score: 3 }],
  };
  const asked = { ...instance, policy: { stages: [] } };
  const repair = createRepair(asked, matchSync(asked), { order: 'policy' });
  expect(repair.leave('a')).toEqual({ broken: [], made: [] });
});

test('places that rise from none bring the pairs that the rules allow, in any order of changes', () => {
  let risen = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const roll = dice(seed);
    const whole = company(seed, 9, { stages: ['coverage', 'total', 'determinism'] }, true);
    const few = <P extends { capacity?: number }>(people: readonly P[]): P[] =>
      people.map((p) => (roll(3) === 0 ? { ...p, capacity: 0 } : p));
    const instance = { ...whole, mentors: few(whole.mentors), mentees: few(whole.mentees) };
    const repair = createRepair(instance, matchSync(instance), { order: 'policy' });
    for (let step = 0; step < 8; step += 1) {
      const side = roll(2) === 0 ? ('mentor' as const) : ('mentee' as const);
      const now = repair.instance();
      const people = side === 'mentor' ? now.mentors : now.mentees;
      const { id, capacity } = people[roll(people.length)]!;
      const places = roll(3);
      if (capacity === 0 && places > 0) risen += 1;
      if (roll(6) === 0) repair.leave(id);
      else repair.setPlaces(side, id, places);
      const anew = matchSync({ ...repair.instance(), current: [] }, { brief: true });
      expect(new Set(repair.pairs().map(keyOf)), `seed ${seed}, step ${step}`).toEqual(new Set(anew.pairs.map(keyOf)));
    }
  }
  expect(risen).toBeGreaterThan(60);
});

test('somebody who declined a partner that left may come back', () => {
  const instance: Instance = {
    mentors: [{ id: 'a' }],
    mentees: [{ id: 'x' }, { id: 'y' }],
    pairs: ['x', 'y'].map((mentee) => ({ mentor: 'a', mentee, score: 2 })),
  };
  const repair = createRepair(instance, matchSync(instance));
  repair.decline('a', 'x');
  repair.leave('a');
  expect(repair.arrive('mentor', { id: 'a' }, [{ mentor: 'a', mentee: 'y', score: 1 }]).made).toHaveLength(1);
});

test('changes that are none are refused before anything changes', () => {
  const instance: Instance = { mentors: [{ id: 'a', grade: 1 }], mentees: [{ id: 'x', grade: 5 }] };
  const repair = createRepair(instance, matchSync(instance));
  for (const places of [Number.NaN, 1.5, '2', 1e9, Number.POSITIVE_INFINITY, null, undefined, 1001, -1])
    expect(() => repair.setPlaces('mentor', 'a', places as number), String(places)).toThrow(/places: a whole number/);
  expect(() => repair.setPlaces('boss' as 'mentor', 'a', 1)).toThrow(/side: mentor or mentee/);
  expect(() => repair.arrive('boss' as 'mentor', { id: 'b' })).toThrow(/side: mentor or mentee/);
  expect(() => repair.arrive('mentor', null as never)).toThrow(/who arrives/);
  expect(() => createRepair(instance, matchSync(instance), { order: 'x' as 'policy' })).toThrow(
    /order: repair or policy/,
  );
  expect(repair.pairs()).toEqual(
    matchSync(instance).pairs.map(({ mentor, mentee, score }) => ({ mentor, mentee, score })),
  );
});
