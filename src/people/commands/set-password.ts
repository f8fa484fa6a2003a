import { type Ctx, defineProblem, invalidInput, limitRate, nowIso, record, revokeLinks, transaction } from '#platform';
import { hashPassword, isPasswordOf } from '#platform/auth';
import { passwordBreach } from '../rules/password.ts';
import { beginSession, revokeSessions, type SignedIn } from './begin-session.ts';
import { requireSession } from './sessions.ts';

export const proveAgain = defineProblem(
  'prove-again',
  403,
  /*i18n*/ 'Show once more that it is you',
  /*i18n*/ 'Give your present password. If you have none or forgot it, sign out, sign in by mail link, and set the password within 15 minutes.',
);

const FRESH: Temporal.DurationLike = { minutes: 15 };

/**
 * Sets or changes one's own password and ends every session; returns the new one. It needs the present password, or
 * a sign-in by link within the last 15 minutes. Refuses weak ones (`invalid-input`).
 */
export async function setPassword(
  ctx: Ctx,
  given: { present?: string | undefined; next: string; device: string },
): Promise<SignedIn> {
  const { personId, sessionId } = requireSession(ctx);
  const known = await ctx.db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.personId')
    .innerJoin('sessions', 'sessions.personId', 'accounts.personId')
    .select(['passwordHash', 'email', 'givenName', 'familyName', 'provedAt', 'signedInBy'])
    .where('accounts.personId', '=', personId)
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
  if (!known) throw proveAgain();
  const reason = passwordBreach(given.next, [known.email ?? '', known.givenName, known.familyName, 'viceversa']);
  if (reason) throw invalidInput({ errors: { next: reason } });
  const isFresh = known.signedInBy !== 'password' && known.provedAt > ctx.clock.now().subtract(FRESH).toString();
  if (!isFresh) await requirePresent(ctx, personId, given.present, known.passwordHash);
  const passwordHash = await hashPassword(given.next);
  return transaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('accounts')
      .set({ passwordHash, passwordChangedAt: nowIso(ctx) })
      .where('personId', '=', personId)
      .execute();
    await revokeSessions(ctx, personId);
    await revokeLinks(ctx, 'sign-in', personId);
    await record(ctx, { type: 'password-changed', subject: { kind: 'person', id: personId } });
    return beginSession(ctx, personId, { by: 'password', device: given.device });
  });
}

async function requirePresent(ctx: Ctx, personId: string, present: string | undefined, hash: string | null) {
  if (!present || !hash) throw proveAgain();
  await limitRate(ctx, `present-password/${personId}`, 10, 900);
  if (await isPasswordOf(present.slice(0, 1000), hash)) return;
  throw invalidInput({ errors: { present: /*i18n*/ 'This is not your present password' } });
}
