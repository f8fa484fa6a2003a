import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { defineProblem } from '../problems.ts';

export const newerDatabase = defineProblem(
  'newer-database',
  409,
  /*i18n*/ 'The database is newer than this version',
  /*i18n*/ 'It holds migration {found}, which this version does not know. Start the version that wrote it, or restore a backup made before the upgrade.',
);
export const changedMigration = defineProblem(
  'changed-migration',
  409,
  /*i18n*/ 'A migration was changed after it ran',
  /*i18n*/ 'The file {file} differs from what this database ran. Restore the file; write changes as a new migration.',
);

const FOLDER = path.resolve(import.meta.dirname, '../../../db/migrations');
const LOCK = 7_206_261_933;

type Migration = { name: string; sql: string; sha256: string };

export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(FOLDER, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Brings the database to this version, one transaction a file, under an advisory lock; returns the names it ran. */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const migrations = await listMigrations();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    );
    const ran = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const known = new Set(migrations.map((migration) => migration.name));
    const stranger = [...ran.keys()].find((name) => !known.has(name));
    if (stranger) throw newerDatabase({ values: { found: stranger } });
    const changed = migrations.find(
      (migration) => ran.has(migration.name) && ran.get(migration.name) !== migration.sha256,
    );
    if (changed) throw changedMigration({ values: { file: changed.name } });
    const pending = migrations.filter((migration) => !ran.has(migration.name));
    for (const migration of pending) {
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query('insert into migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}
