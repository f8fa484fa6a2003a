import pg from 'pg';
import type { OnProgress } from '../progress.ts';
import { type Entry, writeArchive } from './archive.ts';
import type { Manifest, PortableManifest, TableRecord } from './manifest.ts';
import { migrationsOf } from './schema-version.ts';

const rowsPerFile = 200;
const connectTimeoutMs = 10_000;

/** The queue makes these itself; they describe one server's running, not anybody's data. */
const queueOwn = ['version', 'warning', 'bam', 'instance', 'queue_stats'];

const tablesSql = `
  select n.nspname as schema, c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
    and n.nspname !~ '^(pg_|information_schema$)' and not (n.nspname = 'jobs' and c.relname = any($1))
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 1, 2`;

const quote = pg.escapeIdentifier;

export type PortableBackupOptions = { url: string; file: string; madeAt: string; onProgress: OnProgress };

/** Text forms that every version reads back to the same value. */
const exactText = ['TimeZone = UTC', 'DateStyle = ISO', 'IntervalStyle = postgres', 'extra_float_digits = 1'];

async function* rowsOf(client: pg.Client, table: TableRecord): AsyncGenerator<Entry> {
  const columns = table.columns.map((column) => `t.${quote(column)}::text`).join(', ');
  const from = `${quote(table.schema)}.${quote(table.name)}`;
  await client.query(
    `declare backup no scroll cursor for select json_build_array(variadic array[${columns}]::text[])::text as line from ${from} t`,
  );
  for (let part = 1; ; part++) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsPerFile} from backup`);
    if (rows.length === 0) break;
    table.rows += rows.length;
    const content = Buffer.from(rows.map(({ line }) => `${line}\n`).join(''));
    const number = String(part).padStart(6, '0');
    yield { path: `tables/${table.schema}.${table.name}/${number}.jsonl`, bytes: content.length, content: [content] };
  }
  await client.query('close backup');
}

/** Writes every table from one snapshot as text; it fits any supported PostgreSQL version. */
export async function takePortableBackup({ url, file, madeAt, onProgress }: PortableBackupOptions): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    for (const setting of [...exactText, 'statement_timeout = 0', 'row_security = off'])
      await client.query(`set local ${setting}`);
    const found = await client.query<Omit<TableRecord, 'rows'>>(tablesSql, [queueOwn]);
    const tables = found.rows.map((table) => ({ ...table, rows: 0 }));
    const migrations = await migrationsOf(client);
    const { rows: sequences } = await client.query<PortableManifest['sequences'][number]>(
      `select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
       where last_value is not null order by 1, 2`,
    );
    const { rows } = await client.query<{ postgres: string; bytes: string }>(
      `select current_setting('server_version') as postgres, pg_database_size(current_database())::text as bytes`,
    );
    const total = Number(rows[0]?.bytes ?? 0);
    const onBytes = (done: number) => onProgress({ phase: 'copying the database', done, total });
    const facts = {
      format: 'viceversa-backup',
      formatVersion: 1,
      kind: 'portable',
      madeAt,
      postgres: rows[0]?.postgres ?? '',
      schemaVersion: migrations.at(-1)?.name ?? null,
    } as const;
    async function* entries(): AsyncGenerator<Entry> {
      for (const table of tables) yield* rowsOf(client, table);
    }
    return await writeArchive(
      file,
      entries(),
      (files) => ({ ...facts, migrations, tables, sequences, files }),
      onBytes,
    );
  } finally {
    await client.end();
  }
}
