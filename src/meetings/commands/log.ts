import { type Ctx, notFound, nowIso, personIdOf, record, transaction } from '#platform';
import { requirePair } from '../queries/pair.ts';
import { whyNoLog } from '../rules.ts';
import type { MeetingLog } from '../schema.ts';
import { loadMeeting } from './load.ts';
import { meetingRefused } from './refusals.ts';

/** Records one person's own log of a meeting; logging again replaces it, the partner's log is never touched. */
export async function logMeeting(ctx: Ctx, log: MeetingLog & { meetingId: string }): Promise<void> {
  const personId = personIdOf(ctx.actor);
  if (!personId) throw notFound();
  await transaction(ctx, async (ctx) => {
    const { row, facts } = await loadMeeting(ctx, log.meetingId);
    const pair = await requirePair(ctx, row.mentorshipId, 'log', row.id);
    const reason = whyNoLog(facts, ctx.clock.now());
    if (reason) throw meetingRefused({ detail: reason });
    const taps: MeetingLog = log.wasHeld ? log : { wasHeld: false };
    const values = {
      wasHeld: log.wasHeld,
      worthIt: taps.worthIt ?? null,
      couldSpeak: taps.couldSpeak ?? null,
      nextClear: taps.nextClear ?? null,
      minutesSpent: taps.minutesSpent ?? null,
      loggedAt: nowIso(ctx),
    };
    await ctx.db
      .insertInto('meetingLogs')
      .values({ meetingId: row.id, personId, ...values })
      .onConflict((oc) => oc.columns(['meetingId', 'personId']).doUpdateSet(values))
      .execute();
    await record(ctx, {
      type: 'meeting-logged',
      subject: { kind: 'meeting', id: row.id },
      programmeId: pair.programmeId,
      data: { mentorshipId: pair.mentorshipId },
    });
  });
}
