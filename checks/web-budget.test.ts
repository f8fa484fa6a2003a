import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const file = path.resolve(import.meta.dirname, '../dist/web/routes.json');
const budgetBytes = 200_000;

it.skipIf(!existsSync(file))(
  'sends at most 200 kB of gzipped script for any route (skipped until the web app is built)',
  () => {
    const routes = JSON.parse(readFileSync(file, 'utf8')) as { route: string; bytes: number }[];
    const heavy = routes
      .filter((row) => row.bytes > budgetBytes)
      .map((row) => `${row.route}: ${Math.round(row.bytes / 1000)} kB`);
    expect(heavy, 'load what is rare with a dynamic import, or use a lighter part of #ui/web').toEqual([]);
  },
);
