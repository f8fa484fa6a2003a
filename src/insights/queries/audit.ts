import { type Ctx, notAllowed } from '#platform';
import { canOversee, overseenBy } from '../access.ts';
import { type AuditLine, auditType } from '../schema.ts';

/** What was done in a role, newest first; what people do for themselves is left out, and so is everything about concerns. */
export async function listAudit(ctx: Ctx, page: { limit: number; offset: number }): Promise<AuditLine[]> {
  if (!canOversee(ctx.actor)) throw notAllowed();
  const mine = overseenBy(ctx.actor);
  const rows = await ctx.db
    .selectFrom('events')
    .leftJoin('people', 'people.id', 'events.actorPersonId')
    .leftJoin('programmes', 'programmes.id', 'events.programmeId')
    .select(['events.id', 'events.recordedAt', 'events.type', 'events.actorKind', 'events.programmeId'])
    .select(['people.givenName', 'people.familyName', 'programmes.name as programmeName'])
    .where('events.type', 'in', auditType.options)
    .$if(mine !== null, (query) => query.where('events.programmeId', 'in', [...(mine ?? [])]))
    .orderBy('events.recordedAt', 'desc')
    .orderBy('events.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ givenName, familyName, type, ...row }) => ({
    ...row,
    type: auditType.parse(type),
    actorName: givenName === null ? null : `${givenName} ${familyName ?? ''}`.trim(),
  }));
}
