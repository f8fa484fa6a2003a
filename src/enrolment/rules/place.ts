import type { MatchingPolicy, Programme } from '#programmes';
import type { FreeTime, Place } from '../schema.ts';
import type { FormErrors } from './form.ts';

export type EnrolFacts = {
  programme: Pick<Programme, 'state' | 'entry' | 'registrationClosesOn'>;
  isByCoordinator: boolean;
  isInvited: boolean;
  isActive: boolean;
  today: string;
};

/** Why this person may not take a place now, or null: what happened and the next step. */
export function entryBreach(facts: EnrolFacts): string | null {
  const { programme, isByCoordinator } = facts;
  if (!facts.isActive)
    return /*i18n*/ 'This person has left or holds no account. Choose somebody who is active in the directory.';
  if (programme.state === 'closed') return /*i18n*/ 'This programme is closed. Look for one that is recruiting.';
  if (programme.state === 'draft')
    return /*i18n*/ 'Registration has not opened yet. The coordinator opens it; come back then.';
  if (isByCoordinator) return null;
  if (programme.state !== 'recruiting' || programme.registrationClosesOn < facts.today)
    return /*i18n*/ 'Registration is over. Ask the programme coordinator whether a late place is possible.';
  if (programme.entry === 'invite_only' && !facts.isInvited)
    return /*i18n*/ 'This programme is by invitation. Ask the programme coordinator to invite you.';
  return null;
}

type Limits = Pick<Programme, 'format'> & {
  policy: Pick<MatchingPolicy, 'maxMenteesPerMentor' | 'circleLeast' | 'circleMost'>;
};

/** Most partners at once that this side may take in this format. */
export function mostPartners(programme: Limits, side: Place['side']): number {
  if (side === 'mentee') return programme.format === 'two_to_one' ? 2 : 1;
  return programme.format === 'circle' ? programme.policy.circleMost : programme.policy.maxMenteesPerMentor;
}

/**
 * Partners at once that the match may give somebody. The format decides for mentees (two mentors each in two-to-one), and
 * whoever mentors a circle takes at least the smallest one; else it is what a mentor offered, within the policy.
 */
export function placesIn(programme: Limits, place: Pick<Place, 'side' | 'capacity'>): number {
  const most = mostPartners(programme, place.side);
  if (place.side === 'mentee') return most;
  const offered = Math.min(place.capacity, most);
  return programme.format === 'circle' ? Math.max(programme.policy.circleLeast, offered) : offered;
}

/** Field → what is missing in what a person says about their place; empty when it is complete. */
export function placeBreaches(programme: Limits, place: Place, personId: string): FormErrors {
  const errors: FormErrors = {};
  const has = (direction: string) => place.topics.some((topic) => topic.direction === direction);
  if (place.side === 'mentee' && !has('need'))
    errors.topics = { sentence: /*i18n*/ 'Choose at least one topic you want to learn: the match starts from it' };
  if (place.side === 'mentor' && !has('offer'))
    errors.topics = { sentence: /*i18n*/ 'Choose at least one topic you can teach: you do not need to be an expert' };
  if (place.side === 'mentor' && has('need'))
    errors.topics = { sentence: /*i18n*/ 'A mentor says what they hope to learn under "want back"' };
  if (place.topics.some(({ level, targetLevel }) => targetLevel !== null && targetLevel <= level))
    errors.topics = { sentence: /*i18n*/ 'Say a level to reach that is above where you stand now' };
  if (place.capacity > mostPartners(programme, place.side))
    errors.capacity = {
      sentence: /*i18n*/ 'This programme allows at most {most} at once. Choose a smaller number',
      values: { most: mostPartners(programme, place.side) },
    };
  if (place.vetoes.includes(personId))
    errors.vetoes = { sentence: /*i18n*/ 'You are never paired with yourself; leave your own name out' };
  const keys = place.topics.map((topic) => `${topic.topicId} ${topic.direction}`);
  if (new Set(keys).size !== keys.length) errors.topics = { sentence: /*i18n*/ 'Choose each topic once' };
  return errors;
}

const WEEK = 7 * 24 * 60;

/** Weekly free time in UTC minutes of the week (Monday 00:00 is 0) as it falls in the week that begins on `mondayOn`. */
export function utcHours(
  slots: readonly FreeTime[],
  timeZone: string,
  mondayOn: string,
): { start: number; end: number }[] {
  const monday = Temporal.PlainDate.from(mondayOn);
  const zero = monday.toZonedDateTime('UTC').epochMilliseconds;
  const minuteOf = (day: number, time: string) => {
    const [hour = 0, rest = 0] = time.split(':').map(Number);
    const minute = hour * 60 + rest;
    const date = monday.add({ days: day - 1 + Math.floor(minute / 1440) });
    const local = date.toZonedDateTime({
      timeZone,
      plainTime: new Temporal.PlainTime(Math.floor((minute % 1440) / 60), minute % 60),
    });
    return Math.round((local.epochMilliseconds - zero) / 60_000);
  };
  const pieces = slots.flatMap((slot) => {
    const start = minuteOf(slot.day, slot.from);
    const length = minuteOf(slot.day, slot.to) - start;
    if (length <= 0) return [];
    const from = ((start % WEEK) + WEEK) % WEEK;
    if (from + length <= WEEK) return [{ start: from, end: from + length }];
    return [
      { start: from, end: WEEK },
      { start: 0, end: from + length - WEEK },
    ];
  });
  return merged(pieces);
}

function merged(pieces: { start: number; end: number }[]): { start: number; end: number }[] {
  const sorted = [...pieces].sort((a, b) => a.start - b.start || a.end - b.end);
  const whole: { start: number; end: number }[] = [];
  for (const piece of sorted) {
    const last = whole.at(-1);
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end);
    else whole.push({ ...piece });
  }
  return whole;
}

/** The first Monday on or after a date. */
export function mondayFrom(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.add({ days: (8 - day.dayOfWeek) % 7 }).toString();
}
