import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '../db/migrations.ts';
import { withDatabase } from '../db/with-database.ts';
import { startEmbeddedPostgres } from '../embedded-postgres/index.ts';
import { silentLog as log } from '../log.ts';
import { restoreBackup, restoreOtherKind, restoreTargetNotEmpty, takeBackup, verifyBackup } from './index.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portable-'));
const madeAt = '2026-03-02T09:00:00Z';
const databases: string[] = [];
const server = inject('databaseUrl');
let source: pg.Pool;
let sourceUrl: string;

async function onServer(statement: string) {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function aDatabase(from = 'template0'): Promise<string> {
  const name = `backup_${randomBytes(6).toString('hex')}`;
  databases.push(name);
  await onServer(`create database ${name} template ${from}`);
  return withDatabase(server, name);
}

/** Values that a careless text form loses. */
const everything = `create table jobs.everything (
  id int generated always as identity primary key, half numeric generated always as (amount / 2) stored,
  amount numeric, float float8, big int8, flag boolean, label text, bytes bytea, at timestamptz, span interval,
  day date, words text[], grid int[][], doc jsonb, raw json, range tstzrange, "Odd ""Name""" varchar(20))`;
const values = `insert into jobs.everything (amount, float, big, flag, label, bytes, at, span, day, words, grid, doc, raw, range, "Odd ""Name""") values
  (12345678901234567890.123456789, 0.1::float8 + 0.2, 9223372036854775807, true, E'line\\nend "quoted" \\\\ tab\\t é 😀', '\\x00ff00', '2026-10-25 02:30:00.123456+02', '1 mon -3 days 04:05:06.789', '0044-03-15 BC', array['a', null, 'NULL', '', '{"x"}'], '{{1,2},{3,4}}', '{"a": [null, 1.0]}', '{"b":  1, "b": 2}', '[2026-01-01, infinity)', ''),
  ('NaN', '-Infinity', -9223372036854775808, null, '', '', 'infinity', '0', 'infinity', '{}', null, 'null', 'null', 'empty', null),
  (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)`;

beforeAll(async () => {
  sourceUrl = await aDatabase(inject('templateName'));
  source = new pg.Pool({ connectionString: sourceUrl, max: 5 });
  await source.query(everything);
  await source.query(values);
  await source.query('delete from jobs.everything where id = 2');
  await source.query(values);
});
afterAll(async () => {
  await source.end();
  for (const name of databases) await onServer(`drop database ${name} with (force)`);
  fs.rmSync(folder, { recursive: true, force: true });
});

async function prepared(): Promise<string> {
  const url = await aDatabase();
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', supervise: false, schedule: false, max: 1 });
  await boss.start();
  await boss.stop({ graceful: false });
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await pool.query(everything);
  await pool.end();
  return url;
}

async function textOf(pool: pg.Pool, table: string): Promise<string[]> {
  return (await pool.query(`select t::text as line from ${table} t order by 1`)).rows.map(({ line }) => line);
}

const tree = `with recursive tree as (select id, 0 as depth from units where parent_id is null
  union all select units.id, depth + 1 from units join tree on units.parent_id = tree.id) select count(*)::int as n from tree`;

describe('a portable backup', () => {
  test('brings back every value, the queue and the numbering, and rules hold again', { timeout: 60_000 }, async () => {
    const boss = new PgBoss({ connectionString: sourceUrl, schema: 'jobs', supervise: false, schedule: false, max: 1 });
    await boss.start();
    await boss.createQueue('mail');
    const job = await boss.send('mail', { to: 'ada' });
    await boss.stop({ graceful: false });
    const file = path.join(folder, 'whole.backup');
    const manifest = await takeBackup({ url: sourceUrl, file, madeAt });
    expect(await verifyBackup(file)).toEqual(manifest);
    expect(manifest.schemaVersion).toMatch(/^\d{4}-/);

    const url = await prepared();
    await restoreBackup(file, { url });
    const target = new pg.Pool({ connectionString: url, max: 2 });
    expect(await textOf(target, 'jobs.everything')).toEqual(await textOf(source, 'jobs.everything'));
    expect(await textOf(target, 'migrations')).toEqual(await textOf(source, 'migrations'));
    const jobs = await target.query('select id, data from jobs.job');
    expect(jobs.rows).toEqual([{ id: job, data: { to: 'ada' } }]);
    const next = await target.query('insert into jobs.everything default values returning id');
    expect(next.rows[0].id).toBe(7);
    await expect(
      target.query('insert into units (id, name, parent_id) values ($1, $2, $1)', [randomUUID(), 'x']),
    ).resolves.toBeTruthy();
    await expect(
      target.query(`insert into units (id, name, parent_id) values ($1, 'y', $2)`, [randomUUID(), randomUUID()]),
    ).rejects.toMatchObject({ code: '23503' });
    expect(await migrate(target), 'the next start has nothing left to migrate').toEqual([]);
    await target.end();
  });

  test('taken while writes go on is one moment of the database', { timeout: 60_000 }, async () => {
    let going = true;
    let written = 0;
    const write = async () => {
      let parent: string | null = null;
      while (going) {
        const id = randomUUID();
        await source.query('insert into units (id, name, parent_id) values ($1, $2, $3)', [id, `unit ${id}`, parent]);
        parent = written++ % 20 === 0 ? null : id;
      }
    };
    const writers = Promise.all([write(), write(), write()]);
    while (written < 300) await new Promise((resolve) => setImmediate(resolve));
    const before = written;
    const file = path.join(folder, 'moving.backup');
    await takeBackup({ url: sourceUrl, file, madeAt });
    going = false;
    await writers;

    const url = await prepared();
    await restoreBackup(file, { url });
    const target = new pg.Pool({ connectionString: url, max: 1 });
    const { rows } = await target.query('select count(*)::int as n from units');
    expect(rows[0].n).toBeGreaterThanOrEqual(before);
    expect((await target.query(tree)).rows[0].n, 'every unit hangs on its parent').toBe(rows[0].n);
    await target.end();
  });

  test('goes into an empty data folder as well', { timeout: 60_000 }, async () => {
    const url = await aDatabase(inject('templateName'));
    const file = path.join(folder, 'plain.backup');
    const dataDir = path.join(folder, 'data');
    await takeBackup({ url, file, madeAt });
    await restoreBackup(file, { dataDir, log });
    await expect(restoreBackup(file, { dataDir, log })).rejects.toSatisfy(restoreTargetNotEmpty.is);
    const database = await startEmbeddedPostgres({ dataDir, log });
    const exact = path.join(folder, 'exact.backup');
    await takeBackup({ url: database.url, dataDir, file: exact, madeAt });
    await database.stop();
    await expect(restoreBackup(exact, { url })).rejects.toSatisfy(restoreOtherKind.is);
  });

  test('is refused by a database that holds tables, and leaves them alone', async () => {
    const file = path.join(folder, 'whole.backup');
    const before = await textOf(source, 'jobs.everything');
    await expect(restoreBackup(file, { url: sourceUrl })).rejects.toThrow(/holds tables such as public\./);
    expect(await textOf(source, 'jobs.everything')).toEqual(before);
  });

  test('with a table that the place does not have changes nothing', async () => {
    const url = await aDatabase();
    await expect(restoreBackup(path.join(folder, 'whole.backup'), { url })).rejects.toThrow(/everything/);
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    expect((await pool.query(`select from pg_tables where schemaname = 'public'`)).rowCount).toBe(0);
    await pool.end();
  });
});
