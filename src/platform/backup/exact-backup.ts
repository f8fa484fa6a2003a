import { randomBytes } from 'node:crypto';
import { type Dirent, existsSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { OnProgress } from '../progress.ts';
import { type Entry, writeArchive } from './archive.ts';
import type { Manifest } from './manifest.ts';
import { schemaVersionOf } from './schema-version.ts';

/** Contents that a running server makes anew; https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA */
const emptied = new Set(
  'pg_wal pg_replslot pg_dynshmem pg_notify pg_serial pg_snapshots pg_stat_tmp pg_subtrans'.split(' '),
);
const leftOut = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label.*|core.*)$/;
const segment = /^[0-9A-F]{24}$/;
const chunkBytes = 256 * 1024;
const connectTimeoutMs = 10_000;

export type ExactBackupOptions = { url: string; dataDir: string; file: string; madeAt: string; onProgress: OnProgress };

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function* contentOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (isGone(error)) return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The control file is the one file that recovery does not repair: two equal readings are a whole one. */
async function readControlFile(file: string): Promise<Buffer> {
  let last = await readFile(file);
  for (let attempt = 0; attempt < 20; attempt++) {
    const again = await readFile(file);
    if (again.equals(last)) return again;
    last = again;
  }
  throw new Error('the control file never stood still');
}

async function* walk(root: string, inside = ''): AsyncGenerator<Entry> {
  const entries = await readdir(path.join(root, inside), { withFileTypes: true }).catch((error: unknown): Dirent[] => {
    if (isGone(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const name = inside ? `${inside}/${entry.name}` : entry.name;
    if (leftOut.test(entry.name)) continue;
    if (entry.isDirectory()) {
      yield { path: `cluster/${name}/`, bytes: 0 };
      if (!emptied.has(name)) yield* walk(root, name);
    } else if (name === 'global/pg_control') {
      const content = await readControlFile(path.join(root, name));
      yield { path: `cluster/${name}`, bytes: content.length, content: [content] };
    } else if (entry.isFile()) {
      const found = await stat(path.join(root, name)).catch(() => undefined);
      if (found) yield { path: `cluster/${name}`, bytes: found.size, content: contentOf(path.join(root, name)) };
    }
  }
}

async function* segments(walDir: string, from: string, to: string): AsyncGenerator<Entry> {
  const position = (name: string) => name.slice(8);
  const names = (await readdir(walDir)).filter((name) => segment.test(name));
  const wanted = names.filter((name) => position(name) >= position(from) && position(name) <= position(to)).sort();
  if (wanted[0] !== from || wanted.at(-1) !== to) throw new Error(`the log from ${from} to ${to} is not complete`);
  for (const name of wanted) {
    const file = path.join(walDir, name);
    yield { path: `cluster/pg_wal/${name}`, bytes: (await stat(file)).size, content: contentOf(file) };
  }
}

/** Copies the files of a running embedded server; what was committed before it ends is in the copy. */
export async function takeExactBackup({
  url,
  dataDir,
  file,
  madeAt,
  onProgress,
}: ExactBackupOptions): Promise<Manifest> {
  const clusterDir = path.join(dataDir, 'cluster');
  if (!existsSync(clusterDir)) throw new Error(`there is no embedded database in ${dataDir}`);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  let lost: Error | undefined;
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect();
  const ask = async (sql: string, values: unknown[] = []): Promise<Record<string, string>> =>
    (await client.query(sql, values)).rows[0] ?? {};
  let walFrom = '';
  let walTo = '';

  async function* entries(): AsyncGenerator<Entry> {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [
      `backup_${randomBytes(6).toString('hex')}`,
    ]);
    const start = await ask(`select pg_walfile_name(pg_backup_start('viceversa', true)) as name`);
    walFrom = start.name ?? '';
    yield* walk(clusterDir);
    const stop = await ask('select pg_walfile_name(lsn) as name, labelfile from pg_backup_stop(false)');
    walTo = stop.name ?? '';
    const label = Buffer.from(stop.labelfile ?? '');
    yield { path: 'cluster/backup_label', bytes: label.length, content: [label] };
    yield { path: 'cluster/pg_wal/archive_status/', bytes: 0 };
    yield* segments(path.join(clusterDir, 'pg_wal'), walFrom, walTo);
    if (lost) throw lost;
  }

  try {
    const { postgres = '', bytes = '0' } = await ask(
      `select current_setting('server_version') as postgres, pg_database_size(current_database())::text as bytes`,
    );
    const schemaVersion = await schemaVersionOf(client);
    const facts = { format: 'viceversa-backup', formatVersion: 1, kind: 'exact', madeAt, postgres } as const;
    const onBytes = (done: number) => onProgress({ phase: 'copying the database', done, total: Number(bytes) });
    return await writeArchive(
      file,
      entries(),
      (files) => ({ ...facts, schemaVersion, files, walFrom, walTo }),
      onBytes,
    );
  } finally {
    await client.end();
  }
}
