import { describe, expect, test } from 'vitest';
import { isTest, ROOMS, roomOf, sourceFiles } from './source-files.ts';

const files = sourceFiles('src', /\.tsx?$/);
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;

type Import = { from: string; to: string; isType: boolean };
const imports = (file: string, text: string): Import[] =>
  [...text.matchAll(IMPORT)].map((match) => ({
    from: file,
    to: match[2] ?? match[3] ?? match[4] ?? '',
    isType: Boolean(match[1]),
  }));
const all = files.flatMap(({ file, text }) => imports(file, text));
const rank = (room: string) => ROOMS.indexOf(room as (typeof ROOMS)[number]);

describe('rooms', () => {
  test('every folder of src is a room of the house', () => {
    const strangers = [...new Set(files.map(({ file }) => roomOf(file)))].filter((room) => rank(room) < 0);
    expect(strangers, 'A new room needs a decision in docs/decisions and a place in checks/source-files.ts').toEqual(
      [],
    );
  });

  test('a room imports only rooms above it', () => {
    const wrong = all
      .filter(({ to, from }) => to.startsWith('#') && !isTest(from))
      .filter(({ to, from }) => rank(to.slice(1).split('/')[0] ?? '') > rank(roomOf(from)))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(
      wrong,
      'Record an event and let the lower room listen, or move the rule up to the room that owns the fact',
    ).toEqual([]);
  });

  test('a room is entered by its door', () => {
    const wrong = all
      .filter(({ to, from }) => to.startsWith('.') && !isTest(from))
      .filter(({ to, from }) => {
        const target = new URL(to, `file:///${from}`).pathname.slice(1);
        return target.startsWith('src/') && roomOf(target) !== roomOf(from);
      })
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong, "Import '#room' and export what you need from its index.ts").toEqual([]);
  });

  test('browser code takes nothing but types from the server', () => {
    const wrong = all
      .filter(({ from }) => /\/pages\/|^src\/app\/web\/|^src\/ui\/web\//.test(from) && !isTest(from))
      .filter(
        ({ to, isType }) =>
          !isType &&
          /^(#(?!ui\/web)[a-z-]+(?!\/pages)$|#platform|kysely|pg|node:|hono\/html|zod|@hono\/zod-openapi)/.test(to),
      )
      .filter(({ from }) => from.endsWith('.tsx'))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong, "Write `import type`, or ask the API: the server's code must not reach a browser").toEqual([]);
  });

  test('a core room never calls comms, insights or integrations', () => {
    const quiet = new Set(['comms', 'insights', 'integrations', 'app']);
    const wrong = all
      .filter(
        ({ from, to }) => !isTest(from) && /^#(comms|insights|integrations)$/.test(to) && !quiet.has(roomOf(from)),
      )
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong, 'Record an event; those rooms listen').toEqual([]);
  });
});
