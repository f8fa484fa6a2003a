import type { Reason } from '@viceversa/matching';
import { describe, expect, test } from 'vitest';
import { matchingPolicy } from '#programmes';
import { wordsFor } from '#ui';
import { reasonWords, removedWords } from './words.ts';

const names = new Map([
  ['p1', 'Ada'],
  ['p2', 'Henrik'],
  ['t1', 'Fintech'],
]);
const told = (code: Reason['code'], values: Record<string, string | number>, locale = 'en') =>
  (['coordinator', 'mentor', 'mentee'] as const).map((reader) => {
    const { sentence, values: filled } = reasonWords({ code, values }, names, reader);
    return wordsFor(locale)._(sentence, filled);
  });
const pair = { mentor: 'p1', mentee: 'p2' };

describe('a reason', () => {
  test('names both to the coordinator and says “you” to either', () => {
    expect(told('term.need-fit', { ...pair, topic: 't1', topics: 't1' })).toEqual([
      'Ada can teach Fintech, which Henrik wants to learn.',
      'You can teach Fintech, which Henrik wants to learn.',
      'Ada can teach Fintech, which you want to learn.',
    ]);
    expect(told('term.mutual', { ...pair, topics: 't1' }, 'de')).toEqual([
      'Henrik kann Fintech zurückgeben, worum Ada gebeten hat.',
      'Henrik kann Fintech zurückgeben, worum Sie gebeten haben.',
      'Sie können Fintech zurückgeben, worum Ada gebeten hat.',
    ]);
  });

  test('counts shared time in hours, as the language writes them', () => {
    expect(told('term.availability', { overlapMinutes: 2100, site: 'Hamburg' })[1]).toBe(
      'You share 35 hours of free time a week and both work at Hamburg.',
    );
    expect(told('term.availability', { overlapMinutes: 60, site: '' })[0]).toBe(
      'They share 1 hour of free time a week.',
    );
    expect(told('term.availability', { overlapMinutes: 90, site: '' }, 'de')[2]).toBe(
      'Sie beide haben 1,5 Stunden gemeinsame freie Zeit in der Woche.',
    );
  });
});

describe('how many each rule refuses', () => {
  const policy = matchingPolicy.parse({});
  const told = (removed: Parameters<typeof removedWords>[0], of: number) =>
    removedWords(removed, policy, of).map(({ words, count }) => `${words.code} ${count}`);

  test('stands with the most first, though several refuse the same person', () => {
    expect(told({ language: 3, 'grade-gap': 2 }, 3)).toEqual(['rule.language 3', 'rule.grade-gap 2']);
  });

  test('names private wishes for those alone whom no other rule can have refused, as one line', () => {
    expect(told({ veto: 2, representation: 3, 'grade-gap': 1 }, 3)).toEqual(['rule.private 2', 'rule.grade-gap 1']);
    expect(told({ veto: 1 }, 1)).toEqual(['rule.private 1']);
  });

  test('is the same with a private wish and without where the others may refuse everybody (law 3)', () => {
    for (const removed of [{ 'grade-gap': 3 }, { 'grade-gap': 2, language: 2 }])
      for (const wish of ['veto', 'representation', 'forbidden', 'past-pair'])
        for (const count of [1, 2, 3]) expect(told({ ...removed, [wish]: count }, 3)).toEqual(told(removed, 3));
  });
});
