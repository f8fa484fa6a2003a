import { type Ctx, toIso } from '#platform';
import { hoursOf, isInHours, suggest } from '../rules.ts';
import type { SuggestedTime } from '../schema.ts';
import { otherMeetings } from './meetings.ts';
import { requirePair } from './pair.ts';

/** Up to `count` times for the next meeting: a cadence after the last one, within both sides' hours where they meet. */
export async function suggestTimes(ctx: Ctx, mentorshipId: string, count = 5): Promise<SuggestedTime[]> {
  const pair = await requirePair(ctx, mentorshipId, 'plan');
  const enrolments = await ctx.db
    .selectFrom('enrolments')
    .select(['personId', 'availability', 'timeZone'])
    .where('programmeId', '=', pair.programmeId)
    .where('personId', 'in', [...pair.memberIds])
    .execute();
  const others = await otherMeetings(ctx, mentorshipId, null);
  const members = pair.members.map((member) => {
    const enrolment = enrolments.find((candidate) => candidate.personId === member.personId);
    return { ...member, timeZone: enrolment?.timeZone ?? member.timeZone, hours: hoursOf(enrolment?.availability) };
  });
  const last = others.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).at(-1);
  const timeZone = last?.timeZone ?? members.find((member) => member.side === 'mentor')?.timeZone ?? pair.timeZone;
  const usual = last
    ? Temporal.Instant.from(last.startsAt)
        .toZonedDateTimeISO(timeZone)
        .toPlainTime()
        .toString({ smallestUnit: 'minute' })
    : '10:00';
  const soonest = ctx.clock.now().add({ hours: 48 });
  const wanted = last
    ? Temporal.Instant.from(last.startsAt).toZonedDateTimeISO(timeZone).add({ days: pair.cadenceDays }).toInstant()
    : soonest;
  const from = Temporal.Instant.compare(wanted, soonest) > 0 ? wanted : soonest;
  const minutes = pair.meetingMinutes;
  const times = suggest({ from, members, minutes, taken: others, usual: { timeZone, time: usual }, count });
  return times.map((at) => {
    const people = members.map((member) => ({
      personId: member.personId,
      timeZone: member.timeZone,
      localStart: local(at.withTimeZone(member.timeZone)),
      isInHours: isInHours(member, at.toInstant(), minutes),
    }));
    return {
      startsAt: toIso(at.toInstant()),
      localStart: local(at),
      timeZone,
      durationMinutes: minutes,
      people,
      isFair: people.every((person) => person.isInHours),
    };
  });
}

const local = (at: Temporal.ZonedDateTime): string => at.toPlainDateTime().toString({ smallestUnit: 'minute' });
