import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { oneLine } from './addresses.ts';

export type CalendarFacts = {
  method: 'REQUEST' | 'CANCEL';
  meetingId: string;
  sequence: number;
  startsAt: string;
  durationMinutes: number;
  stampedAt: string;
  summary: string;
  description: string;
  place: string;
  url: string;
  /** Host of the installation, for the stable UID. */
  host: string;
  organiser: { name: string; address: string };
  attendees: readonly { name: string; address: string }[];
};

/**
 * The meeting as iCalendar (RFC 5545/5546). Times are UTC: a single meeting is then the same instant in every client,
 * with no time-zone table to go stale; the local time stands in the description.
 */
export function calendarOf(facts: CalendarFacts): string {
  const isCancelled = facts.method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'Viceversa', product: 'Viceversa', language: 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const start = Temporal.Instant.from(facts.startsAt);
  const event = calendar.createEvent({
    id: `meeting-${facts.meetingId}@${facts.host}`,
    sequence: facts.sequence,
    start: new Date(start.epochMilliseconds),
    end: new Date(start.add({ minutes: facts.durationMinutes }).epochMilliseconds),
    stamp: new Date(Temporal.Instant.from(facts.stampedAt).epochMilliseconds),
    summary: oneLine(facts.summary),
    description: facts.description,
    location: facts.place === '' ? null : oneLine(facts.place, 300),
    url: facts.url,
    organizer: { name: facts.organiser.name, email: facts.organiser.address },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  for (const attendee of facts.attendees) {
    event.createAttendee({
      name: oneLine(attendee.name),
      email: attendee.address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    });
  }
  return calendar.toString();
}
