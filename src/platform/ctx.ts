import type { Clock } from './clock.ts';
import { toIso } from './clock.ts';
import type { Config } from './config.ts';
import type { Db } from './db/index.ts';
import type { Ids } from './ids.ts';
import type { JobSender } from './jobs/index.ts';
import type { Log } from './log.ts';

/** A role somebody holds; `programmeId` null means everywhere. */
export type Grant = { role: string; programmeId: string | null };

/** Who acts: every door names one, nothing reads an ambient user. */
export type Actor =
  | { kind: 'person'; personId: string; sessionId: string; grants: readonly Grant[] }
  /** Somebody who followed a link from a mail: may do what the link is for, on its subject, nothing else. */
  | { kind: 'link'; personId: string; purpose: string; subjectId: string | null; linkId: string }
  /** Whoever can start the command line on the machine. */
  | { kind: 'operator' }
  | { kind: 'system'; job: string }
  | { kind: 'visitor' };

/** What every command and query is given first. */
export type Ctx = {
  db: Db;
  actor: Actor;
  clock: Clock;
  ids: Ids;
  log: Log;
  jobs: JobSender;
  config: Config;
  requestId: string;
  /** Language of the answer, a BCP 47 tag such as `en` or `de`. */
  locale: string;
};

/** Now, as it is stored. */
export const nowIso = (ctx: Pick<Ctx, 'clock'>): string => toIso(ctx.clock.now());

/** Today's date in a time zone, as it is stored (`YYYY-MM-DD`). */
export const todayIn = (ctx: Pick<Ctx, 'clock'>, timeZone: string): string =>
  ctx.clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const personIdOf = (actor: Actor): string | null =>
  actor.kind === 'person' || actor.kind === 'link' ? actor.personId : null;

/** True when the actor holds one of the roles for this programme, or for all of them. */
export function hasRole(actor: Actor, roles: readonly string[], programmeId?: string | null): boolean {
  if (actor.kind === 'operator') return true;
  if (actor.kind !== 'person') return false;
  return actor.grants.some(
    (grant) => roles.includes(grant.role) && (grant.programmeId === null || grant.programmeId === programmeId),
  );
}

/** True when the actor is a person who holds one of the roles, in whatever programme. */
export const hasRoleAnywhere = (actor: Actor, roles: readonly string[]): boolean =>
  actor.kind === 'person' && actor.grants.some((grant) => roles.includes(grant.role));

/** Runs `work` in one transaction; inside another it joins it. The inner ctx shadows the outer on purpose. */
export async function transaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }));
}
