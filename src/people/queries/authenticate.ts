import { sql } from 'kysely';
import { type Actor, type Ctx, type Grant, nowIso, sha256 } from '#platform';
import { sessionToken } from '#platform/auth';

/** A session ends after this long without a request, and at `expires_at` in any case. */
const IDLE: Temporal.DurationLike = { hours: 24 * 14 };
const TOUCH_EVERY: Temporal.DurationLike = { minutes: 10 };

const visitor: Actor = { kind: 'visitor' };

/** Who sends a request, and the language they chose; null for a visitor. */
export async function recognise(ctx: Ctx, request: Request): Promise<{ actor: Actor; locale: string | null }> {
  const token = sessionToken(ctx.config, request);
  if (token === undefined) return { actor: visitor, locale: null };
  const now = ctx.clock.now();
  const found = await ctx.db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .where('sessions.tokenSha256', '=', sha256(token))
    .where('sessions.revokedAt', 'is', null)
    .where('sessions.expiresAt', '>', nowIso(ctx))
    .where('sessions.lastSeenAt', '>', now.subtract(IDLE).toString())
    .where('people.state', '=', 'active')
    .select(['sessions.id', 'sessions.personId', 'sessions.lastSeenAt', 'people.locale'])
    .select((eb) =>
      eb
        .selectFrom('roleGrants')
        .whereRef('roleGrants.personId', '=', 'sessions.personId')
        .where('roleGrants.revokedAt', 'is', null)
        .select(
          sql<Grant[]>`coalesce(jsonb_agg(jsonb_build_object('role', role, 'programmeId', programme_id)), '[]')`.as(
            'grants',
          ),
        )
        .as('grants'),
    )
    .executeTakeFirst();
  if (!found) return { actor: visitor, locale: null };
  if (found.lastSeenAt <= now.subtract(TOUCH_EVERY).toString()) await touch(ctx, found.id);
  const { personId, id: sessionId, locale } = found;
  return { actor: { kind: 'person', personId, sessionId, grants: found.grants ?? [] }, locale };
}

/** The actor of a request: the person of a live session with their roles, else a visitor. */
export const authenticate = async (ctx: Ctx, request: Request): Promise<Actor> => (await recognise(ctx, request)).actor;

const touch = (ctx: Ctx, sessionId: string) =>
  ctx.db
    .updateTable('sessions')
    .set({ lastSeenAt: nowIso(ctx) })
    .where('id', '=', sessionId)
    .execute();
