import {
  type Ctx,
  conflict,
  defineProblem,
  notAllowed,
  notFound,
  nowIso,
  personIdOf,
  record,
  transaction,
} from '#platform';
import { canHandle } from '../access.ts';
import { conflictFor } from '../queries/concerns.ts';
import { unnamed } from './raise-concern.ts';

export const caseTaken = defineProblem(
  'case-taken',
  409,
  /*i18n*/ 'Somebody has this case',
  /*i18n*/ 'Another case handler took it. Talk to them if you know something that helps.',
);

async function openFor(ctx: Ctx, concernId: string) {
  if (!canHandle(ctx.actor)) throw notAllowed();
  const handlerId = personIdOf(ctx.actor);
  const concern = await ctx.db
    .selectFrom('safeguarding.concerns')
    .select(['id', 'reporterId', 'mentorshipId'])
    .where('id', '=', concernId)
    .forUpdate()
    .executeTakeFirst();
  if (!concern || !handlerId || (await conflictFor(ctx, handlerId, concern))) throw notFound();
  return { handlerId, concern };
}

/** Takes a concern as one's case; `case-taken` when somebody else has it. */
export async function takeCase(ctx: Ctx, concernId: string): Promise<void> {
  if (!canHandle(ctx.actor)) throw notAllowed();
  await transaction(ctx, async (ctx) => {
    const { handlerId } = await openFor(ctx, concernId);
    const held = await ctx.db
      .selectFrom('safeguarding.cases')
      .select('handlerId')
      .where('concernId', '=', concernId)
      .executeTakeFirst();
    if (held && held.handlerId !== handlerId) throw caseTaken();
    if (held) return;
    await ctx.db
      .insertInto('safeguarding.cases')
      .values({ concernId, handlerId, takenAt: nowIso(ctx) })
      .execute();
    await record(unnamed(ctx), { type: 'case-taken', subject: { kind: 'concern', id: concernId } });
  });
}

/** Closes one's own case with a sentence on how it ended. */
export async function closeCase(ctx: Ctx, concernId: string, outcome: string): Promise<void> {
  if (!canHandle(ctx.actor)) throw notAllowed();
  await transaction(ctx, async (ctx) => {
    const { handlerId } = await openFor(ctx, concernId);
    const done = await ctx.db
      .updateTable('safeguarding.cases')
      .set({ closedAt: nowIso(ctx), outcome })
      .where('concernId', '=', concernId)
      .where('handlerId', '=', handlerId)
      .where('closedAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw conflict();
    await record(unnamed(ctx), { type: 'case-closed', subject: { kind: 'concern', id: concernId } });
  });
}
