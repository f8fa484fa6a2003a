import { type Ctx, nowIso, personIdOf, record, transaction } from '#platform';
import { requirePair } from '../queries/pair.ts';
import { whyNoChange } from '../rules.ts';
import { loadMeeting } from './load.ts';
import { sideOf } from './move.ts';
import { meetingRefused } from './refusals.ts';

/** Cancels a meeting that was not held; its number is free again. */
export async function cancelMeeting(ctx: Ctx, meetingId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { row, facts } = await loadMeeting(ctx, meetingId);
    const pair = await requirePair(ctx, row.mentorshipId, 'plan');
    const reason = whyNoChange(facts);
    if (reason) throw meetingRefused({ detail: reason });
    const sequence = row.calendarSequence + 1;
    const changedAt = nowIso(ctx);
    await ctx.db
      .updateTable('meetings')
      .set({ cancelledAt: changedAt, calendarSequence: sequence })
      .where('id', '=', meetingId)
      .execute();
    await ctx.db
      .insertInto('meetingChanges')
      .values({
        id: ctx.ids.next(),
        meetingId,
        kind: 'cancelled',
        side: sideOf(ctx, pair.members),
        fromStartsAt: row.startsAt,
        toStartsAt: null,
        changedAt,
        changedBy: personIdOf(ctx.actor),
      })
      .execute();
    await record(ctx, {
      type: 'meeting-cancelled',
      subject: { kind: 'meeting', id: meetingId },
      programmeId: pair.programmeId,
      data: { mentorshipId: pair.mentorshipId, sequence },
    });
  });
}
