import { sql } from 'kysely';
import { type Ctx, enqueue, notAllowed, nowIso, record, transaction } from '#platform';
import { can } from '../access.ts';
import { isMailAddress } from '../rules/addresses.ts';
import { sendMail } from './send-mail.ts';

/**
 * Tries every mail again that was given up, now to the address that the directory has today; for when the mail server or
 * the address was mended. One that still has no plain address, or whose person has left, stays given up.
 */
export async function retryMails(ctx: Ctx): Promise<{ mails: number }> {
  if (!can(ctx.actor, 'retry')) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    const givenUp = await ctx.db
      .selectFrom('mails')
      .innerJoin('people', 'people.id', 'mails.personId')
      .select(['mails.id', sql<string>`coalesce(people.email, to_address)`.as('address')])
      .where('abandonedAt', 'is not', null)
      .where('sentAt', 'is', null)
      .where('people.state', '=', 'active')
      .forUpdate('mails')
      .execute();
    const sendable = givenUp.filter(({ address }) => isMailAddress(address));
    for (const { id, address } of sendable) {
      await ctx.db
        .updateTable('mails')
        .set({ toAddress: address, abandonedAt: null, lastError: null, attempts: 0, nextAttemptAt: nowIso(ctx) })
        .where('id', '=', id)
        .execute();
      await enqueue(ctx, sendMail, { mailId: id });
    }
    const data = { mails: sendable.length };
    await record(ctx, { type: 'mails-retried', subject: { kind: 'outbox', id: ctx.ids.next() }, data });
    return data;
  });
}
