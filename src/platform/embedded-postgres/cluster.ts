import { type SpawnOptions, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { syncPath } from '../files/index.ts';
import type { Identity } from './identity.ts';
import { codeOf, embeddedPostgresError, explainFailure } from './problems.ts';
import type { Programs } from './programs.ts';

const initdbTimeoutMs = 180_000;

export const superuser = 'viceversa';
export const database = 'viceversa';

function run(identity: Identity, programs: Programs, command: string[]): Promise<void> {
  const [file = '', ...args] = [...identity.prefix, ...command];
  const options: SpawnOptions = { ...identity.as, env: programs.env, cwd: '/', timeout: initdbTimeoutMs };
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000);
    };
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}\n${said}`))));
  });
}

function localeOptions(major: number): string[] {
  if (major < 17) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function checkMajor(dataDir: string, found: number, own: number): void {
  if (found === own) return;
  const [code, advice] =
    found > own
      ? (['data-folder-newer', `Start the Viceversa that wrote it, or restore a backup of this version.`] as const)
      : ([
          'data-folder-older',
          `Start the Viceversa that wrote it and take a portable backup, then start this one with an empty data folder and restore that backup.`,
        ] as const);
  throw embeddedPostgresError(
    code,
    `The data folder ${dataDir} was written by PostgreSQL ${found}, and this Viceversa brings PostgreSQL ${own}. Nothing was changed. ${advice}`,
  );
}

/** Major version of the cluster, undefined when there is none yet; refuses a folder that is no cluster. */
export function clusterMajor(dataDir: string, clusterDir: string): number | undefined {
  const file = path.join(clusterDir, 'PG_VERSION');
  if (fs.existsSync(file)) return Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  if (!fs.existsSync(clusterDir)) return undefined;
  if (fs.readdirSync(clusterDir).length === 0) return undefined;
  throw embeddedPostgresError(
    'data-folder-broken',
    `The folder ${clusterDir} holds files but no PostgreSQL database. Leave it as it is and restore the last backup into an empty data folder, or choose another one than ${dataDir}.`,
  );
}

/** Makes our database in a running server that lacks it; after `initdb` that is three times faster than before its start. */
export async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl, connectionTimeoutMillis: 60_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/** A killed start may have left an `initdb` that still writes: what cannot be removed yet, the next start removes. */
function removeDrafts(clusterDir: string): void {
  const folder = path.dirname(clusterDir);
  for (const name of fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(clusterDir)}.new`)))
    try {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch (error) {
      if (codeOf(error) !== 'ENOTEMPTY') throw error;
    }
}

/** Makes the cluster under a name of its own and renames it when it is whole, so a half-made one is never used. */
export async function ensureCluster(
  dataDir: string,
  clusterDir: string,
  identity: Identity,
  programs: Programs,
): Promise<'made' | 'found'> {
  const own = Number.parseInt(identity.version, 10);
  const found = clusterMajor(dataDir, clusterDir);
  removeDrafts(clusterDir);
  if (found !== undefined) {
    checkMajor(dataDir, found, own);
    return 'found';
  }
  const draft = fs.mkdtempSync(`${clusterDir}.new-`);
  if (identity.as.uid !== undefined) fs.chownSync(draft, identity.as.uid, identity.as.gid ?? identity.as.uid);
  const options = ['-U', superuser, '--auth=trust', '--encoding=UTF8', '--no-instructions', ...localeOptions(own)];
  try {
    await run(identity, programs, [programs.initdb, '-D', draft, ...options]);
    fs.rmSync(clusterDir, { recursive: true, force: true });
    fs.renameSync(draft, clusterDir);
    await syncPath(dataDir);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    throw explainFailure(dataDir, error, `PostgreSQL could not make a new database in ${dataDir}. Its own words:`);
  }
  return 'made';
}
