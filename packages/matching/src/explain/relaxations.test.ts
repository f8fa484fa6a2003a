import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import {
  difference,
  type Instance,
  type MatchOptions,
  matchSync,
  type Result,
  type RuleName,
  recruitingAdvice,
  relaxations,
  sentence,
  whatIf,
} from '../index.ts';
import { loosen } from './relaxations.ts';

const loosenable: readonly RuleName[] = ['grade-gap', 'past-pair', 'language', 'mode', 'site', 'hours', 'topic'];

/** Every set of rules, smallest first. */
const everySet: RuleName[][] = Array.from({ length: 127 }, (_, k) =>
  loosenable.filter((__, bit) => (k + 1) & (1 << bit)),
).sort((a, b) => a.length - b.length);

const isLeft = (result: Result, side: string, id: string): boolean =>
  result.unmatched.some((u) => u.side === side && u.id === id);

/** For each person left the smallest sets of rules that place them, by solving all 127. */
function byTryingAll(instance: Instance, result: Result, options: MatchOptions): Map<string, string[]> {
  const people = result.unmatched.filter((u) => u.class !== 'no-capacity');
  const found = new Map<string, RuleName[][]>(people.map((u) => [`${u.side} ${u.id}`, []]));
  for (const rules of everySet) {
    const again = matchSync(loosen(instance, rules), { ...options, brief: true });
    for (const { side, id } of people) {
      const known = found.get(`${side} ${id}`)!;
      if (known.some((set) => set.every((rule) => rules.includes(rule)))) continue;
      if (!isLeft(again, side, id)) known.push(rules);
    }
  }
  return new Map([...found].map(([person, sets]) => [person, sets.map((set) => [...set].sort().join('+')).sort()]));
}

const modes: readonly (readonly [string, MatchOptions, (instance: Instance) => Instance])[] = [
  ['optimal', {}, (instance) => instance],
  ['stable', { mode: 'stable' }, (instance) => instance],
  [
    'circles',
    { mode: 'circles' },
    (instance) => ({ ...instance, mentors: instance.mentors.map((p) => ({ ...p, capacity: 3, circleMinimum: 2 })) }),
  ],
];

test.each(modes)(
  'in mode %s whom each set of rules would place is what trying all 127 sets gives',
  (_, options, shaped) => {
    let placed = 0;
    let larger = 0;
    for (let seed = 0; seed < 14; seed += 1) {
      const instance = shaped(company(seed, 5, { rules: { hours: { minimumMinutes: 600 }, pastPair: { rounds: 3 } } }));
      const result = matchSync(instance, options);
      const given = relaxations(instance, result);
      if (given.length === 12) continue;
      const all = byTryingAll(instance, result, options);
      const mine = new Map([...all.keys()].map((person) => [person, [] as string[]]));
      for (const { rules, smallestFor } of given)
        for (const { side, id } of smallestFor) mine.get(`${side} ${id}`)!.push([...rules].sort().join('+'));
      for (const [person, sets] of all) expect(mine.get(person)!.sort(), `seed ${seed}, ${person}`).toEqual(sets);
      for (const { rules, places, loses, morePairs } of given) {
        const again = matchSync(loosen(instance, rules), options);
        const { newlyUnmatched } = difference(result, again);
        expect(loses).toHaveLength(newlyUnmatched.length);
        expect(loses).toEqual(expect.arrayContaining([...newlyUnmatched]));
        expect(morePairs).toBe(again.pairs.length - result.pairs.length);
        const people = result.unmatched.filter((u) => u.class !== 'no-capacity');
        const nowPlaced = people
          .filter(({ side, id }) => !isLeft(again, side, id))
          .map(({ side, id }) => ({ side, id }));
        expect(places, `seed ${seed}, ${rules.join()}`).toEqual(nowPlaced);
        placed += places.length;
        if (rules.length > 1) larger += 1;
      }
    }
    expect(placed).toBeGreaterThan(10);
    expect(larger).toBeGreaterThan(2);
  },
);

test('a rule that still refuses when it is loosened helps nobody', () => {
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 5 }],
    mentees: [{ id: 'max', grade: 5 }],
  };
  expect(relaxations(instance, matchSync(instance))).toEqual([]);
});

test('somebody without a new partner of their own is placed through a chain', () => {
  const teaches = (topic: string) => [{ topic, level: 5, confidence: 5 }];
  const instance: Instance = {
    mentors: [
      { id: 'ada', grade: 1, offers: teaches('ai') },
      { id: 'bo', grade: 1, offers: teaches('ai'), languages: ['de'] },
    ],
    mentees: [
      { id: 'x', grade: 5, needs: [{ topic: 'ai' }], languages: ['en'] },
      { id: 'y', grade: 5, needs: [{ topic: 'ai' }], languages: ['en'], vetoes: ['bo'] },
    ],
  };
  const result = matchSync(instance);
  expect(result.pairs).toHaveLength(1);
  const [first] = relaxations(instance, result);
  expect(first).toMatchObject({ rules: ['language'], morePairs: 1 });
  const left = result.unmatched.map((u) => u.id);
  expect(first!.places.map(({ id }) => id).sort()).toEqual(left.sort());
});

test('a chain of command at any depth is loosened to the default, never below it', () => {
  const chief = { id: 'chief', grade: 9 };
  const links = (depth: number) => [{ id: 'chief', depth }];
  const at = (levels: number | null, depth: number): Instance => ({
    mentors: [{ id: 'ada', grade: 1, managers: links(depth) }],
    mentees: [chief],
    policy: { rules: { commandChain: { levels } } },
  });
  const ways = (instance: Instance) => relaxations(instance, matchSync(instance));
  const chain = { rules: ['command-chain'], places: [{ side: 'mentee' }, { side: 'mentor' }], loses: [], morePairs: 1 };
  expect(ways(at(null, 3))).toMatchObject([chain]);
  expect(ways(at(8, 3))).toMatchObject([chain]);
  expect(ways(at(null, 2))).toEqual([]);
  expect(ways(at(8, 2))).toEqual([]);
  expect(ways(at(1, 1))).toEqual([]);
});

test('whoever loses their partner to a loosened rule is named', () => {
  const teaches = (topic: string) => [{ topic, level: 5, confidence: 5 }];
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 1, offers: teaches('ai'), languages: ['de'] }],
    mentees: [
      { id: 'w', grade: 5, needs: [{ topic: 'ai' }], languages: ['de'] },
      { id: 'z', grade: 5, needs: [{ topic: 'ai' }], languages: ['en'], priority: 'carried-over' },
    ],
  };
  expect(relaxations(instance, matchSync(instance))).toMatchObject([
    { rules: ['language'], places: [{ side: 'mentee', id: 'z' }], loses: [{ side: 'mentee', id: 'w' }], morePairs: 0 },
  ]);
});

test('advice asks for no more people than it takes, and its ids are free', () => {
  const offers = [{ topic: 'fintech', level: 5, confidence: 5 }];
  const stubborn = { languages: ['la'] };
  const instance: Instance = {
    mentors: [
      { id: 'ada', grade: 1, offers, languages: ['en'] },
      { id: 'recruit 1', grade: 9, offers: [{ topic: 'gaming', level: 1 }], languages: ['en'] },
      { id: 'lat', grade: 1, offers, languages: ['la'] },
    ],
    mentees: [
      ...['x', 'y', 'z'].map((id) => ({ id, grade: 5, needs: [{ topic: 'fintech' }], languages: ['en'] })),
      ...['u', 'v', 'w'].map((id) => ({ id, grade: 5, needs: [{ topic: 'fintech' }], ...stubborn })),
    ],
  };
  const result = matchSync(instance);
  for (const { more, placed, unmatched, set, reason } of recruitingAdvice(instance, result)) {
    expect(more).toBe(placed.length);
    expect(unmatched.length).toBeGreaterThanOrEqual(placed.length);
    expect(set.people).toEqual(expect.arrayContaining([...placed]));
    expect(sentence(reason)).toContain(`${more} more mentors who can teach fintech would place ${placed.length}`);
  }
  expect(recruitingAdvice(instance, result).length).toBeGreaterThan(0);
});

test('what-if asks in the mode of the run', () => {
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 1, capacity: 4, circleMinimum: 3, languages: ['en'] }],
    mentees: ['x', 'y', 'z'].map((id, k) => ({ id, grade: 5, languages: k === 0 ? ['de'] : ['en'] })),
  };
  const circles = matchSync(instance, { mode: 'circles', nodeLimit: 50 });
  expect(circles.pairs).toEqual([]);
  const { result, difference } = whatIf(instance, circles, { rules: { language: false } });
  expect(result).toMatchObject({ mode: 'circles', replay: { nodeLimit: 50 } });
  expect(result.pairs).toHaveLength(3);
  expect(difference.newlyMatched).toContainEqual({ id: 'ada', side: 'mentor' });
  const stable = matchSync(instance, { mode: 'stable', proposing: 'mentee' });
  expect(whatIf(instance, stable, { seed: 4 }).result).toMatchObject({
    mode: 'stable',
    replay: { proposing: 'mentee' },
  });
});

/** Rows in another order. */
const turned = (instance: Instance): Instance => ({
  ...instance,
  mentors: [...instance.mentors].reverse(),
  mentees: [...instance.mentees].reverse(),
});

test('recruits place as many more people as advice says, whatever the order of rows', () => {
  let told = 0;
  for (const [, options] of modes.slice(0, 2))
    for (let seed = 0; seed < 80; seed += 1) {
      const instance = company(seed, 9, { rules: { topic: seed % 2 === 0 } });
      const result = matchSync(instance, options);
      const advice = recruitingAdvice(instance, result);
      expect(recruitingAdvice(turned(instance), matchSync(turned(instance), options)), `seed ${seed}`).toEqual(advice);
      for (const { set, more, placed, unmatched, reason } of advice) {
        expect(placed.every((id) => unmatched.includes(id))).toBe(true);
        expect(more).toBeLessThanOrEqual(unmatched.length);
        expect(Number(reason.values.placed)).toBeLessThanOrEqual(placed.length);
        expect(Number(reason.values.placed)).toBeGreaterThan(0);
        expect(set.people).toEqual(expect.arrayContaining([...unmatched]));
        told += 1;
      }
    }
  expect(told).toBeGreaterThan(20);
});

test('recruits are like a partner who may meet the group, not like the first who may not', () => {
  const instance: Instance = {
    mentors: [
      { id: 'p0', grade: 3, offers: [{ topic: 't1', level: 5 }] },
      { id: 'p1', grade: 2, offers: [{ topic: 't2', level: 5 }] },
    ],
    mentees: [
      { id: 'p4', grade: 5, needs: [{ topic: 't1' }] },
      { id: 'p5', grade: 4, needs: [{ topic: 't2' }] },
      { id: 'p6', grade: 4, needs: [{ topic: 't2' }] },
      { id: 'p7', grade: 5, needs: [{ topic: 't1' }, { topic: 't2' }] },
    ],
  };
  const result = matchSync(instance);
  const advice = recruitingAdvice(instance, result);
  expect(advice.length).toBeGreaterThan(0);
  for (const { reason, more } of advice) {
    const recruits = Array.from({ length: more }, (_, k) => ({
      id: `new ${k}`,
      grade: 2,
      offers: [{ topic: String(reason.values.topic), level: 5, confidence: 5, ticked: true }],
    }));
    const again = matchSync({ ...instance, mentors: [...instance.mentors, ...recruits] });
    expect(again.pairs.length).toBe(result.pairs.length + Number(reason.values.placed));
  }
});

test('a question about a run within its own limits is answered', () => {
  const base = company(3, 8, { rules: { topic: false } });
  const people = base.mentors.length + base.mentees.length;
  const instance = { ...base, limits: { people, cells: base.mentors.length * base.mentees.length } };
  const result = matchSync(instance);
  expect(() => relaxations(instance, result)).not.toThrow();
  expect(() => recruitingAdvice(instance, result)).not.toThrow();
});

test('a rule helps whoever has no possible partner, not whoever has one already', () => {
  const instance: Instance = {
    mentors: [
      { id: 'ada', grade: 1, languages: ['en'] },
      { id: 'bo', grade: 1, languages: ['de'] },
    ],
    mentees: ['x', 'y'].map((id) => ({ id, grade: 5, languages: ['en'] })),
  };
  const [only] = relaxations(instance, matchSync(instance));
  expect(only).toMatchObject({ rules: ['language'], helps: [{ side: 'mentor', id: 'bo' }], morePairs: 1 });
  expect(only!.places).toHaveLength(2);
});
