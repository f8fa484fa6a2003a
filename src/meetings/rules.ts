/** Why a verb is refused, as a sentence with the next step; null when nothing stands against it. */
export type Reason = string | null;

export type Span = { startsAt: string; durationMinutes: number };

const ms = (at: string): number => Temporal.Instant.from(at).epochMilliseconds;
const endOf = (span: Span): number => ms(span.startsAt) + span.durationMinutes * 60_000;

export const furthestDays = 400;
export const logDays = 30;

/** The instant of a local time in a zone; a time the clocks skip is refused, of a repeated one the first counts. */
export function instantOf(localStart: string, timeZone: string): Temporal.Instant | { reason: string } {
  const local = Temporal.PlainDateTime.from(localStart);
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(local))
    return { reason: /*i18n*/ 'The clocks go forward that night, so this time does not exist. Choose another hour.' };
  return zoned.toInstant();
}

/** A time zone the runtime knows, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.ZonedDateTime.from({ year: 2026, month: 1, day: 1, timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export type PairState = 'running' | 'paused' | 'ended';

/** Whether a pair may meet at all. */
export function whyNoMeeting(state: PairState): Reason {
  if (state === 'ended') return /*i18n*/ 'This mentorship has ended, so no meeting can be planned in it.';
  if (state === 'paused') return /*i18n*/ 'This mentorship is paused. Resume it first, then plan the meeting.';
  return null;
}

export type Break = { from: string; until: string | null };

/** Whether a time falls into a pause: nobody is asked for that meeting, nor about it. */
export const isInPause = (startsAt: string, pauses: readonly Break[]): boolean =>
  pauses.some(({ from, until }) => ms(from) <= ms(startsAt) && (until === null || ms(startsAt) < ms(until)));

/** Whether this time can be planned: still to come, not too far, not on top of another meeting of the pair. */
export function whyNotAt(span: Span, now: Temporal.Instant, others: readonly Span[]): Reason {
  if (ms(span.startsAt) <= now.epochMilliseconds) return /*i18n*/ 'Choose a time that is still to come.';
  if (ms(span.startsAt) > now.epochMilliseconds + furthestDays * 86_400_000)
    return /*i18n*/ 'Choose a time within the next 13 months.';
  const overlaps = others.some((other) => ms(other.startsAt) < endOf(span) && ms(span.startsAt) < endOf(other));
  if (overlaps) return /*i18n*/ 'You two have a meeting planned at that time already. Choose another time or move it.';
  return null;
}

export type MeetingFacts = Span & { isCancelled: boolean; isHeld: boolean };

/** Whether a meeting may be moved or cancelled. */
export function whyNoChange(meeting: MeetingFacts): Reason {
  if (meeting.isCancelled) return /*i18n*/ 'This meeting was cancelled. Plan a new one instead.';
  if (meeting.isHeld) return /*i18n*/ 'This meeting was held, so its time stays as it was.';
  return null;
}

/** Whether a meeting may be logged now. */
export function whyNoLog(meeting: MeetingFacts, now: Temporal.Instant): Reason {
  if (meeting.isCancelled) return /*i18n*/ 'This meeting was cancelled, so there is nothing to log.';
  if (now.epochMilliseconds < ms(meeting.startsAt))
    return /*i18n*/ 'This meeting has not begun yet. Log it afterwards.';
  if (now.epochMilliseconds > ms(meeting.startsAt) + logDays * 86_400_000)
    return /*i18n*/ 'This meeting was more than 30 days ago, so its log is closed.';
  return null;
}

export type MeetingState = 'planned' | 'unlogged' | 'held' | 'missed' | 'cancelled';

/** What both may know of a meeting: held as soon as one side says so, missed when somebody says not held and nobody held. */
export function stateOf(
  meeting: Span & { isCancelled: boolean },
  logs: readonly boolean[],
  now: Temporal.Instant,
): MeetingState {
  if (meeting.isCancelled) return 'cancelled';
  if (logs.includes(true)) return 'held';
  if (logs.length > 0) return 'missed';
  return now.epochMilliseconds < endOf(meeting) ? 'planned' : 'unlogged';
}

/** The smallest free number: 0 only for a first talk, otherwise from 1. */
export function numberFor(kit: string, taken: readonly number[]): number {
  const used = new Set(taken);
  let number = kit === 'first-talk' ? 0 : 1;
  while (used.has(number)) number += 1;
  return number;
}

/** Weekly working time in a person's own zone; day 1 is Monday. */
export type Hours = { day: number; from: string; to: string };

const officeHours: readonly Hours[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));

/** Working hours as registered; Monday to Friday, 9 to 5, when nothing usable was given. */
export function hoursOf(availability: unknown): readonly Hours[] {
  if (!Array.isArray(availability)) return officeHours;
  const usable = availability.filter(isHours);
  return usable.length > 0 ? usable : officeHours;
}

function isHours(entry: unknown): entry is Hours {
  if (typeof entry !== 'object' || entry === null || !('day' in entry && 'from' in entry && 'to' in entry))
    return false;
  const isClock = (text: unknown) => typeof text === 'string' && /^\d{2}:\d{2}$/.test(text);
  return typeof entry.day === 'number' && isClock(entry.from) && isClock(entry.to);
}

export type Member = { personId: string; side: 'mentor' | 'mentee'; timeZone: string; hours: readonly Hours[] };

const clockOf = (local: Temporal.ZonedDateTime): string => local.toPlainTime().toString({ smallestUnit: 'minute' });

/** Whether a meeting lies wholly within a person's hours, by that person's own clock on that day. */
export function isInHours(
  member: Pick<Member, 'timeZone' | 'hours'>,
  start: Temporal.Instant,
  minutes: number,
): boolean {
  const local = start.toZonedDateTimeISO(member.timeZone);
  const end = local.add({ minutes });
  const until = end.toPlainDate().equals(local.toPlainDate()) ? clockOf(end) : '24:00';
  const isSameDay = until !== '24:00' || clockOf(end) === '00:00';
  return (
    isSameDay &&
    member.hours.some((hours) => hours.day === local.dayOfWeek && hours.from <= clockOf(local) && until <= hours.to)
  );
}

type Wish = {
  from: Temporal.Instant;
  members: readonly Member[];
  minutes: number;
  taken: readonly Span[];
  /** The zone and time of day the pair met last, kept over a change of clocks. */
  usual: { timeZone: string; time: string };
  count: number;
};

/** One time a day over four weeks: the mentor is never asked to leave working hours while another choice exists. */
export function suggest(wish: Wish): Temporal.ZonedDateTime[] {
  const first = wish.from.toZonedDateTimeISO(wish.usual.timeZone).toPlainDate();
  const days = Array.from({ length: 28 }, (_, day) => bestOf(wish, first.add({ days: day })));
  return days
    .filter((day) => day !== undefined)
    .sort((a, b) => a.cost - b.cost || Temporal.ZonedDateTime.compare(a.at, b.at))
    .slice(0, wish.count)
    .map((day) => day.at)
    .sort(Temporal.ZonedDateTime.compare);
}

function bestOf(wish: Wish, day: Temporal.PlainDate): { at: Temporal.ZonedDateTime; cost: number } | undefined {
  const usual = Temporal.PlainTime.from(wish.usual.time);
  let best: { at: Temporal.ZonedDateTime; cost: number; far: number } | undefined;
  for (let slot = 0; slot < 48; slot += 1) {
    const time = new Temporal.PlainTime(Math.floor(slot / 2), (slot % 2) * 30);
    const at = day.toZonedDateTime({ timeZone: wish.usual.timeZone, plainTime: time });
    if (!at.toPlainTime().equals(time) || Temporal.Instant.compare(at.toInstant(), wish.from) < 0) continue;
    const span = { startsAt: at.toInstant().toString(), durationMinutes: wish.minutes };
    if (wish.taken.some((other) => ms(other.startsAt) < endOf(span) && ms(span.startsAt) < endOf(other))) continue;
    const outside = wish.members.filter((member) => !isInHours(member, at.toInstant(), wish.minutes));
    const cost = outside.reduce((sum, member) => sum + (member.side === 'mentor' ? 100 : 1), 0);
    if (cost >= 100 && outside.length === wish.members.length) continue;
    const far = Math.abs(time.since(usual).total('minutes'));
    if (!best || cost < best.cost || (cost === best.cost && far < best.far)) best = { at, cost, far };
  }
  return best;
}
