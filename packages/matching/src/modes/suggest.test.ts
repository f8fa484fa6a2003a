import { expect, test } from 'vitest';
import { createExplainer, type Instance, matchSync, nobodyFor, sentence, suggest } from '../index.ts';

test('a partner whom a lock leaves no place for is called impossible, as why-not does', () => {
  const instance: Instance = {
    mentors: [
      { id: 'bob', grade: 1 },
      { id: 'cy', grade: 1 },
    ],
    mentees: [{ id: 'max', grade: 6 }],
    locks: [{ mentor: 'bob', mentee: 'max' }],
  };
  for (const mode of ['assisted', 'stable', 'circles'] as const) {
    const result = matchSync(instance, { mode });
    const [found] = suggest(instance, result, 'mentor', 'cy');
    expect(found, mode).toMatchObject({ mentee: 'max', answer: 'impossible', paired: false, loss: null });
    expect(suggest(instance, result, 'mentor', 'bob')).toMatchObject([{ answer: 'paired', paired: true }]);
  }
});

test('whoever has nobody to be suggested is told the true reason', () => {
  const listed: Instance = {
    mentors: [{ id: 'a' }, { id: 'b' }],
    mentees: [{ id: 'x' }, { id: 'y', capacity: 0 }],
    pairs: [{ mentor: 'a', mentee: 'x', score: 5 }],
  };
  const ruled: Instance = {
    mentors: [{ id: 'a', grade: 1, languages: ['en'] }],
    mentees: [{ id: 'x', grade: 6, languages: ['pl'] }],
  };
  const told = (instance: Instance, side: 'mentor' | 'mentee', id: string): string | null => {
    const reason = nobodyFor(createExplainer(instance, matchSync(instance)), side, id);
    return reason && sentence(reason);
  };
  expect(told(listed, 'mentor', 'b')).toBe('No pair with b is listed that is not forbidden.');
  expect(told(listed, 'mentee', 'y')).toBe('y takes no partner this time.');
  expect(told(listed, 'mentee', 'x')).toBeNull();
  expect(told(ruled, 'mentor', 'a')).toBe(
    'The rules together leave a no partner; the shared language alone refuses 1 of 1.',
  );
});

test('whoever takes no partner is told so, also where pairs are listed', () => {
  const instance: Instance = {
    mentors: [{ id: 'a', capacity: 0 }, { id: 'b' }],
    mentees: [{ id: 'x' }],
    pairs: [
      { mentor: 'a', mentee: 'x', score: 5 },
      { mentor: 'b', mentee: 'x', score: 5 },
    ],
  };
  const result = matchSync(instance);
  expect(suggest(instance, result, 'mentor', 'a')).toEqual([]);
  expect(sentence(nobodyFor(createExplainer(instance, result), 'mentor', 'a')!)).toBe('a takes no partner this time.');
  expect(nobodyFor(createExplainer(instance, result), 'mentor', 'b')).toBeNull();
});
