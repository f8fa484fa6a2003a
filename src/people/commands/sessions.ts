import { type Ctx, notFound, notSignedIn, record, transaction } from '#platform';
import { revokeSessions } from './begin-session.ts';

/** The signed-in actor, or `not-signed-in`. */
export function requireSession(ctx: Ctx) {
  if (ctx.actor.kind !== 'person') throw notSignedIn();
  return ctx.actor;
}

/** Ends one of one's own sessions; a session of somebody else is not found. */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  const { personId } = requireSession(ctx);
  await transaction(ctx, async (ctx) => {
    const ended = await revokeSessions(ctx, personId, { only: [sessionId] });
    if (ended === 0) throw notFound();
    await record(ctx, { type: 'session-ended', subject: { kind: 'person', id: personId }, data: { sessionId } });
  });
}

/** Ends all of one's sessions but this one; returns how many. */
export async function endOtherSessions(ctx: Ctx): Promise<number> {
  const { personId, sessionId } = requireSession(ctx);
  return transaction(ctx, async (ctx) => {
    const ended = await revokeSessions(ctx, personId, { except: sessionId });
    await record(ctx, { type: 'session-ended', subject: { kind: 'person', id: personId }, data: { others: ended } });
    return ended;
  });
}

/** Signs out: this session ends. Signing out twice is no fault. */
export async function signOut(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  const { personId, sessionId } = ctx.actor;
  await transaction(ctx, async (ctx) => {
    const ended = await revokeSessions(ctx, personId, { only: [sessionId] });
    if (ended === 0) return;
    await record(ctx, { type: 'signed-out', subject: { kind: 'person', id: personId }, data: { sessionId } });
  });
}
