import { expect, it } from 'vitest';
import { dayIn, localeFrom, momentIn, moneyIn, wordsFor } from '../index.ts';
import { compile } from './catalogs.ts';

it('speaks German with its plural forms', async () => {
  await compile();
  const i18n = wordsFor('de-CH');
  const sentence = '{count, plural, one {One answer needs another look} other {# answers need another look}}';
  expect(i18n._(sentence, { count: 1 })).toBe('Eine Antwort braucht noch einen Blick');
  expect(i18n._(sentence, { count: 3 })).toBe('3 Antworten brauchen noch einen Blick');
});

it('fills a sentence that no catalog knows yet', () => {
  expect(wordsFor('fr')._('Hello {name}', { name: 'Ada' })).toBe('Hello Ada');
});

it.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr;q=0.9,de;q=0.5,en;q=0.4', 'de'],
  ['fr', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  [';q=x,,de;q=0.1', 'de'],
])('hears %s as %s', (header, locale) => {
  expect(localeFrom(header)).toBe(locale);
});

it('writes days, moments and money as the locale does', () => {
  expect(dayIn('de', '2026-11-23')).toBe('23. November 2026');
  expect(dayIn('en', '2026-11-23')).toBe('23 November 2026');
  expect(dayIn('en-US', '2026-11-23')).toBe('November 23, 2026');
  expect(moneyIn('en-GB', 123450, 'EUR')).toBe('€1,234.50');
  expect(moneyIn('en-GB', 1234, 'JPY')).toBe('JP¥1,234');
  expect(momentIn('en-GB', '2026-12-03T09:00:00Z', 'Asia/Kolkata')).toMatch(/Thursday.*3 December.*14:30/);
});
