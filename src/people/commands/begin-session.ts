import type { Insertable } from 'kysely';
import { type Ctx, type DB, notSignedIn, nowIso, pgFault, record, sha256, transaction } from '#platform';

export const SESSION_DAYS = 30;
const LIVE_AT_ONCE = 20;

export type SignedIn = { personId: string; token: string; maxAgeSeconds: number };
type How = { by: 'link' | 'password' | 'claim'; device: string };

/**
 * The only way a session comes to be, whatever proved who it is; the database refuses it for a person who is not
 * active. A session the browser had before ends, so that nobody can plant one.
 */
export async function beginSession(ctx: Ctx, personId: string, how: How): Promise<SignedIn> {
  // house: the caller has proved who it is (link, password, claim); the gate stands in the database
  return transaction(ctx, async (ctx) => {
    const now = nowIso(ctx);
    const id = ctx.ids.secret();
    const actor = { kind: 'person', personId, sessionId: id, grants: [] } as const;
    const own = { ...ctx, actor };
    const isNew = await ctx.db
      .insertInto('accounts')
      .values({ personId, activatedAt: now })
      .onConflict((oc) => oc.column('personId').doNothing())
      .returning('personId')
      .executeTakeFirst();
    const token = ctx.ids.token();
    await insertSession(ctx, {
      id,
      personId,
      tokenSha256: sha256(token),
      signedInBy: how.by,
      provedAt: now,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: ctx.clock
        .now()
        .add({ hours: 24 * SESSION_DAYS })
        .toString(),
      device: how.device.slice(0, 200),
    });
    if (ctx.actor.kind === 'person') await revokeSessions(ctx, ctx.actor.personId, { only: [ctx.actor.sessionId] });
    await revokeBeyondLimit(ctx, personId);
    const subject = { kind: 'person', id: personId };
    if (isNew) await record(own, { type: 'account-activated', subject, data: { by: how.by } });
    await record(own, { type: 'signed-in', subject, data: { by: how.by, sessionId: id } });
    return { personId, token, maxAgeSeconds: SESSION_DAYS * 86_400 };
  });
}

async function insertSession(ctx: Ctx, row: Insertable<DB['sessions']>): Promise<void> {
  try {
    await ctx.db.insertInto('sessions').values(row).execute();
  } catch (error) {
    if (pgFault(error)?.constraint === 'sessions_of_active_people') throw notSignedIn();
    throw error;
  }
}

/** Ends sessions of a person: all, or only the named ones; returns how many were live. */
export async function revokeSessions(ctx: Ctx, personId: string, which: { only?: string[]; except?: string } = {}) {
  // house: a step of verbs that ask for access and record
  let update = ctx.db
    .updateTable('sessions')
    .set({ revokedAt: nowIso(ctx) })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null);
  if (which.only) update = update.where('id', 'in', which.only);
  if (which.except) update = update.where('id', '!=', which.except);
  return Number((await update.executeTakeFirst()).numUpdatedRows);
}

async function revokeBeyondLimit(ctx: Ctx, personId: string): Promise<void> {
  const old = await ctx.db
    .selectFrom('sessions')
    .select('id')
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .offset(LIVE_AT_ONCE)
    .execute();
  if (old.length > 0) await revokeSessions(ctx, personId, { only: old.map((row) => row.id) });
}
