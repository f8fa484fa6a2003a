import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { listMigrations } from '../db/migrations.ts';
import type { OnProgress } from '../progress.ts';
import { gather, readArchive } from './archive.ts';
import type { PortableManifest, TableRecord } from './manifest.ts';
import { restoreOtherVersion, restoreTargetNotEmpty } from './problems.ts';

const connectTimeoutMs = 10_000;
const quote = pg.escapeIdentifier;
const nameOf = (table: { schema: string; name: string }) => `${quote(table.schema)}.${quote(table.name)}`;

async function refuseFilled(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%s.%s', schemaname, tablename) as name from pg_tables
     where schemaname !~ '^(pg_|information_schema$)' and schemaname <> 'jobs' order by 1 limit 3`,
  );
  if (rows.length > 0)
    throw restoreTargetNotEmpty({
      values: { place: 'the database', found: `tables such as ${rows.map(({ name }) => name).join(', ')}` },
    });
}

/** Makes the tables as they were when the backup was made; later migrations run at the next start. */
async function migrateAsThen(client: pg.Client, manifest: PortableManifest): Promise<void> {
  const known = new Map((await listMigrations()).map((migration) => [migration.name, migration]));
  await client.query(
    'create table migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
  );
  for (const { name, sha256 } of manifest.migrations) {
    const migration = known.get(name);
    if (migration?.sha256 !== sha256) throw restoreOtherVersion({ values: { found: `the migration ${name}` } });
    await client.query(migration.sql);
  }
}

type Rule = { table: string; name: string; definition: string };

/** Rows arrive in any order, so references are taken away and, with all rows in place, checked by adding them again. */
async function withoutReferences(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: rules } = await client.query<Rule>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where contype = 'f' and conparentid = 0 and n.nspname !~ '^pg_'`,
  );
  const { rows: triggered } = await client.query<{ table: string }>(
    `select distinct tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = tgrelid
     join pg_namespace n on n.oid = c.relnamespace
     where not tgisinternal and tgenabled <> 'D' and tgparentid = 0 and n.nspname !~ '^pg_'`,
  );
  for (const { table, name } of rules) await client.query(`alter table ${table} drop constraint ${quote(name)}`);
  for (const { table } of triggered) await client.query(`alter table ${table} disable trigger user`);
  await work();
  for (const { table, name, definition } of rules)
    await client.query(`alter table ${table} add constraint ${quote(name)} ${definition}`);
  for (const { table } of triggered) await client.query(`alter table ${table} enable trigger user`);
}

async function insertStatement(client: pg.Client, table: TableRecord): Promise<string> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [nameOf(table)],
  );
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  const values = table.columns.map((column, at) => {
    const type = types.get(column);
    if (!type) throw restoreOtherVersion({ values: { found: `the column ${table.schema}.${table.name}.${column}` } });
    return `(cells->>${at})::${type}`;
  });
  return `insert into ${nameOf(table)} (${table.columns.map(quote).join(', ')}) overriding system value
    select ${values.join(', ')} from (select line::json as cells from unnest($1::text[]) line offset 0) lines`;
}

async function fill(
  client: pg.Client,
  file: string,
  manifest: PortableManifest,
  onProgress: OnProgress,
): Promise<void> {
  const filled = manifest.tables.map(nameOf);
  if (filled.length > 0) await client.query(`truncate ${filled.join(', ')}`);
  const statements = new Map<string, string>();
  for (const table of manifest.tables)
    statements.set(`${table.schema}.${table.name}`, await insertStatement(client, table));
  for await (const { path: name, content } of readArchive(file, 'restoring', onProgress)) {
    const statement = statements.get(/^tables\/(.*)\/\d+\.jsonl$/.exec(name)?.[1] ?? '');
    const text = (await gather(content)).toString();
    if (statement) await client.query(statement, [text.split('\n').filter(Boolean)]);
  }
  for (const { schema, name, value } of manifest.sequences)
    await client.query(
      'select setval(to_regclass($1), $2::bigint, true) from pg_class where oid = to_regclass($1)::oid',
      [nameOf({ schema, name }), value],
    );
  for (const table of manifest.tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${nameOf(table)}`);
    if (Number(rows[0]?.count) !== table.rows)
      throw new Error(`${nameOf(table)} should have ${table.rows} rows and has ${rows[0]?.count}`);
  }
}

async function makeQueue(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', supervise: false, schedule: false, max: 1 });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}

/** Fills an empty database in one transaction: it holds the whole backup or stays empty. */
export async function restorePortable(
  file: string,
  url: string,
  manifest: PortableManifest,
  onProgress: OnProgress,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseFilled(client);
    if (manifest.tables.some(({ schema }) => schema === 'jobs')) await makeQueue(url);
    await client.query('begin');
    for (const setting of ['TimeZone = UTC', 'DateStyle = ISO', 'IntervalStyle = postgres', 'statement_timeout = 0'])
      await client.query(`set local ${setting}`);
    await migrateAsThen(client, manifest);
    await withoutReferences(client, () => fill(client, file, manifest, onProgress));
    await client.query('commit');
  } finally {
    await client.end();
  }
}
