import { type Ctx, nowIso, record, transaction } from '#platform';
import { requireLive } from './require-live.ts';
import { withoutActor } from './without-actor.ts';

/**
 * Ends a mentorship at once. Who asked and why is stored nowhere, and everybody reads the same sentence (law 3);
 * there is no undo, because an undo would tell who asked.
 */
export async function endMentorship(ctx: Ctx, id: string, kind: 'completed' | 'ended' = 'ended'): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, id, 'end');
    await ctx.db
      .insertInto('mentorshipEndings')
      .values({ mentorshipId: id, endedAt: nowIso(ctx), kind })
      .execute();
    await record(withoutActor(ctx), {
      type: 'mentorship-ended',
      subject: { kind: 'mentorship', id },
      programmeId: row.programmeId,
      data: { members: row.members },
    });
  });
}
