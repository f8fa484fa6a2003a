import { type Ctx, notAllowed, notFound, nowIso, personIdOf, record, transaction } from '#platform';
import { canRaise } from '../access.ts';
import type { NewConcern } from '../schema.ts';
import { seal } from './seal.ts';

/** The event names nobody and nothing: who spoke up is known to the case handler alone. */
export const unnamed = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { kind: 'system', job: 'safeguarding' },
  requestId: 'sealed',
});

/** Takes a concern, seals its text and returns its id; without a name when the person asks so. */
export async function raiseConcern(ctx: Ctx, concern: NewConcern): Promise<{ id: string }> {
  if (!canRaise(ctx.actor)) throw notAllowed();
  const reporterId = personIdOf(ctx.actor);
  return transaction(ctx, async (ctx) => {
    const programmeId = await programmeOf(ctx, concern, reporterId);
    const id = ctx.ids.secret();
    await ctx.db
      .insertInto('safeguarding.concerns')
      .values({
        id,
        programmeId,
        reporterId: concern.withName ? reporterId : null,
        mentorshipId: concern.mentorshipId,
        severity: concern.isUrgent ? 's4' : 's3',
        sealedText: seal(ctx.config, id, concern.text),
        raisedAt: nowIso(ctx),
        mayContact: concern.mayContact && concern.withName,
      })
      .execute();
    await record(unnamed(ctx), { type: 'concern-raised', subject: { kind: 'concern', id } });
    return { id };
  });
}

async function programmeOf(ctx: Ctx, concern: NewConcern, reporterId: string | null): Promise<string | null> {
  if (!concern.mentorshipId) return concern.programmeId;
  const own = await ctx.db
    .selectFrom('mentorships')
    .innerJoin('mentorshipMembers', 'mentorshipMembers.mentorshipId', 'mentorships.id')
    .select('programmeId')
    .where('mentorships.id', '=', concern.mentorshipId)
    .where('mentorshipMembers.personId', '=', reporterId)
    .executeTakeFirst();
  if (!own) throw notFound();
  return own.programmeId;
}
