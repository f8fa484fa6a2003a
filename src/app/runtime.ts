import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type Actor,
  type Config,
  type Ctx,
  clockAhead,
  type Db,
  type Jobs,
  type Log,
  migrate,
  noJobs,
  openDatabase,
  openJobs,
  systemIds,
  withSecret,
} from '#platform';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { jobs as jobTable, listeners } from './jobs.ts';

export type Runtime = {
  config: Config;
  log: Log;
  db: Db;
  databaseUrl: string;
  isEmbedded: boolean;
  jobs: Jobs;
  migrationsRun: string[];
  /** A fresh ctx for whoever acts. */
  ctx(actor: Actor, facts?: Partial<Ctx>): Ctx;
  close(): Promise<void>;
};

const silentJobs: Jobs = {
  ...noJobs,
  work: async () => undefined,
  drain: async () => 0,
  stop: async () => undefined,
};

type Options = {
  onDatabaseLost?: () => void;
  /** Use the database of a Viceversa that runs on the same data folder, instead of refusing. */
  mayJoin?: boolean;
  /** Sends no jobs: for a short command that tells nobody. */
  isSilent?: boolean;
};

/** Where the embedded database lives. */
export const embeddedFolder = (config: Pick<Config, 'DATA_DIR'>): string => path.join(config.DATA_DIR, 'postgres');

/** Whether the next start makes its database first. */
export const hasNoDatabase = (config: Config): boolean =>
  config.DATABASE_URL === undefined && !existsSync(embeddedFolder(config));

/** Opens the database (embedded unless DATABASE_URL is set), migrates it and opens the job queue. */
export async function openRuntime(given: Config, log: Log, options: Options = {}): Promise<Runtime> {
  const config = withSecret(given);
  const dataDir = embeddedFolder(config);
  const running = options.mayJoin && !config.DATABASE_URL ? findEmbeddedPostgres(dataDir)?.url : undefined;
  const known = config.DATABASE_URL ?? running;
  const embedded = known
    ? undefined
    : await startEmbeddedPostgres({ dataDir, log, onExit: () => options.onDatabaseLost?.() });
  const databaseUrl = known ?? embedded?.url ?? '';
  const opened = openDatabase(databaseUrl, log);
  let queue: Jobs | undefined;
  const clock = clockAhead(config.CLOCK_AHEAD_HOURS);
  const ctx = (actor: Actor, facts: Partial<Ctx> = {}): Ctx => ({
    db: opened.db,
    actor,
    clock,
    ids: systemIds,
    log,
    jobs: queue ?? noJobs,
    config,
    requestId: systemIds.secret(),
    locale: 'en',
    ...facts,
  });
  try {
    const migrationsRun = await migrate(opened.pool);
    queue = options.isSilent
      ? silentJobs
      : await openJobs({
          url: databaseUrl,
          log,
          jobs: jobTable,
          listeners,
          ctxFor: (job) => ctx({ kind: 'system', job }),
        });
    const jobs = queue;
    return {
      config,
      log,
      db: opened.db,
      databaseUrl,
      isEmbedded: config.DATABASE_URL === undefined,
      jobs,
      migrationsRun,
      ctx,
      close: async () => {
        await jobs.stop();
        await opened.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await queue?.stop();
    await opened.close();
    await embedded?.stop();
    throw error;
  }
}
