import { type Ctx, notFound } from '#platform';
import type { MeetingFacts } from '../rules.ts';

/** Takes the mentorship's turn, so that two who plan at once do so one after the other. */
export async function lockMentorship(ctx: Ctx, mentorshipId: string): Promise<void> {
  await ctx.db
    .selectFrom('mentorships')
    .select('id')
    .where('id', '=', mentorshipId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The meeting, locked, with what rules ask about it; not-found when there is none. */
export async function loadMeeting(ctx: Ctx, meetingId: string) {
  const row = await ctx.db
    .selectFrom('meetings')
    .selectAll()
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const held = await ctx.db
    .selectFrom('meetingLogs')
    .select('personId')
    .where('meetingId', '=', meetingId)
    .where('wasHeld', '=', true)
    .limit(1)
    .executeTakeFirst();
  const facts: MeetingFacts = {
    startsAt: row.startsAt,
    durationMinutes: row.durationMinutes,
    isCancelled: row.cancelledAt !== null,
    isHeld: held !== undefined,
  };
  return { row, facts };
}
