import type { Reason } from '@viceversa/matching';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#ui';
import { reasonWords } from './words.ts';

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
