import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clean, isRefusal, readTable } from '../src/people/rules/read-table.ts';

const SHARED = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../shared');
const CORPUS = path.join(SHARED, 'data/csv-corpora/csv-spectrum');
const hasData = existsSync(path.join(CORPUS, 'csvs'));
if (!hasData) process.stdout.write(`skipped: data absent (no CSV corpus in ${CORPUS}; set VICEVERSA_SHARED)\n`);

describe.runIf(hasData)('csv-spectrum', () => {
  const files = hasData ? readdirSync(path.join(CORPUS, 'csvs')).filter((name) => name.endsWith('.csv')) : [];
  test.each(files)('%s gives the rows its answer names, after cleaning', async (name) => {
    const table = await readTable({ name, content: readFileSync(path.join(CORPUS, 'csvs', name)) });
    if (isRefusal(table)) throw new Error(table.sentence);
    const answer: Record<string, string>[] = JSON.parse(
      readFileSync(path.join(CORPUS, 'json', name.replace(/csv$/, 'json')), 'utf8'),
    );
    const expected = answer.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, clean(cell)])),
    );
    expect(table.faults).toEqual([]);
    expect(table.rows.map(({ cells }) => cells)).toEqual(expected);
  });
});
