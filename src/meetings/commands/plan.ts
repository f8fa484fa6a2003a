import { type Ctx, invalidInput, nowIso, personIdOf, record, toIso, transaction } from '#platform';
import { otherMeetings } from '../queries/meetings.ts';
import { requirePair } from '../queries/pair.ts';
import { instantOf, numberFor, whyNoMeeting, whyNotAt } from '../rules.ts';
import type { NewMeeting } from '../schema.ts';
import { findKit, nextKit } from '../seed.ts';
import { lockMentorship } from './load.ts';
import { meetingRefused } from './refusals.ts';

/** Plans a pair's next meeting at a local time in a zone; its number is the first free one. */
export async function planMeeting(
  ctx: Ctx,
  meeting: NewMeeting & { mentorshipId: string },
): Promise<{ id: string; number: number }> {
  await requirePair(ctx, meeting.mentorshipId, 'plan');
  return transaction(ctx, async (ctx) => {
    await lockMentorship(ctx, meeting.mentorshipId);
    const pair = await requirePair(ctx, meeting.mentorshipId, 'plan');
    const closed = whyNoMeeting(pair.state);
    if (closed) throw meetingRefused({ detail: closed });
    const start = instantOf(meeting.localStart, meeting.timeZone);
    if ('reason' in start) throw invalidInput({ errors: { localStart: start.reason } });
    if (meeting.kit !== undefined && !findKit(meeting.kit))
      throw invalidInput({ errors: { kit: /*i18n*/ 'Choose a kit from the list' } });
    const others = await otherMeetings(ctx, pair.mentorshipId, null);
    const span = { startsAt: toIso(start), durationMinutes: meeting.durationMinutes ?? pair.meetingMinutes };
    const reason = whyNotAt(span, ctx.clock.now(), others);
    if (reason) throw invalidInput({ errors: { localStart: reason } });
    const id = ctx.ids.next();
    const kit = meeting.kit ?? nextKit(others.map((other) => other.kit)).key;
    const number = numberFor(
      kit,
      others.map((other) => other.number),
    );
    await ctx.db
      .insertInto('meetings')
      .values({
        id,
        mentorshipId: pair.mentorshipId,
        number,
        ...span,
        timeZone: meeting.timeZone,
        place: meeting.place ?? '',
        videoUrl: meeting.videoUrl ?? null,
        kit,
        plannedBy: personIdOf(ctx.actor),
        createdAt: nowIso(ctx),
      })
      .execute();
    await record(ctx, {
      type: 'meeting-planned',
      subject: { kind: 'meeting', id },
      programmeId: pair.programmeId,
      data: { mentorshipId: pair.mentorshipId, number, sequence: 0 },
    });
    return { id, number };
  });
}
