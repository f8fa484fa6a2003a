import { type Ctx, toIso } from '#platform';
import { hoursOf, isInHours, suggest } from '../rules.ts';
import type { SuggestedTime } from '../schema.ts';
import { otherMeetings } from './meetings.ts';
import { type PairFacts, requirePair } from './pair.ts';

type Options = {
  count?: number | undefined /** The meeting to move; times are then near its own. */;
  movingId?: string | undefined;
};

/** Up to `count` times for the next meeting: a cadence after the last one, within both sides' hours where they meet. */
export async function suggestTimes(ctx: Ctx, mentorshipId: string, options: Options = {}): Promise<SuggestedTime[]> {
  const { count = 5, movingId } = options;
  const pair = await requirePair(ctx, mentorshipId, 'plan');
  const members = await membersWithHours(ctx, pair);
  const meetings = await otherMeetings(ctx, mentorshipId, null);
  const moving = meetings.find((meeting) => meeting.id === movingId);
  const others = meetings.filter((meeting) => meeting !== moving);
  const last = moving ?? others.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).at(-1);
  const timeZone = last?.timeZone ?? members.find((member) => member.side === 'mentor')?.timeZone ?? pair.timeZone;
  const before = last && Temporal.Instant.from(last.startsAt).toZonedDateTimeISO(timeZone);
  const usual = before?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '10:00';
  const soonest = ctx.clock.now().add({ hours: 48 });
  const wanted = before?.add({ days: moving ? -daysBeforeMoving : pair.cadenceDays }).toInstant() ?? soonest;
  const from = Temporal.Instant.compare(wanted, soonest) > 0 ? wanted : soonest;
  const minutes = pair.meetingMinutes;
  const times = suggest({ from, members, minutes, taken: meetings, usual: { timeZone, time: usual }, count });
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

const daysBeforeMoving = 3;

async function membersWithHours(ctx: Ctx, pair: PairFacts) {
  const enrolments = await ctx.db
    .selectFrom('enrolments')
    .select(['personId', 'availability', 'timeZone'])
    .where('programmeId', '=', pair.programmeId)
    .where('personId', 'in', [...pair.memberIds])
    .execute();
  return pair.members.map((member) => {
    const enrolment = enrolments.find((candidate) => candidate.personId === member.personId);
    return { ...member, timeZone: enrolment?.timeZone ?? member.timeZone, hours: hoursOf(enrolment?.availability) };
  });
}

const local = (at: Temporal.ZonedDateTime): string => at.toPlainDateTime().toString({ smallestUnit: 'minute' });
