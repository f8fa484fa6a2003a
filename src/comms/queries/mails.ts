import { type Ctx, hasRole, notFound } from '#platform';

/** Mails may be read in the viewer only where no server sends them: while trying, or by an administrator. */
export function isViewable(ctx: Ctx): boolean {
  if (ctx.config.SMTP_URL) return false;
  return ctx.config.NODE_ENV !== 'production' || hasRole(ctx.actor, ['administrator']);
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
