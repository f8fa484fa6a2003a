import { expect, test } from 'vitest';
import { widthOf, wrapped } from './display-width.ts';
import { table } from './table.ts';

test.each([
  ['Zoë', 3],
  ['Zoe\u0308', 3],
  ['李小龍', 6],
  ['ﾊﾝ', 2],
  ['ハン', 4],
  ['👩‍🚀 Zoë', 6],
  ['🇩🇪', 2],
  ['☎️', 2],
  ['1️⃣', 2],
  ['مريم', 4],
  ['한글', 4],
  ['\u1112\u1161\u11ab', 2],
  ['a\u200bb', 2],
  ['😀', 2],
  ['𠀋', 2],
] as const)('%s takes %i columns of a terminal', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('columns stand under each other whatever is written in them', () => {
  const rows = [
    ['李小龍', 1],
    ['👩‍🚀 Zoë', 2],
    ['مريم', 3],
    ['ada', 4],
  ];
  const lines = table(['id', 'n'], rows, Infinity).split('\n');
  expect(lines).toEqual(['id      n', '李小龍  1', '👩‍🚀 Zoë  2', 'مريم    3', 'ada     4']);
});

test('what is wider than the terminal goes on in the next line, and no letter is lost', () => {
  const why = 'Both want to speak of law and of gaming, and their hours overlap by six a week.';
  const shown = table(['mentor', 'mentee', 'why'], [['a'.repeat(30), '李'.repeat(10), why]], 50);
  for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(50);
  expect(shown.replace(/[^a]/g, '').length).toBeGreaterThanOrEqual(30);
  expect(shown.match(/李/g)).toHaveLength(10);
  expect(wrapped(why, 20).join(' ')).toBe(why);
  expect(table(['why'], [[why.repeat(9)]], Infinity)).toBe(`why\n${why.repeat(9)}`);
});

test('a word that is too long is parted at its hyphens, and inside a part only where that is too long itself', () => {
  expect(wrapped('covered-mentor-standard 1', 15)).toEqual(['covered-mentor-', 'standard 1']);
  expect(wrapped('covered-mentor-standard 1', 10)).toEqual(['covered-', 'mentor-', 'standard 1']);
  expect(wrapped('one -17 covered-mentor-standard', 23)).toEqual(['one -17', 'covered-mentor-standard']);
  expect(wrapped(`-${'7'.repeat(9)}`, 8)).toEqual(['-7777777', '77']);
});

test.each([60, 80])('no stage is torn in a table of %i columns', (columns) => {
  const names = ['mentor', 'mentee', 'score', 'lost without it', 'covered-mentor-standard', 'reasons'];
  const why = 'Both want to speak of law and of gaming, and their hours overlap by six a week.';
  const row = ['mentor-1', 'mentee-12', 7000, 'covered-mentor-standard 1, total 7000', 1, [why]];
  const shown = table(names, [row, row], columns);
  for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  const words = shown.split(/[\s-]+/);
  expect(words.filter((word) => word === 'covered')).toHaveLength(3);
  expect(words.filter((word) => word === 'standard')).toHaveLength(3);
});

test('each sentence of a cell has a line, also when it has to be parted', () => {
  expect(table(['id', 'reasons'], [['ada', ['One two three.', 'Four.', 'Five.']]], 13).split('\n')).toEqual([
    'id   reasons',
    'ada  One two',
    '     three.',
    '     Four.',
    '     Five.',
  ]);
});

test('an id turns no line around and ends none', () => {
  expect(table(['id'], [['a\u202eb\u2028c\u001b[2J']], Infinity)).toBe(String.raw`id
a\u202eb\u2028c\u001b[2J`);
});
