import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Result } from '../result.ts';
import { folderOf, run, scratch } from './command-line.fixture.ts';
import { readRecords, writeCsv } from './csv.ts';
import { readFolder } from './read-folder.ts';

const file = scratch();

/** Outer spaces are not part of a cell; only what spreadsheets would run as a formula keeps its own. */
const ids = fc
  .string({ unit: fc.constantFrom(...`'=+-@\t\r\n",; aä李`), minLength: 1, maxLength: 8 })
  .filter((id) => id.trimEnd() === id && (id.trimStart() === id || /^[\t\r]/.test(id)));

test('what is written as CSV reads back the same, whatever mark an id begins with', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ mentor: ids, mentee: ids }), { minLength: 1 }), (pairs) => {
      const text = writeCsv(
        ['mentor', 'mentee'],
        pairs.map(({ mentor, mentee }) => [mentor, mentee]),
      );
      expect(readRecords(text, 'pairs.csv')?.records.map(({ values }) => values)).toEqual(pairs);
    }),
    { numRuns: 500 },
  );
});

test.each(['=1+1', "'=1", "''@x", "'", "'a", '-', '\t=', '+1', "'\tb"])('the id %j is read as it was written', (id) => {
  const text = writeCsv(['id', 'n'], [[id, 1]]);
  expect(text.split('\r\n')[1]).not.toMatch(/^"?[=+\-@\t]/);
  expect(readRecords(text, 'a.csv')?.records).toEqual([{ row: 2, values: { id, n: '1' } }]);
});

test('pairs written as CSV are the current pairs and the locks of the next run', () => {
  const folder = folderOf(file('company'), {
    'mentors.csv': writeCsv(
      ['id', 'grade'],
      [
        ['=ada', 1],
        ["'=ada", 1],
        ['@bo', 1],
      ],
    ),
    'mentees.csv': 'id,grade\n-max,5\n+eve,5\nkim,5\n',
  });
  const pairs = run(['match', folder, '--format', 'csv', '--quiet']).out;
  for (const table of ['current', 'locks']) {
    folderOf(folder, { [`${table}.csv`]: pairs });
    const { out, code } = run(['match', folder, '--quiet', '--format', 'json']);
    expect(code).toBe(0);
    const result = JSON.parse(out) as Result;
    expect(result.pairs.map(({ kept, locked }) => (table === 'locks' ? locked : kept))).toEqual([true, true, true]);
  }
});

test('an answer of style that was not given keeps its place', () => {
  const folder = folderOf(file('style'), {
    'mentors.csv': 'id,grade,style\na,1,4;;0\nb,1,4;-;0;\nc,1,\n',
    'mentees.csv': 'id\n',
  });
  const { mentors } = readFolder(folder).instance as { mentors: { style?: unknown }[] };
  expect(mentors.map(({ style }) => style)).toEqual([[4, null, 0], [4, null, 0, null], undefined]);
});
