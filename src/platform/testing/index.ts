import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { Hono as HonoApp } from 'hono';
import pg from 'pg';
import { inject } from 'vitest';
import { type Clock, fixedClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { type Db, openDatabase } from '../db/index.ts';
import { withDatabase } from '../db/with-database.ts';
import type { Listener } from '../events.ts';
import { problemResponse, toProblem } from '../http/problem-response.ts';
import { systemIds } from '../ids.ts';
import { type Job, type Jobs, noJobs, openJobs } from '../jobs/index.ts';
import { silentLog } from '../log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    templateName: string;
  }
}

export type World = {
  db: Db;
  url: string;
  clock: Clock & { set(at: string): void; advance(duration: Temporal.DurationLike): void };
  config: Config;
  /** A ctx for an actor; the operator when none is named. */
  ctx(actor?: Actor): Ctx;
  /** Runs all due jobs (0 when the world was opened without jobs). */
  drain(): Promise<number>;
  /** Sends a request to a room's routes as an actor; the answer's JSON comes parsed. */
  request(routes: Routes, actor: Actor, method: string, path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
};
type Routes = Pick<Hono, 'fetch'>;
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever a route answers
export type Answer = { status: number; body: any; text: string; headers: Headers };

const START = '2026-03-02T09:00:00Z';

const operator: Actor = { kind: 'operator' };

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A migrated database of its own (cloned from a template), a clock that stands still, and a ctx maker. */
export async function openWorld(
  options: { jobs?: readonly Job[]; listeners?: readonly Listener[]; at?: string; env?: Record<string, string> } = {},
): Promise<World> {
  const server = inject('databaseUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name} template ${inject('templateName')}`);
  const url = withDatabase(server, name);
  const opened = openDatabase(url, silentLog, { max: 6 });
  const clock = fixedClock(options.at ?? START);
  const config = readConfig({ NODE_ENV: 'test', SECRET: 'a secret for tests, long enough to pass', ...options.env });
  let jobs: Jobs | undefined;
  const ctx = (actor: Actor = operator): Ctx => ({
    db: opened.db,
    actor,
    clock,
    ids: systemIds,
    log: silentLog,
    jobs: jobs ?? noJobs,
    config,
    requestId: 'test',
    locale: 'en',
  });
  if (options.jobs || options.listeners) {
    jobs = await openJobs({
      url,
      log: silentLog,
      jobs: options.jobs ?? [],
      listeners: options.listeners ?? [],
      ctxFor: (job) => ctx({ kind: 'system', job }),
    });
  }
  return {
    db: opened.db,
    url,
    clock,
    config,
    ctx,
    drain: async () => (jobs ? jobs.drain() : 0),
    request: (routes, actor, method, path, body) => send(routes, ctx(actor), method, path, body),
    close: async () => {
      await jobs?.stop();
      await opened.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function send(routes: Routes, ctx: Ctx, method: string, path: string, body: unknown): Promise<Answer> {
  const app = new HonoApp<{ Variables: { ctx: Ctx; nonce: string } }>();
  app.use(async (context, next) => {
    context.set('ctx', ctx);
    context.set('nonce', 'test-nonce');
    await next();
  });
  app.onError((error) => problemResponse(toProblem(error, ctx), ctx));
  app.route('/', routes as HonoApp<{ Variables: { ctx: Ctx; nonce: string } }>);
  const isForm = body instanceof URLSearchParams || body instanceof FormData;
  const init: RequestInit = { method };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  if (body !== undefined && !isForm) init.headers = { 'content-type': 'application/json' };
  const response = await app.request(path, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? JSON.parse(text) : undefined, text, headers: response.headers };
}

/** A signed-in person with roles, for tests: `asPerson(id, ['coordinator'])`. */
export const asPerson = (
  personId: string,
  roles: readonly string[] = [],
  programmeId: string | null = null,
): Actor => ({
  kind: 'person',
  personId,
  sessionId: '00000000-0000-7000-8000-000000000001',
  grants: roles.map((role) => ({ role, programmeId })),
});
