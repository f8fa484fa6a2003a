/**
 * Starts PostgreSQL 15, 16 or 17 from npm's binaries, prints its DATABASE_URL and runs a command against it:
 *   node checks/postgres-versions.ts 15 -- npm run test:db
 * Without a command it runs until interrupted; `all` runs the command against each version in turn.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { silentLog } from '../src/platform/log.ts';

const pinned = path.join(import.meta.dirname, 'postgres-versions');
const installed = path.join(import.meta.dirname, '../node_modules/.cache/postgres-versions');
const majors = ['15', '16', '17'];
const installTimeoutMs = 300_000;

function isInstalled(): boolean {
  const lock = 'package-lock.json';
  if (!existsSync(path.join(installed, 'node_modules', '.package-lock.json'))) return false;
  return readFileSync(path.join(pinned, lock), 'utf8') === readFileSync(path.join(installed, lock), 'utf8');
}

/** Their own lockfile pins them, apart from the root's: they are 180 MB that nobody needs to run Viceversa. */
function install(): void {
  if (isInstalled()) return;
  mkdirSync(installed, { recursive: true });
  cpSync(pinned, installed, { recursive: true });
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: installed,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: installTimeoutMs,
  });
  if (npm.status === 0) return;
  rmSync(installed, { recursive: true, force: true });
  throw new Error(
    `npm could not install PostgreSQL 15 to 17 into ${installed}. It needs the registry once; try again.`,
  );
}

function binaries(major: string): string {
  const native = path.join(
    installed,
    'node_modules',
    `postgres-${major}-${process.platform}-${process.arch}`,
    'native',
  );
  if (!existsSync(native)) throw new Error(`npm has no PostgreSQL ${major} for ${process.platform}-${process.arch}.`);
  return native;
}

function run(command: string[], url: string): Promise<number> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function interrupted(): Promise<number> {
  const alive = setInterval(() => undefined, 60_000);
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const)
      process.once(name, () => {
        clearInterval(alive);
        resolve(0);
      });
  });
}

async function against(major: string, command: string[]): Promise<number> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `postgres-${major}-`));
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: silentLog, settings: { binaries: binaries(major) } });
    console.log(`PostgreSQL ${server.version}: DATABASE_URL='${server.url}'`);
    const code = await (command.length > 0 ? run(command, server.url) : interrupted()).finally(server.stop);
    if (command.length > 0) console.log(`PostgreSQL ${server.version}: ${code === 0 ? 'passed' : `failed (${code})`}`);
    return code;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const [wanted = '', dashes, ...command] = process.argv.slice(2);
if (![...majors, 'all'].includes(wanted) || (dashes !== undefined && dashes !== '--')) {
  console.error(`Use: node checks/postgres-versions.ts ${majors.join('|')}|all [-- command …]`);
  process.exit(2);
}
install();
let failed = 0;
for (const major of wanted === 'all' ? majors : [wanted]) failed += (await against(major, command)) === 0 ? 0 : 1;
process.exit(failed === 0 ? 0 : 1);
