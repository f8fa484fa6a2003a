import { sql } from 'kysely';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { MailHealth } from '../schema.ts';

const tooLongMinutes = 30;

/** How the outbox stands, without addresses or content: what waits, what fails, what was given up. */
export async function mailHealth(ctx: Ctx): Promise<MailHealth> {
  if (!can(ctx.actor, 'watch')) throw notAllowed();
  const row = await ctx.db
    .selectFrom('mails')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('sentAt', 'is', null).filterWhere('abandonedAt', 'is', null).as('waiting'),
      eb.fn
        .countAll<number>()
        .filterWhere('sentAt', 'is', null)
        .filterWhere('abandonedAt', 'is', null)
        .filterWhere('lastError', 'is not', null)
        .as('failing'),
      eb.fn.countAll<number>().filterWhere('abandonedAt', 'is not', null).as('abandoned'),
      eb.fn.max('sentAt').as('lastSentAt'),
      eb.fn
        .min('createdAt')
        .filterWhere('sentAt', 'is', null)
        .filterWhere('abandonedAt', 'is', null)
        .as('oldestWaitingAt'),
    ])
    .executeTakeFirstOrThrow();
  const fault = await ctx.db
    .selectFrom('mails')
    .select('lastError')
    .where('lastError', 'is not', null)
    .where('sentAt', 'is', null)
    .orderBy(sql`coalesce(abandoned_at, next_attempt_at)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  const floor = ctx.clock.now().subtract({ minutes: tooLongMinutes }).toString({ fractionalSecondDigits: 3 });
  return {
    way: ctx.config.SMTP_URL ? 'smtp' : 'folder',
    ...row,
    lastError: fault?.lastError ?? null,
    isWell: row.abandoned === 0 && row.failing === 0 && (row.oldestWaitingAt === null || row.oldestWaitingAt > floor),
  };
}
