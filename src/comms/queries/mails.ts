import { type Ctx, hasRole, notFound } from '#platform';

const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Mails may be read in the viewer only where no server sends them: by everybody while trying on one's own machine, since
 * their links sign people in, else by an administrator.
 */
export function isViewable(ctx: Ctx): boolean {
  const { SMTP_URL, NODE_ENV, BASE_URL } = ctx.config;
  if (SMTP_URL) return false;
  const isTrial = NODE_ENV !== 'production' && OWN_MACHINE.includes(new URL(BASE_URL).hostname);
  return isTrial || hasRole(ctx.actor, ['administrator']);
}

/** The newest mails of the outbox, for the viewer; optionally of one address. */
export async function listMails(ctx: Ctx, filter: { to?: string | undefined; limit: number }) {
  if (!isViewable(ctx)) throw notFound();
  return ctx.db
    .selectFrom('mails')
    .select(['id', 'kind', 'toAddress', 'subject', 'createdAt', 'sentAt', 'abandonedAt', 'calendarMethod'])
    .$if(filter.to !== undefined, (qb) => qb.where('toAddress', '=', (filter.to ?? '').toLowerCase()))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
}

/** One mail as it was written, for the viewer. */
export async function getMail(ctx: Ctx, id: string) {
  if (!isViewable(ctx)) throw notFound();
  const mail = await ctx.db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst();
  if (!mail) throw notFound();
  return mail;
}
