import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../src/platform/testing/index.ts';
import { ROOT, sourceFiles } from './source-files.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('the generated types are those of the migrated schema', () => {
  const command = path.join(ROOT, 'node_modules/.bin/kysely-codegen');
  const run = () =>
    execFileSync(command, ['--verify'], { cwd: ROOT, env: { ...process.env, DATABASE_URL: world.url }, stdio: 'pipe' });
  expect(run, 'Run `npm run db:types` against a migrated database and commit schema.gen.ts').not.toThrow();
});

test('migrations are numbered without gaps being reused', () => {
  const numbers = sourceFiles('db/migrations', /\.sql$/).map(({ file }) => path.basename(file).slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('no migration needs PostgreSQL 16 or newer', () => {
  const wrong = sourceFiles('db/migrations', /\.sql$/)
    .filter(({ text }) => /\buuidv7\(\)|\bany_value\(|\bjson_table\(|\bvirtual\b.*generated/i.test(text))
    .map(({ file }) => file);
  expect(wrong, '15 to 18 are supported').toEqual([]);
});

test('nobody writes the birth date, the sex or the generation of a person into the schema', () => {
  const wrong = sourceFiles('db/migrations', /\.sql$/)
    .filter(({ text }) =>
      /\b(birth|born_on|age|gender|sex|ethnicity|generation|photo)\b/i.test(text.replace(/--.*$/gm, '')),
    )
    .map(({ file }) => file);
  expect(wrong, 'The matcher may not know it, so the database does not hold it').toEqual([]);
});
