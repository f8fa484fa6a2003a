import { expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { type Instance, matchSync, type PolicyInput, sentence, verify, whyNot } from './index.ts';

/** A top post whose every possible mentor works three levels below it, and a director with another mentor. */
const house = (levels: number | null): Instance => ({
  mentors: [
    { id: 'ada', grade: 1, managers: [{ id: 'top', depth: 3 }] },
    {
      id: 'bo',
      grade: 1,
      managers: [
        { id: 'top', depth: 4 },
        { id: 'director', depth: 3 },
      ],
    },
    { id: 'cy', grade: 4 },
  ],
  mentees: [
    { id: 'top', grade: 9, vetoes: ['cy'] },
    { id: 'director', grade: 6 },
  ],
  policy: { rules: { commandChain: { levels }, topic: false } },
});

test('a run at two levels says whom any depth would leave alone', () => {
  const { warnings, pairs } = matchSync(house(2));
  expect(pairs).toHaveLength(2);
  expect(warnings.map(sentence)).toEqual([
    'If the chain of command counted at any depth, 1 mentee would have no possible mentor, top among them.',
  ]);
});

test('a run at any depth says whom it left alone', () => {
  const { warnings, unmatched } = matchSync(house(null));
  expect(unmatched.map((u) => u.id)).toContain('top');
  expect(warnings.map(sentence)).toEqual([
    'The chain of command at any depth leaves 1 mentee without a possible mentor, top among them; 2 levels would not.',
  ]);
});

test('what each rule removed and what is left make up every pair', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const instance = company(seed, 20);
    const { removed, eligiblePairs } = matchSync(instance, { brief: true });
    const sum = Object.values(removed).reduce((all, count) => all + count, 0);
    expect(sum + eligiblePairs).toBe(instance.mentors.length * instance.mentees.length);
  }
});

test('levels beyond the usual ones that leave somebody alone say whom, as any depth does', () => {
  const { warnings, unmatched } = matchSync(house(8));
  expect(unmatched.map((u) => u.id)).toContain('top');
  expect(warnings.map(sentence)).toEqual([
    'The chain of command at 8 levels leaves 1 mentee without a possible mentor, top among them; 2 levels would not.',
  ]);
  expect(matchSync(house(3)).warnings.map((one) => one.code)).toEqual(['warning.any-depth-would-strand']);
});

test('a setting whose stage is left out is said to do nothing', () => {
  const told = (policy: PolicyInput) => {
    const instance = { ...house(2), policy };
    const result = matchSync(instance);
    expect(verify(instance, result)).toMatchObject({ valid: true });
    return result.warnings.filter((one) => one.code === 'warning.setting-idle').map(sentence);
  };
  expect(told({ leximin: true, stayPrice: 5 })).toEqual([]);
  expect(told({ leximin: true, stages: ['coverage', 'total'] })).toEqual([
    'The setting leximin does nothing here, as the stages leave out floor.',
  ]);
  expect(told({ stayPrice: 5, stages: ['coverage', 'floor'] })).toEqual([
    'The setting stayPrice does nothing here, as the stages leave out total.',
  ]);
});

test('a pair that is locked at any depth strands nobody', () => {
  const instance = (levels: number | null): Instance => ({
    mentors: [{ id: 'ada', grade: 1, managers: [{ id: 'max', depth: 1 }] }],
    mentees: [{ id: 'max', grade: 6 }],
    locks: [{ mentor: 'ada', mentee: 'max', reason: 'asked' }],
    policy: { rules: { commandChain: { levels }, topic: false } },
  });
  for (const levels of [2, null]) {
    const { pairs, warnings } = matchSync(instance(levels));
    expect(pairs).toHaveLength(1);
    expect(warnings).toEqual([]);
  }
});

test('of two lines between the same two the shorter counts', () => {
  const links = [
    { id: 'max', depth: 4 },
    { id: 'max', depth: 2 },
  ];
  const instance = (levels: number | null): Instance => ({
    mentors: [{ id: 'ada', grade: 1, managers: links }],
    mentees: [{ id: 'max', grade: 6, managers: [{ id: 'ada', depth: 7 }] }],
    policy: { rules: { commandChain: { levels }, topic: false } },
  });
  for (const levels of [2, 3, null]) expect(matchSync(instance(levels)).warnings, `${levels}`).toEqual([]);
  const { rules } = whyNot(instance(null), matchSync(instance(null)), 'ada', 'max');
  expect(rules.map(sentence)).toEqual(['ada and max stand in one chain of command, 2 levels apart.']);
});
