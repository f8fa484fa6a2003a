import { describe, expect, test } from 'vitest';
import { isTest, sourceFiles } from './source-files.ts';

const WRITES = /\.(insertInto|updateTable|deleteFrom|mergeInto)\(/;
const ACCESS = /\bcan[A-Z]?\w*\(|\brequire[A-Z]\w*\(|\bnotAllowed\(|\bnotFound\(|\bmay[A-Z]\w*\(/;

type Verb = { name: string; file: string; body: string };

function verbs(file: string, text: string): Verb[] {
  const starts = [...text.matchAll(/^export async function (\w+)/gm)];
  return starts.map((start, index) => ({
    name: start[1] ?? '',
    file,
    body: text.slice(start.index, starts[index + 1]?.index ?? text.length),
  }));
}

describe('write verbs', () => {
  const all = sourceFiles('src', /\/commands(\.ts|\/.*\.ts)$/)
    .filter(({ file }) => !isTest(file) && !/src\/(platform|ui)\//.test(file))
    .flatMap(({ file, text }) => verbs(file, text))
    .filter((verb) => WRITES.test(verb.body) && !verb.body.includes('house: '));

  test('there are verbs to look at', () => {
    expect(all.length).toBeGreaterThan(0);
  });

  test('each asks for access before it writes', () => {
    const wrong = all.filter((verb) => !ACCESS.test(verb.body)).map((verb) => `${verb.file}#${verb.name}`);
    expect(wrong, 'access → transaction → load or 404 → rule → write → record → return').toEqual([]);
  });

  test('each records its event', () => {
    const wrong = all.filter((verb) => !/\brecord\w*\(/.test(verb.body)).map((verb) => `${verb.file}#${verb.name}`);
    expect(wrong, 'record(ctx, { type, subject, … }) is audit, feed and outbox; without it nobody hears').toEqual([]);
  });
});
