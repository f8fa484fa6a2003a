import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { silentLog } from '../log.ts';
import { openDatabase } from './index.ts';
import { listMigrations, migrate } from './migrations.ts';

let world: World;
let pool: pg.Pool;
let close: () => Promise<void>;
beforeEach(async () => {
  world = await openWorld();
  ({ pool, close } = openDatabase(world.url, silentLog, { max: 3 }));
});
afterEach(async () => {
  await close();
  await world.close();
});

describe('migrations', () => {
  test('that all ran are not run again, also when two start at once', async () => {
    expect(await Promise.all([migrate(pool), migrate(pool)])).toEqual([[], []]);
    const { rows } = await pool.query('select name from migrations order by name');
    expect(rows.map((row) => row.name)).toEqual((await listMigrations()).map((migration) => migration.name));
  });

  test('of a newer version are left alone, with the way back', async () => {
    await pool.query(`insert into migrations (name, sha256) values ('9999-from-the-future.sql', 'x')`);
    await expect(migrate(pool)).rejects.toMatchObject({
      type: 'newer-database',
      message: expect.stringMatching(/9999-from-the-future\.sql.*Start the version that wrote it, or restore a backup/),
    });
  });

  test('that were changed after they ran are refused by name', async () => {
    await pool.query(`update migrations set sha256 = 'x' where name like '0002%'`);
    await expect(migrate(pool)).rejects.toMatchObject({
      type: 'changed-migration',
      message: expect.stringMatching(/0002-people\.sql differs/),
    });
  });

  test('release their lock after a refusal, so that the next start is not kept waiting', async () => {
    await pool.query(`insert into migrations (name, sha256) values ('9999-from-the-future.sql', 'x')`);
    await expect(migrate(pool)).rejects.toThrow();
    await pool.query(`delete from migrations where name like '9999%'`);
    expect(await migrate(pool)).toEqual([]);
  });
});
