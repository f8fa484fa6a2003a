import { expect, test } from 'vitest';
import { smallInstance } from '../test/instances.ts';
import { explainerSteps } from './explain/explainer.ts';
import {
  createExplainer,
  createRepair,
  difference,
  type Instance,
  matchSync,
  proofOf,
  type Result,
  recruitingAdvice,
  relaxations,
  suggest,
  validate,
  verify,
  whatIf,
  whyNot,
} from './index.ts';

test('a rule, a weight or a limit that is undefined is absent, and never switches a law off', () => {
  const vetoed: Instance = {
    mentors: [{ id: 'ada', grade: 1, vetoes: ['max'], team: 'one', powerOver: [{ id: 'kim', kind: 'pays' }] }],
    mentees: [
      { id: 'max', grade: 6 },
      { id: 'kim', grade: 6 },
      { id: 'lee', grade: 6, team: 'one' },
    ],
  };
  const asked = {
    ...vetoed,
    policy: {
      rules: { veto: undefined, powerLink: undefined, sameTeam: undefined, gradeGap: undefined },
      weights: { 'need-fit': undefined },
    },
    limits: { people: undefined, cells: undefined, pairs: undefined },
  } as unknown as Instance;
  expect(matchSync(asked).pairs).toEqual([]);
  const [plain, odd] = [validate(vetoed), validate(asked)];
  expect(odd.ok && plain.ok && odd.sha256 === plain.sha256).toBe(true);
});

test('an id with the character U+0000 is refused by name, since two ids could then read as one pair', () => {
  const checked = validate({ mentors: [{ id: 'a\u0000b' }], mentees: [{ id: 'c' }], pairs: [] });
  expect(checked).toMatchObject({ ok: false, issues: [{ table: 'mentors', row: 0, field: 'id' }] });
});

test('work that is watched ends at the next step once it is aborted', () => {
  const instance = smallInstance({ seed: 5, most: 6, edges: 20 });
  const result = matchSync(instance);
  const aborted = { signal: { aborted: true } };
  expect(() => verify(instance, result, aborted)).toThrow(/aborted/);
  expect(() => relaxations(instance, result, aborted)).toThrow(/aborted/);
  let steps = 0;
  for (const _ of explainerSteps(instance, result)) steps += 1;
  expect(steps).toBeGreaterThan(5);
});

test('a setting that no policy has is refused by name, since a typing error would otherwise change nothing', () => {
  const asked = { mentors: [], mentees: [], policy: { rules: { langauge: false }, sed: 4 }, limits: { poeple: 3 } };
  const checked = validate(asked);
  expect(checked.ok ? [] : checked.issues.map((issue) => issue.message)).toEqual([
    'policy, rules.langauge: there is no such field',
    'policy, sed: there is no such field',
    'limits, poeple: there is no such field',
  ]);
});

test('every call that takes a result says what is wrong with one that is none', () => {
  const instance = smallInstance({ seed: 5, most: 6, edges: 20 });
  const result = matchSync(instance);
  const other = { ...instance, policy: { ...instance.policy, seed: 99 } };
  const calls: Record<string, (instance: Instance, result: Result) => unknown> = {
    createExplainer,
    createRepair,
    proofOf,
    recruitingAdvice,
    relaxations,
    whatIf: (one, of) => whatIf(one, of, {}),
    whyNot: (one, of) => whyNot(one, of, 'a0', 'b0'),
    suggest: (one, of) => suggest(one, of, 'mentor', 'a0'),
  };
  const odd = [null, undefined, [], {}, 'x', 4, { ...result, pairs: [null] }, { ...result, replay: null }];
  for (const [name, call] of Object.entries(calls)) {
    for (const one of odd) expect(() => call(instance, one as Result), name).toThrow(/^result/);
    expect(() => call(other, result), name).toThrow('the result belongs to another instance');
    for (const one of [null, {}, { mentors: 3 }])
      expect(() => call(one as unknown as Instance, result), name).toThrow(/instance|mentors/);
  }
  for (const one of odd) expect(() => difference(one as Result, result)).toThrow(/^result/);
  expect(() => whatIf(instance, result, null as never)).toThrow(/a change of policy is an object/);
  expect(() => whatIf(instance, result, { rules: { langauge: false } } as never)).toThrow(/rules.langauge/);
  expect(() => suggest(instance, result, 'mentor', 'a0', -1)).toThrow(/k: a whole number/);
  expect(() => matchSync(instance, null as never)).toThrow(/options: an object is needed/);
});

test('a table that there is not, a topic twice and a grade gap that nobody can have are refused by name', () => {
  const offers = [
    { topic: 'ai', level: 2 },
    { topic: 'ai', level: 4 },
  ];
  const told = (given: object): string[] => {
    const checked = validate({ mentors: [{ id: 'a', grade: 1 }], mentees: [], ...given });
    return checked.ok ? [] : checked.issues.map((issue) => issue.message);
  };
  expect(told({ lockz: [], polcy: {} })).toEqual([
    'instance, lockz: there is no such table',
    'instance, polcy: there is no such table',
  ]);
  expect(told({ mentors: [{ id: 'a', grade: 1, offers }] })).toEqual([
    'mentors row 0 (a), offers[1].topic: ai stands here twice',
  ]);
  const gradeGap = { direction: 'reverse', minimum: 3, maximum: 1 };
  expect(told({ policy: { rules: { gradeGap } } })).toEqual(['policy, rules.gradeGap: maximum 1 is below minimum 3']);
});
