import { type Ctx, defineProblem, nowIso, record, todayIn, transaction } from '#platform';
import { requireLive } from './require-live.ts';
import { withoutActor } from './without-actor.ts';

export const pausePast = defineProblem(
  'pause-in-the-past',
  422,
  /*i18n*/ 'This day has passed',
  /*i18n*/ 'Choose a later day to go on, or leave it open.',
);

/** Pauses until a day, or until somebody resumes; who asked is not kept. Pausing again changes the day. */
export async function pauseMentorship(ctx: Ctx, id: string, resumesOn: string | null): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, id);
    if (resumesOn !== null && resumesOn <= todayIn(ctx, 'UTC')) throw pausePast();
    await endPause(ctx, id);
    await ctx.db
      .insertInto('mentorshipPauses')
      .values({ id: ctx.ids.next(), mentorshipId: id, pausedAt: nowIso(ctx), resumesOn })
      .execute();
    await record(withoutActor(ctx), {
      type: 'mentorship-paused',
      subject: { kind: 'mentorship', id },
      programmeId: row.programmeId,
      data: { resumesOn },
    });
  });
}

/** Goes on after a pause; resuming what is not paused changes nothing. */
export async function resumeMentorship(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, id);
    if (row.pausedAt === null) return;
    await endPause(ctx, id);
    await record(withoutActor(ctx), {
      type: 'mentorship-resumed',
      subject: { kind: 'mentorship', id },
      programmeId: row.programmeId,
    });
  });
}

async function endPause(ctx: Ctx, mentorshipId: string): Promise<void> {
  await ctx.db
    .updateTable('mentorshipPauses')
    .set({ resumedAt: nowIso(ctx) })
    .where('mentorshipId', '=', mentorshipId)
    .where('resumedAt', 'is', null)
    .execute();
}
