import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

const FREE =
  /^(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|PostgreSQL|Python-2\.0|OFL-1\.1|MPL-2\.0|WTFPL|Zlib)$/;
/** Read by hand because their package.json says it in its own way. */
const READ: Record<string, string> = {};

type Entry = { version?: string; license?: string; dev?: boolean; link?: boolean };

const isFree = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((part) => FREE.test(part.trim())));

test('everything a user installs has a licence that goes with Apache-2.0', () => {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const wrong = Object.entries(lock.packages)
    .filter(([folder, entry]) => folder.startsWith('node_modules/') && !entry.dev && !entry.link)
    .map(([folder, entry]) => {
      const file = path.join(ROOT, folder, 'package.json');
      const own = existsSync(file)
        ? (JSON.parse(readFileSync(file, 'utf8')) as { license?: string }).license
        : undefined;
      return { folder, licence: READ[folder] ?? entry.license ?? own ?? 'none' };
    })
    .filter(({ licence }) => !isFree(String(licence)))
    .map(({ folder, licence }) => `${folder}: ${licence}`);
  expect(wrong, 'Choose another library, or read the licence and add it to READ with a reason').toEqual([]);
});

test('every direct dependency is named in docs/dependencies.md with what it replaces', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const page = readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8');
  const names = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('the engine depends on nothing', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'packages/matching/package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
