import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import {
  difference,
  type Instance,
  matchSync,
  recruitingAdvice,
  relaxations,
  sentence,
  suggest,
  verify,
  whatIf,
} from '../index.ts';

const pairs = (list: readonly { mentor: string; mentee: string }[]): string[] =>
  list.map((p) => `${p.mentor} ${p.mentee}`);

test('stable answers leave no blocking pair and the proposing side does at least as well', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const instance = company(seed, 10, { rules: { topic: false } });
    for (const proposing of ['mentor', 'mentee'] as const) {
      const result = matchSync(instance, { mode: 'stable', proposing });
      expect(verify(instance, result), `seed ${seed}`).toMatchObject({ valid: true, proven: false });
      expect(result.distance?.length).toBeGreaterThan(0);
    }
  }
});

test('a stable answer counts no blocking pair that a lock causes, and its note says so', () => {
  const instance: Instance = {
    mentors: [{ id: 'a', grade: 1, vetoes: ['b'], preferences: ['c'] }],
    mentees: [
      { id: 'b', grade: 6 },
      { id: 'c', grade: 6, preferences: ['a'] },
    ],
    locks: [{ mentor: 'a', mentee: 'b', reason: 'agreed' }],
  };
  const result = matchSync(instance, { mode: 'stable' });
  expect(result.facts.blockingPairs).toBe(0);
  expect(result.certificate.note).toContain('no blocking pair beside those that locks cause');
  expect(verify(instance, result)).toMatchObject({ valid: true });
  const free = matchSync({ ...instance, locks: [] }, { mode: 'stable' });
  expect(free.certificate.note).toContain('no blocking pair, which verify checks');
});

test('repair keeps every standing pair that can stay', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const instance = company(seed, 12);
    const before = matchSync(instance);
    const gone = before.pairs[0]?.mentor;
    if (gone === undefined) continue;
    const after: Instance = {
      ...instance,
      mentors: instance.mentors.filter((p) => p.id !== gone),
      current: before.pairs.map(({ mentor, mentee }) => ({ mentor, mentee })).filter((p) => p.mentor !== gone),
    };
    const repaired = matchSync(after, { mode: 'repair' });
    expect(verify(after, repaired), `seed ${seed}`).toMatchObject({ valid: true, proven: true });
    const fresh = matchSync(after);
    const kept = (result: typeof fresh): number => result.pairs.filter((p) => p.kept).length;
    expect(kept(repaired)).toBeGreaterThanOrEqual(kept(fresh));
    expect(repaired.pairs.length).toBe(fresh.pairs.length);
  }
});

test('suggestions carry the loss of choosing them', () => {
  const instance = company(5, 14, {}, true);
  const result = matchSync(instance);
  const someone = result.pairs[0]!;
  const list = suggest(instance, result, 'mentee', someone.mentee, 4);
  expect(list.length).toBeGreaterThan(0);
  expect(list.every((s) => s.paired || s.loss !== null)).toBe(true);
  expect(list.some((s) => s.paired)).toBe(true);
});

test('what-if shows a change of policy as the difference of two runs', () => {
  const instance = company(8, 14, {}, true);
  const before = matchSync(instance);
  const { result, difference: shown } = whatIf(instance, before, {
    rules: { gradeGap: { direction: 'reverse', minimum: 1, maximum: null } },
  });
  expect(shown.kept + shown.made.length).toBe(result.pairs.length);
  expect(shown.kept + shown.broken.length).toBe(before.pairs.length);
  expect(difference(before, before)).toMatchObject({ made: [], broken: [] });
});

test('a lock stands in the answer, and a lock against a rule needs a reason that the result keeps', () => {
  const instance = company(9, 10, {}, true);
  const low = { ...instance.mentors[0]!, id: 'low', grade: 9 };
  const forbidden: Instance = {
    ...instance,
    mentors: [...instance.mentors, low],
    locks: [{ mentor: 'low', mentee: instance.mentees[0]!.id }],
  };
  expect(() => matchSync(forbidden)).toThrow(/grade 9/);
  const forced: Instance = {
    ...forbidden,
    locks: [{ ...forbidden.locks![0]!, reason: 'agreed with the works council' }],
  };
  const result = matchSync(forced);
  expect(pairs(result.pairs)).toContain(`low ${instance.mentees[0]!.id}`);
  expect(result.forcedLocks).toMatchObject([
    { mentor: 'low', rules: ['grade-gap'], reason: 'agreed with the works council' },
  ]);
  expect(verify(forced, result)).toMatchObject({ valid: true, proven: true });
});

test('a lock against several rules names all of them, in the refusal and in the result', () => {
  const lock = { mentor: 'a', mentee: 'b' };
  const instance: Instance = {
    mentors: [{ id: 'a', grade: 1, vetoes: ['b'] }],
    mentees: [{ id: 'b', grade: 2, powerOver: [{ id: 'a', kind: 'pays' }] }],
    locks: [lock],
  };
  for (const words of [/at least 2 grades higher/, /b has a say in the pay of a/, /by somebody's wish/])
    expect(() => matchSync(instance)).toThrow(words);
  const forced: Instance = { ...instance, locks: [{ ...lock, reason: 'agreed' }] };
  const result = matchSync(forced);
  expect(result.forcedLocks).toEqual([{ ...lock, rules: ['grade-gap', 'power-link', 'veto'], reason: 'agreed' }]);
  expect(verify(forced, result)).toMatchObject({ valid: true });
});

test('too few who can teach a topic: the tight set names them and the advice is checked by solving again', () => {
  const offers = [{ topic: 'fintech', level: 5, confidence: 5 }];
  const instance: Instance = {
    mentors: [
      { id: 'ada', grade: 1, offers },
      { id: 'bo', grade: 1, offers: [{ topic: 'gaming', level: 4 }] },
    ],
    mentees: ['x', 'y', 'z'].map((id) => ({ id, grade: 5, needs: [{ topic: 'fintech' }] })),
  };
  const result = matchSync(instance);
  const left = result.unmatched.filter((u) => u.side === 'mentee');
  expect(left).toHaveLength(2);
  expect(left.map((u) => u.tightSet)).toEqual([0, 0]);
  expect(result.tightSets).toEqual([
    { side: 'mentee', people: ['x', 'y', 'z'], peopleCount: 3, partners: ['ada'], partnersCount: 1, places: 1 },
  ]);
  const [advice] = recruitingAdvice(instance, result);
  expect(advice).toMatchObject({ more: 2, topic: 'fintech' });
  expect(advice?.placed).toHaveLength(2);
  expect(sentence(advice!.reason)).toBe('2 more mentors who can teach fintech would place 2 of these 2.');
  expect(result.unmatched.find((u) => u.id === 'bo')).toMatchObject({
    class: 'no-eligible-partner',
    removedBy: { topic: 3 },
  });
});

test('relaxations name the rule that stands in the way and what loosening it buys', () => {
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 1, languages: ['de'] }],
    mentees: [{ id: 'x', grade: 5, languages: ['en'] }],
  };
  const result = matchSync(instance);
  expect(result.unmatched[0]).toMatchObject({ class: 'no-eligible-partner', removedBy: { language: 1 } });
  const both = [
    { id: 'x', side: 'mentee' },
    { id: 'ada', side: 'mentor' },
  ];
  expect(relaxations(instance, result)).toEqual([
    { rules: ['language'], helps: both, places: both, smallestFor: both, loses: [], morePairs: 1 },
  ]);
});

test('people with several partners: two mentors to one mentee', () => {
  const instance: Instance = {
    mentors: [
      { id: 'a', grade: 1 },
      { id: 'b', grade: 1 },
    ],
    mentees: [{ id: 'x', grade: 5, capacity: 2 }],
  };
  expect(pairs(matchSync(instance).pairs)).toEqual(['a x', 'b x']);
});

test('somebody on both sides is told apart by side, and a pair list whose pairs are all forbidden is named as such', () => {
  const instance: Instance = {
    mentors: [{ id: 'kim' }, { id: 'ada' }],
    mentees: [{ id: 'kim' }, { id: 'max' }],
    pairs: [
      { mentor: 'kim', mentee: 'max', score: 5 },
      { mentor: 'ada', mentee: 'kim', score: 5 },
    ],
  };
  const apart = { ...instance, forbids: [{ mentor: 'ada', mentee: 'kim' }] };
  const [before, after] = [matchSync(instance), matchSync(apart)];
  expect(difference(before, after).newlyUnmatched).toEqual([
    { id: 'kim', side: 'mentee' },
    { id: 'ada', side: 'mentor' },
  ]);
  expect(difference(after, before).newlyMatched).toHaveLength(2);
  expect(after.unmatched.map((u) => u.reasons.map(sentence).join())).toEqual([
    'No pair with kim is listed that is not forbidden.',
    'No pair with ada is listed that is not forbidden.',
  ]);
});

test('where the total comes before coverage nobody is called squeezed out of a group that has places enough', () => {
  const instance: Instance = {
    mentors: [{ id: 'a' }, { id: 'b' }],
    mentees: [{ id: 'x', capacity: 2 }, { id: 'u' }],
    pairs: [
      { mentor: 'a', mentee: 'x', score: 9 },
      { mentor: 'b', mentee: 'x', score: 9 },
      { mentor: 'a', mentee: 'u', score: 1 },
    ],
    policy: { stages: ['total', 'coverage'] },
  };
  const result = matchSync(instance);
  expect(pairs(result.pairs)).toEqual(['a x', 'b x']);
  expect(result.tightSets).toEqual([]);
  expect(result.unmatched.map((u) => u.reasons.map(sentence).join())).toEqual([
    'By the stages of this policy no answer with a partner for u is better.',
  ]);
  expect(verify(instance, result)).toMatchObject({ valid: true });
});

test('nobody without a place is counted among those who compete for one', () => {
  const instance: Instance = {
    mentors: [{ id: 'a', capacity: 0 }, { id: 'b' }, { id: 'c' }],
    mentees: [{ id: 'x' }],
    pairs: ['a', 'b', 'c'].map((mentor) => ({ mentor, mentee: 'x', score: 5 })),
  };
  expect(matchSync(instance).tightSets).toMatchObject([{ side: 'mentor', people: ['b', 'c'], places: 1 }]);
});
