import type { Ctx, Ids } from '#platform';
import type { Random } from './random.ts';

export type Pair = { id: string; mentorId: string; menteeId: string; timeZone: string; tone: Tone };
/** How a pair's story goes. */
export type Tone = 'great' | 'good' | 'uneven' | 'stuck' | 'shy';

type MeetingRow = {
  id: string;
  mentorshipId: string;
  number: number;
  startsAt: string;
  durationMinutes: number;
  timeZone: string;
  videoUrl: string | null;
  kit: string;
  plannedBy: string;
  createdAt: string;
  cancelledAt: string | null;
};

const KITS = [
  'first-talk',
  'agreement-and-goals',
  'my-working-day',
  'skill-lab',
  'strategy-flip',
  'culture-mirror',
  'spread-it',
];

const HELD: Record<Tone, number> = { great: 1, good: 0.93, uneven: 0.7, stuck: 0, shy: 0 };
const RATING: Record<Tone, number[]> = {
  great: [5, 5, 5, 4],
  good: [4, 5, 4, 5, 3],
  uneven: [2, 3, 4, 3],
  stuck: [2, 3],
  shy: [3],
};

/** Meetings of the weeks gone by and the next one, with logs from both sides, as the pair's tone has it. */
export async function insertMeetings(
  ctx: Ctx,
  ids: Ids,
  random: Random,
  pairs: readonly Pair[],
  begun: Temporal.Instant,
  cadenceDays: number,
): Promise<void> {
  const now = ctx.clock.now();
  const rows: MeetingRow[] = [];
  const logs = [];
  const changes = [];
  for (const pair of pairs) {
    if (pair.tone === 'shy') continue;
    const first = begun.toZonedDateTimeISO(pair.timeZone).add({ days: random.between(3, 13) });
    const everyDays = pair.tone === 'stuck' ? 18 : cadenceDays;
    for (let number = 1; number <= 12; number++) {
      const day = first.add({ days: (number - 1) * everyDays });
      const at = weekday(day).with({
        hour: random.pick([9, 10, 11, 14, 15, 16]),
        minute: random.pick([0, 30]),
        second: 0,
        millisecond: 0,
        microsecond: 0,
        nanosecond: 0,
      });
      const startsAt = at.toInstant();
      const isPast = Temporal.Instant.compare(startsAt, now) < 0;
      const id = ids.next();
      const isLost = isPast && pair.tone === 'stuck' && number >= 2;
      const createdAt = startsAt.subtract({ hours: 24 * 9 }).toString();
      const common = {
        mentorshipId: pair.id,
        number,
        durationMinutes: 60,
        timeZone: pair.timeZone,
        plannedBy: pair.menteeId,
        createdAt,
      };
      const videoUrl = random.chance(0.6) ? `https://meet.lumenfold.example/${id.slice(0, 8)}` : null;
      rows.push({
        id,
        ...common,
        startsAt: startsAt.toString(),
        videoUrl,
        kit: KITS[number] ?? '',
        cancelledAt: isLost ? startsAt.subtract({ hours: 5 }).toString() : null,
      });
      if (isLost) changes.push(lost(ids, id, startsAt, pair.menteeId));
      if (!isPast) break;
      const isHeld = !isLost && (number === 1 || random.chance(HELD[pair.tone]));
      if (isHeld) logs.push(...heldLogs(random, id, pair, startsAt));
      else if (!isLost && random.chance(0.7)) logs.push(notHeld(id, pair.mentorId, startsAt));
    }
  }
  if (rows.length > 0) await ctx.db.insertInto('meetings').values(rows).execute();
  if (changes.length > 0) await ctx.db.insertInto('meetingChanges').values(changes).execute();
  if (logs.length > 0) await ctx.db.insertInto('meetingLogs').values(logs).execute();
}

const weekday = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day;

const lost = (ids: Ids, meetingId: string, startsAt: Temporal.Instant, menteeId: string) => ({
  id: ids.next(),
  meetingId,
  kind: 'cancelled',
  side: 'mentee',
  fromStartsAt: startsAt.toString(),
  toStartsAt: null,
  changedAt: startsAt.subtract({ hours: 5 }).toString(),
  changedBy: menteeId,
});

function heldLogs(random: Random, meetingId: string, pair: Pair, startsAt: Temporal.Instant) {
  const log = (personId: string) => ({
    meetingId,
    personId,
    wasHeld: true,
    worthIt: random.pick(RATING[pair.tone]),
    couldSpeak: random.pick(RATING[pair.tone]),
    nextClear: random.pick(RATING[pair.tone]),
    minutesSpent: random.pick([55, 60, 60, 65, 75]),
    loggedAt: startsAt.add({ hours: random.between(1, 20) }).toString(),
  });
  return [log(pair.mentorId), ...(random.chance(0.85) ? [log(pair.menteeId)] : [])];
}

const notHeld = (meetingId: string, personId: string, startsAt: Temporal.Instant) => ({
  meetingId,
  personId,
  wasHeld: false,
  worthIt: null,
  couldSpeak: null,
  nextClear: null,
  minutesSpent: null,
  loggedAt: startsAt.add({ hours: 3 }).toString(),
});
