import fs from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../files/index.ts';
import { database, ensureCluster } from './cluster.ts';
import { chooseIdentity } from './identity.ts';
import { type Ownership, presentOwner, takeOwnership } from './ownership.ts';
import { settlePreviousServer } from './previous-server.ts';
import { explainFailure } from './problems.ts';
import { signal } from './processes.ts';
import { findPrograms } from './programs.ts';
import { type Ended, startServer, urlOf } from './server.ts';
import { runningSocketFolder, socketFolder } from './socket-folder.ts';

export {
  type EmbeddedPostgresCode,
  type EmbeddedPostgresError,
  explainDisk,
  isEmbeddedPostgresError,
} from './problems.ts';
export type { Ended };

type Say = (details: object, message: string) => void;

export type EmbeddedPostgresOptions = {
  /** Ours alone; made when absent. Holds the database in `cluster/`. */
  dataDir: string;
  log: { debug: Say; info: Say; warn: Say; error: Say };
  /** `binaries`: a folder with `bin/postgres` of another version, instead of the installed package. */
  settings?: { binaries?: string };
  /** Called once when the server ends without `stop`. */
  onExit?: (ended: Ended) => void;
};

export type EmbeddedPostgres = { url: string; pid: number; version: string; stop(): Promise<void> };

function openFolder(dataDir: string): string {
  try {
    makeFolder(dataDir);
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return fs.realpathSync(dataDir);
  } catch (error) {
    throw explainFailure(dataDir, error, `The data folder ${dataDir} cannot be used. Choose another one.`);
  }
}

/** Keeps every server out of the data folder until `release`; refuses when one owns it. */
export function holdDataFolder(dataDir: string): Promise<Ownership> {
  return takeOwnership(openFolder(path.resolve(dataDir)), () => undefined);
}

/** The address of the server that another process of this computer runs in the data folder now. */
export function findEmbeddedPostgres(dataDir: string): { url: string; owner: number } | undefined {
  if (!fs.existsSync(dataDir)) return undefined;
  const folder = fs.realpathSync(dataDir);
  const owner = presentOwner(folder);
  const socketDir = runningSocketFolder(folder);
  return owner && socketDir ? { url: urlOf(socketDir, database), owner } : undefined;
}

function listener(log: EmbeddedPostgresOptions['log']): (line: string) => void {
  return (line) => {
    const [, severity = '', text = line] = /^([A-Z]+): {2}(.*)$/.exec(line) ?? [];
    const say = severity === 'FATAL' || severity === 'PANIC' ? log.warn : log.debug;
    say.call(log, { part: 'postgres', severity }, text);
  };
}

/**
 * Starts PostgreSQL in the data folder and returns when it accepts connections.
 * Throws an EmbeddedPostgresError whose message is a sentence with the next step.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openFolder(path.resolve(options.dataDir));
  try {
    return await startOwned(dataDir, options);
  } catch (error) {
    throw explainFailure(dataDir, error, `The embedded database could not start in ${dataDir}.`);
  }
}

async function startOwned(dataDir: string, { log, settings, onExit }: EmbeddedPostgresOptions) {
  const clusterDir = path.join(dataDir, 'cluster');
  const ownership = await takeOwnership(dataDir, () =>
    log.info({ dataDir }, 'Watching for a few seconds whether another computer still uses the data folder'),
  );
  try {
    const programs = findPrograms(path.join(dataDir, 'libraries'), settings?.binaries);
    const identity = chooseIdentity(programs, dataDir, clusterDir);
    const cluster = await ensureCluster(dataDir, clusterDir, identity, programs);
    if (cluster === 'found')
      await settlePreviousServer(clusterDir, (pid) =>
        log.warn({ pid, dataDir }, 'Stopping the PostgreSQL that a killed Viceversa left running'),
      );
    const socketDir = socketFolder(dataDir, identity.as);
    const server = await startServer(dataDir, socketDir, identity, programs, listener(log));
    const { pid } = server;
    const { version } = identity;
    log.info({ pid, version, dataDir, cluster, runsAs: identity.name }, 'Embedded PostgreSQL is ready');
    let stopping = false;
    const onProcessExit = () => {
      signal(pid, 'SIGINT');
      ownership.release();
    };
    process.once('exit', onProcessExit);
    void server.ended.then((ended) => {
      process.removeListener('exit', onProcessExit);
      ownership.release();
      if (stopping) return;
      log.error({ pid, code: ended.code, signal: ended.signal }, 'The embedded PostgreSQL ended unexpectedly');
      onExit?.(ended);
    });
    const stop = async () => {
      stopping = true;
      await server.stop();
    };
    return { url: urlOf(socketDir, database), pid, version, stop };
  } catch (error) {
    ownership.release();
    throw error;
  }
}
