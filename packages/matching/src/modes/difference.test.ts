import { expect, test } from 'vitest';
import { matchSync } from '../match.ts';
import type { Instance } from '../types.ts';
import { difference, whatIf } from './difference.ts';

const instance: Instance = {
  mentors: [{ id: 'ada', grade: 1 }],
  mentees: [
    { id: 'max', grade: 5 },
    { id: 'eve', grade: 5 },
  ],
  locks: [{ mentor: 'ada', mentee: 'max' }],
};

test('somebody in one result only is gone or new, and nothing happened to them', () => {
  const before = matchSync(instance);
  const after = matchSync({
    mentors: [
      { id: 'ada', grade: 1 },
      { id: 'bo', grade: 1 },
    ],
    mentees: [
      { id: 'max', grade: 5 },
      { id: 'kim', grade: 2 },
    ],
    locks: [{ mentor: 'bo', mentee: 'max' }],
  });
  expect(difference(before, after)).toMatchObject({
    newlyMatched: [],
    newlyUnmatched: [{ id: 'ada', side: 'mentor' }],
    gone: [{ id: 'eve', side: 'mentee', matched: false }],
    arrived: [
      { id: 'bo', side: 'mentor', matched: true },
      { id: 'kim', side: 'mentee', matched: false },
    ],
  });
  expect(difference(after, before)).toMatchObject({
    newlyMatched: [{ id: 'ada', side: 'mentor' }],
    newlyUnmatched: [],
  });
});

test('a change of a part of a rule leaves the rest of it as the policy has it', () => {
  const wide: Instance = {
    mentors: [{ id: 'ada', grade: 1 }],
    mentees: [
      { id: 'max', grade: 9 },
      { id: 'eve', grade: 2 },
    ],
    policy: { rules: { gradeGap: { direction: 'reverse', minimum: 2, maximum: 4 } } },
  };
  const before = matchSync(wide);
  expect(before.pairs).toEqual([]);
  const { result } = whatIf(wide, before, { rules: { gradeGap: { minimum: 1 } } });
  expect(result.pairs.map(({ mentee }) => mentee)).toEqual(['eve']);
  const whole = whatIf(wide, before, { rules: { gradeGap: { direction: 'reverse', minimum: 1, maximum: 4 } } });
  expect(result.replay).toEqual(whole.result.replay);
});
