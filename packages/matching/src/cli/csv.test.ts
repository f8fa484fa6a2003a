import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Issue, isMatchingError, validate } from '../index.ts';
import { readCsv, writeCsv } from './csv.ts';
import { readFolder } from './read-folder.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'viceversa-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mentees = 'id,grade\nx,5\n';
const notes: string[] = [];
function folderOf(mentors: string): unknown {
  writeFileSync(path.join(folder, 'mentors.csv'), mentors);
  writeFileSync(path.join(folder, 'mentees.csv'), mentees);
  notes.length = 0;
  return readFolder(folder, (note) => notes.push(note));
}

function issuesOf(mentors: string): readonly Issue[] {
  try {
    const checked = validate(folderOf(mentors));
    return checked.ok ? [] : checked.issues;
  } catch (error) {
    if (!isMatchingError(error)) throw error;
    return error.issues;
  }
}

test('what is written is read again, whatever stands in the cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', ';'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
      const kept = rows.map(([a, b]) => [`x${a}`.trim(), b.trim()] as const);
      const read = readCsv(writeCsv(['one', 'two'], kept));
      expect(read.map((row) => [row.one, row.two])).toEqual(kept);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a quote that is never closed', 'id,grade\nada,1\n"bo,2\n', { table: 'mentors', row: 1 }],
  ['a quote in the middle of a cell', 'id,grade\nad"a,1\n', { row: 0 }],
  ['more cells than columns', 'id,grade\nada,1\nbo,2,3\n', { row: 1, message: expect.stringContaining('3 cells') }],
  ['a column that stands twice', 'id,grade,id\nada,1,bo\n', { row: null, message: expect.stringContaining('id') }],
  ['a grade in words', 'id,grade\nada,one\n', { row: 0, field: 'grade', code: 'wrong-type' }],
  ['neither yes nor no', 'id,grade,offers\nada,1,faith:5:5:perhaps\n', { row: 0, field: 'offers[0].ticked' }],
  ['a part too many', 'id,grade,offers\nada,1,faith:5:5:yes:no\n', { row: 0, field: 'offers[0]' }],
  ['hours that are no hours', 'id,grade,hours\nada,1,9-17-5\n', { row: 0, field: 'hours[0]' }],
  ['hours in words', 'id,grade,hours\nada,1,nine-17\n', { row: 0, field: 'hours[0].start' }],
  ['an id twice', 'id,grade\nada,1\nada,2\n', { row: 1, code: 'duplicate-id' }],
  ['no names of columns', '', { code: 'missing', field: 'grade' }],
] as [string, string, Partial<Issue>][])('%s is refused with table, row and field', (_name, text, issue) => {
  const issues = issuesOf(text === '' ? 'id\nada\n' : text);
  expect(issues).toContainEqual(expect.objectContaining(issue));
});

test('a column that nobody reads is named, and its content goes nowhere', () => {
  const instance = folderOf('id,grade,age,constructor,__proto__\nada,1,61,a,b\n');
  expect(notes).toEqual(['mentors.csv: not read: age, constructor, __proto__']);
  expect(validate(instance).ok).toBe(true);
});

test('any text ends in rows or in a refusal that names the row', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ':', ';', '-', '1'), maxLength: 60 });
  fc.assert(
    fc.property(text, (body) => {
      for (const issue of issuesOf(`id,grade,offers,hours\n${body}`)) expect(issue.message).toContain('mentors');
    }),
    { numRuns: 300 },
  );
});

test('a long run of quotes is read in one go', () => {
  expect(readCsv(`a\n"${'""'.repeat(500_000)}"\n`)[0]?.a).toHaveLength(500_000);
  expect(() => readCsv(`a\n"${'""'.repeat(500_000)}`)).toThrow('quote');
});
