import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ensureDatabase, superuser } from './cluster.ts';
import type { Identity } from './identity.ts';
import { embeddedPostgresError, explainFailure } from './problems.ts';
import { signal } from './processes.ts';
import type { Programs } from './programs.ts';

const startTimeoutMs = 600_000;
const keptLines = 40;

export type Ended = { code: number | null; signal: NodeJS.Signals | null; lastLines: string[] };
export type Server = { pid: number; ended: Promise<Ended>; stop(): Promise<Ended> };
type Child = ChildProcessByStdio<null, null, Readable>;

/** Statements and details stay out of the log: they hold personal data. */
const options = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'replica',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  logging_collector: 'off',
  log_destination: 'stderr',
};

function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

/** Connection string of the superuser over the socket. */
export function urlOf(socketDir: string, database: string): string {
  return `postgres://${superuser}@/${database}?host=${encodeURIComponent(socketDir)}&port=5432`;
}

function launch(clusterDir: string, socketDir: string, identity: Identity, programs: Programs): Child {
  const set = Object.entries({ ...options, unix_socket_directories: quoted(socketDir), port: '5432' });
  const command = [programs.postgres, '-D', clusterDir, ...set.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [file = '', ...args] = [...identity.prefix, ...command];
  const how = { ...identity.as, env: programs.env, cwd: '/', detached: true } as const;
  return spawn(file, args, { ...how, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Waits for connections that are just closing, then disconnects the others, then leaves the rest to recovery. */
const stopSteps: [NodeJS.Signals, number][] = [
  ['SIGTERM', 500],
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
];

async function stopGently(pid: number, ended: Promise<Ended>): Promise<Ended> {
  for (const [name, waitMs] of stopSteps) {
    signal(pid, name);
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, waitMs, undefined);
    const result = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (result) return result;
  }
  signal(pid, 'SIGKILL');
  return ended;
}

/** Starts the server and waits until it accepts connections to our database; recovery after a crash may take minutes. */
export async function startServer(
  dataDir: string,
  socketDir: string,
  identity: Identity,
  programs: Programs,
  hear: (line: string) => void,
): Promise<Server> {
  const child = launch(path.join(dataDir, 'cluster'), socketDir, identity, programs);
  const lastLines: string[] = [];
  const ready = Promise.withResolvers<void>();
  const end = Promise.withResolvers<Ended>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    if (line.includes('database system is ready to accept connections')) ready.resolve();
    hear(line);
  });
  const words = () => lastLines.filter((line) => !line.startsWith('LOG:')).join('\n') || lastLines.join('\n');
  const refuse = (why: unknown) =>
    ready.reject(explainFailure(dataDir, why, `PostgreSQL did not start in ${dataDir}. Its own words:`));
  child.once('error', refuse);
  child.once('close', (code, name) => {
    end.resolve({ code, signal: name, lastLines });
    refuse(words() || `It ended with ${name ?? `exit code ${code}`}.`);
  });
  const timer = setTimeout(() => {
    ready.reject(
      embeddedPostgresError(
        'start-timeout',
        `PostgreSQL in ${dataDir} was not ready after ${startTimeoutMs / 60_000} minutes. It may still be repairing itself after a crash: start again, and look at the disk if it happens twice.\n${words()}`,
      ),
    );
  }, startTimeoutMs);
  const pid = child.pid ?? 0;
  const stop = () => {
    child.ref();
    return stopGently(pid, end.promise);
  };
  try {
    await ready.promise;
    await ensureDatabase(urlOf(socketDir, 'postgres'));
  } catch (error) {
    if (pid) await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  child.unref();
  return { pid, ended: end.promise, stop };
}
