import { expect, test } from 'vitest';
import { type Instance, matchSync } from './index.ts';
import { lossWords, objectiveWords } from './stage-words.ts';

const people: Instance = {
  mentors: [{ id: 'a' }, { id: 'b' }],
  mentees: [{ id: 'x' }, { id: 'y' }],
  pairs: [
    { mentor: 'a', mentee: 'x', score: 50 },
    { mentor: 'b', mentee: 'y', score: 50 },
  ],
};

test('a total that prices changes says what of it are scores', () => {
  const policy = { stages: ['coverage', 'total'], stayPrice: 5000 } as const;
  const current = people.pairs!.map(({ mentor, mentee }) => ({ mentor, mentee }));
  expect(objectiveWords(matchSync({ ...people, current, policy }))).toMatch(
    /pairs 2 · total 10100 \(scores 100, price of changes 10000\)$/,
  );
  expect(objectiveWords(matchSync({ ...people, policy }))).toMatch(/total 100$/);
});

test('a floor without a free pair is none, and one of 0 is 0', () => {
  const locks = people.pairs!.map(({ mentor, mentee }) => ({ mentor, mentee }));
  const policy = { stages: ['coverage', 'floor'] } as const;
  expect(objectiveWords(matchSync({ ...people, locks, policy }))).toMatch(/floor none, as no pair is free$/);
  const poor = people.pairs!.map((pair) => ({ ...pair, score: 0 }));
  expect(objectiveWords(matchSync({ ...people, pairs: poor, policy }))).toMatch(/floor 0$/);
});

test('a loss of leximin names the score, with how many more or fewer pairs have it', () => {
  const stages = [
    { stage: 'floor', loss: 1 },
    { stage: 'leximin', loss: 2, level: 10 },
    { stage: 'leximin', loss: -1, level: 20 },
    { stage: 'total', loss: 0 },
  ] as const;
  expect(lossWords({ first: 'floor', stages })).toBe('floor 1, 2 more at score 10, 1 fewer at score 20');
  expect(lossWords(null)).toBe('');
});
