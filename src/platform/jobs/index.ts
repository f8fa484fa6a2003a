import { type JobResult, PgBoss, type Job as Taken } from 'pg-boss';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/index.ts';
import type { Listener } from '../events.ts';
import type { Log } from '../log.ts';
import { bossOn } from './boss-on.ts';
import { hearEvent } from './hear-event.ts';

/** Work that happens after commit, at least once: `run` must be idempotent. */
export type Job<Data extends object = object> = {
  name: string;
  run: (ctx: Ctx, data: Data) => Promise<void>;
  /** How many are taken together, for jobs that come by the hundred; one after the other, a second apart, unless given. */
  atOnce?: number;
  /** Tries after the first; the default is 5, with growing pauses. */
  retryLimit?: number;
  /** A clock job: five cron fields, UTC, and once at every start; it is sent empty data. */
  cron?: string;
};

/** Sends work inside the caller's transaction: it exists exactly if the transaction commits. */
export type JobSender = {
  send(db: Db, name: string, data: object): Promise<void>;
  /** One job for each listener of each event's type. */
  announce(db: Db, events: readonly { id: string; type: string }[]): Promise<void>;
};

export type Jobs = JobSender & {
  /** Starts the workers and the clock jobs. */
  work(): Promise<void>;
  /** Runs everything that is due, and what that sends, until nothing is left; returns how many ran. */
  drain(): Promise<number>;
  stop(): Promise<void>;
};

/** Nobody listens: for bulk seeds whose consequences are seeded too. */
export const noJobs: JobSender = { send: async () => undefined, announce: async () => undefined };

export const defineJob = <Data extends object>(job: Job<Data>): Job<Data> => job;

/** Sends a job within the current transaction. */
export const enqueue = <Data extends object>(ctx: Ctx, job: Job<Data>, data: Data): Promise<void> =>
  ctx.jobs.send(ctx.db, job.name, data);

const EVENTS = 'events';

export type JobsOptions = {
  url: string;
  log: Log;
  jobs: readonly Job[];
  listeners: readonly Listener[];
  /** A fresh ctx for one job run. */
  ctxFor: (job: string) => Ctx;
};

/** Opens the queue on the same database; `work()` begins to take jobs. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { log, listeners } = options;
  const events: Job<{ eventId: string; listener: string }> = {
    name: EVENTS,
    run: (ctx, data) => hearEvent(ctx, listeners, data),
    atOnce: 50,
  };
  const all: Job[] = [...options.jobs, events as Job];
  const boss = new PgBoss({ connectionString: options.url, max: 4, schema: 'jobs', supervise: true, schedule: true });
  boss.on('error', (error) => log.error({ error: error.message }, 'job queue'));
  await boss.start();
  await createQueues(boss, all);
  const { run, settle } = runner(options);

  return {
    send: async (db, name, data) => {
      await boss.send(name, data, { db: bossOn(db) });
    },
    announce: async (db, recorded) => {
      const heard = recorded.flatMap(({ id, type }) =>
        listeners
          .filter((listener) => listener.types.includes(type))
          .map((listener) => ({ data: { eventId: id, listener: listener.name } })),
      );
      if (heard.length > 0) await boss.insert(EVENTS, heard, { db: bossOn(db) });
    },
    work: async () => {
      for (const job of all) {
        const pace = { pollingIntervalSeconds: 1, batchSize: job.atOnce ?? 1, burstWhenBatchFull: true };
        await boss.work<object>(job.name, { ...pace, perJobResults: true }, async (items) => {
          const results: JobResult[] = [];
          for (const item of items) results.push(await settle(job, item));
          return results;
        });
        if (!job.cron) continue;
        await boss.schedule(job.name, job.cron, {});
        await boss.send(job.name, {}); // its hour may have passed while nothing ran
      }
    },
    drain: async () => {
      let count = 0;
      for (let found = true; found; ) {
        found = false;
        for (const job of all) {
          const items = await boss.fetch<object>(job.name, { batchSize: 100 });
          for (const item of items) {
            found = true;
            count += 1;
            await run(job, item.id, item.data);
            await boss.complete(job.name, item.id);
          }
        }
      }
      return count;
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  };
}

async function createQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const job of jobs) {
    if (existing.has(job.name)) continue;
    await boss.createQueue(job.name, {
      retryLimit: job.retryLimit ?? 5,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: 900,
    });
  }
}

function runner({ log, ctxFor }: JobsOptions) {
  const run = async (job: Job, id: string, data: unknown) => {
    const ctx = ctxFor(job.name);
    await job.run({ ...ctx, requestId: id, log: ctx.log.child({ job: job.name, id }) }, (data ?? {}) as object);
  };
  const settle = async (job: Job, { id, data, signal }: Taken<object>): Promise<JobResult> => {
    if (signal.aborted) return { id, status: 'failed', output: { message: 'stopped before it began' } };
    try {
      await run(job, id, data);
      return { id, status: 'completed' };
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      log.error({ job: job.name, id, error: message, stack }, 'a job failed; it is tried again while tries are left');
      return { id, status: 'failed', output: { message } };
    }
  };
  return { run, settle };
}
