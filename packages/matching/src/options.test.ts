import { expect, test } from 'vitest';
import { smallInstance } from '../test/instances.ts';
import { explainerSteps } from './explain/explainer.ts';
import { type Instance, matchSync, relaxations, validate, verify } from './index.ts';

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
