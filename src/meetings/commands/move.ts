import { type Ctx, invalidInput, nowIso, personIdOf, record, toIso, transaction } from '#platform';
import { otherMeetings } from '../queries/meetings.ts';
import { requirePair } from '../queries/pair.ts';
import { instantOf, whyNoChange, whyNoMeeting, whyNotAt } from '../rules.ts';
import type { NewTime } from '../schema.ts';
import { loadMeeting, lockMentorship } from './load.ts';
import { meetingRefused } from './refusals.ts';

/** Moves a meeting that was not held, or changes its place; calendars follow by its growing sequence. */
export async function moveMeeting(ctx: Ctx, change: NewTime & { meetingId: string }): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { row, facts } = await loadMeeting(ctx, change.meetingId);
    const pair = await requirePair(ctx, row.mentorshipId, 'plan');
    await lockMentorship(ctx, row.mentorshipId);
    const closed = whyNoMeeting(pair.state) ?? whyNoChange(facts);
    if (closed) throw meetingRefused({ detail: closed });
    const start = instantOf(change.localStart, change.timeZone);
    if ('reason' in start) throw invalidInput({ errors: { localStart: start.reason } });
    const span = { startsAt: toIso(start), durationMinutes: change.durationMinutes ?? row.durationMinutes };
    const reason = whyNotAt(span, ctx.clock.now(), await otherMeetings(ctx, row.mentorshipId, row.id));
    if (reason) throw invalidInput({ errors: { localStart: reason } });
    const place = change.place ?? row.place;
    const videoUrl = change.videoUrl === undefined ? row.videoUrl : change.videoUrl;
    const isNewTime = span.startsAt !== row.startsAt;
    const isSame =
      !isNewTime && span.durationMinutes === row.durationMinutes && place === row.place && videoUrl === row.videoUrl;
    if (isSame && change.timeZone === row.timeZone) return;
    const sequence = row.calendarSequence + 1;
    await ctx.db
      .updateTable('meetings')
      .set({ ...span, timeZone: change.timeZone, place, videoUrl, calendarSequence: sequence })
      .where('id', '=', row.id)
      .execute();
    if (isNewTime) {
      await ctx.db
        .insertInto('meetingChanges')
        .values({
          id: ctx.ids.next(),
          meetingId: row.id,
          kind: 'moved',
          side: sideOf(ctx, pair.members),
          fromStartsAt: row.startsAt,
          toStartsAt: span.startsAt,
          changedAt: nowIso(ctx),
          changedBy: personIdOf(ctx.actor),
        })
        .execute();
    }
    await record(ctx, {
      type: 'meeting-moved',
      subject: { kind: 'meeting', id: row.id },
      programmeId: pair.programmeId,
      data: { mentorshipId: pair.mentorshipId, sequence, isNewTime },
    });
  });
}

/** Which side acts; null for the operator or a job. */
export const sideOf = (ctx: Ctx, members: readonly { personId: string; side: 'mentor' | 'mentee' }[]) =>
  members.find((member) => member.personId === personIdOf(ctx.actor))?.side ?? null;
