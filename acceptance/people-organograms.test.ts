import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPeople } from '../src/people/index.ts';
import type { ImportReport } from '../src/people/schema.ts';
import { openWorld, type World } from '../src/platform/testing/index.ts';

const SHARED = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../shared');
const DATA = path.join(SHARED, 'data/uk-organograms');
const hasData = existsSync(path.join(DATA, 'pairs-2013-09/_index.csv'));
if (!hasData) process.stdout.write(`skipped: data absent (no UK organograms in ${DATA}; set VICEVERSA_SHARED)\n`);

type Row = Record<string, string>;
const rowsOf = (file: string): Row[] => parse(readFileSync(path.join(DATA, file)), { columns: true, bom: true });
const fileOf = (name: string) => ({ name, content: readFileSync(path.join(DATA, 'pairs-2013-09', name)) });
const filesOf = (org: string) => [fileOf(`${org}-senior.csv`), fileOf(`${org}-junior.csv`)];

describe.runIf(hasData)('UK organograms of September 2013', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('every organisation counts as its index says, every row is taken or named, and a second import changes nothing', async () => {
    const index = rowsOf('pairs-2013-09/_index.csv');
    expect(index.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const expected of index) {
      const org = expected.org ?? '';
      const input = { preset: 'uk-organogram' as const, source: org.slice(0, 60), files: filesOf(org) };
      const report = await importPeople(world.ctx(), input);
      wrong.push(...differences(org, expected, report));
      const { rows, imported, refused, created } = report.counts;
      if (imported + refused !== rows) wrong.push(`${org}: ${rows} rows, ${imported} taken, ${refused} refused`);
      if (created !== imported) wrong.push(`${org}: ${created} created of ${imported}`);
      if (report.unknownGrades.length > 0) wrong.push(`${org}: a grade without a step`);
      const again = await importPeople(world.ctx(), input);
      if (again.counts.unchanged !== imported || again.counts.changed + again.counts.created > 0)
        wrong.push(`${org}: the second import changed ${again.counts.changed} and added ${again.counts.created}`);
    }
    expect(wrong).toEqual([]);
    const { rows } = await rings(world);
    expect(rows).toBe(0);
  }, 600_000);

  test('HMRC, 353 senior and 5,107 junior rows, comes in within ten seconds', async () => {
    const fresh = await openWorld();
    const startedAt = performance.now();
    const files = filesOf('her-majesty-s-revenue-and-customs');
    const report = await importPeople(fresh.ctx(), { preset: 'uk-organogram', files });
    const seconds = (performance.now() - startedAt) / 1000;
    process.stdout.write(`HMRC: ${report.counts.imported} entries in ${seconds.toFixed(2)} s\n`);
    expect(report.counts).toMatchObject({ rows: 5460, imported: 5460, refused: 0 });
    expect(report.ladder.map((step) => step.name)).toEqual([
      'Administrative Assistant',
      'Administrative Officer',
      'Executive Officer',
      'Higher Executive Officer',
      'Senior Executive Officer',
      'Grade 7',
      'Grade 6',
      'SCS1',
      'SCS2',
      'SCS3',
      'SCS4',
    ]);
    expect(seconds).toBeLessThan(10);
    await fresh.close();
  }, 60_000);
});

describe.runIf(existsSync(path.join(DATA, 'longitudinal/hmt.csv')))('HM Treasury over the years', () => {
  test('each half-year the same people stay the same, leavers are marked and nobody is deleted', async () => {
    const world = await openWorld();
    const all = rowsOf('longitudinal/hmt.csv').filter((row) => /^senior$/i.test(row['Senion/Junior'] ?? ''));
    let known = 0;
    for (const date of ['Mar-13', 'Sep-13', 'Mar-14', 'Sep-14', 'Mar-15']) {
      const rows = all.filter((row) => row['Back to Index'] === date);
      const header = Object.keys(rows[0] ?? {});
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
      const text = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
        .map((row) => row.map(quoted).join(','))
        .join('\r\n');
      const files = [{ name: `hmt-${date}.csv`, content: new TextEncoder().encode(text) }];
      const input = { preset: 'uk-organogram' as const, source: 'hmt', leavers: 'mark' as const, files };
      const dry = await importPeople(world.ctx(), { ...input, isDryRun: true });
      const report = await importPeople(world.ctx(), input);
      expect({ ...report.counts }).toEqual({ ...dry.counts });
      const { count } = await world.db
        .selectFrom('people')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      expect(count).toBe(known + report.counts.created);
      known = count;
      const present = await world.db
        .selectFrom('people')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '<>', 'left')
        .executeTakeFirstOrThrow();
      expect(present.count).toBe(report.counts.imported);
      process.stdout.write(
        `${date}: ${report.counts.imported} posts, ${report.counts.created} new, ${report.counts.left} left, ${report.counts.returned} back\n`,
      );
    }
    await world.close();
  }, 60_000);
});

const NAMES: Record<string, keyof NonNullable<ImportReport['organogram']>> = {
  senior_rows: 'seniorRows',
  distinct_post_ids: 'distinctPostIds',
  duplicated_post_ids: 'duplicatedPostIds',
  roots_XX: 'rootsXx',
  blank_parent: 'blankParent',
  orphan_parents: 'orphanParents',
  self_parent: 'selfParent',
  posts_on_a_cycle: 'postsOnACycle',
  max_depth: 'maxDepth',
  senior_grades: 'seniorGrades',
  vacant: 'vacant',
  eliminated: 'eliminated',
  junior_rows: 'juniorRows',
  junior_rows_linked: 'juniorRowsLinked',
  junior_fte: 'juniorFte',
  junior_grades: 'juniorGrades',
};

const differences = (org: string, expected: Row, report: ImportReport): string[] =>
  Object.entries(NAMES).flatMap(([column, field]) => {
    const [should, is] = [Number(expected[column]), report.organogram?.[field]];
    return is !== undefined && Math.abs(should - is) < 0.051 ? [] : [`${org}: ${column} is ${is}, should be ${should}`];
  });

/** How many people stand above themselves. */
async function rings(world: World): Promise<{ rows: number }> {
  const people = await world.db.selectFrom('people').select(['id', 'managerId']).execute();
  const above = new Map(people.map((person) => [person.id, person.managerId]));
  const isOnRing = (id: string): boolean => {
    const seen = new Set([id]);
    for (let here = above.get(id) ?? null; here !== null; here = above.get(here) ?? null) {
      if (seen.has(here)) return true;
      seen.add(here);
    }
    return false;
  };
  return { rows: people.filter((person) => isOnRing(person.id)).length };
}
