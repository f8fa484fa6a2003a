import type { MeetingView } from '../schema.ts';

/** An instant as a form writes it, by the clock of a zone: `2026-03-10T10:00`. */
export const localIn = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(new Date(at))
    .replace(' ', 'T');

/** The time a meeting has, as a choice beside others; none once it is over, for it cannot be moved there any more. */
export function presentOf(meeting: Pick<MeetingView, 'startsAt' | 'timeZone' | 'state'> | undefined) {
  if (meeting?.state !== 'planned') return undefined;
  const { startsAt, timeZone } = meeting;
  return { startsAt, timeZone, localStart: localIn(startsAt, timeZone) };
}
