import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarFacts, calendarOf } from './calendar.ts';

const facts: CalendarFacts = {
  method: 'REQUEST',
  meetingId: '01a2106c-169d-7f36-816b-513f5637df79',
  sequence: 3,
  startsAt: '2026-03-31T08:00:00Z',
  durationMinutes: 60,
  stampedAt: '2026-03-02T09:00:00Z',
  summary: 'Meeting 2: Ada and Bruno',
  description: 'Tuesday, 10:00\nhttps://mentoring.example.org/meetings/1',
  place: 'Room 4',
  url: 'https://mentoring.example.org/meetings/1',
  host: 'mentoring.example.org',
  organiser: { name: 'Mentoring', address: 'mentoring@example.org' },
  attendees: [{ name: 'Ada Quill', address: 'ada@example.org' }],
};
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error('one event is expected');
  const one = (name: string) => event.getAllProperties(name).map((property) => property.getFirstValue());
  const invited = () => one('attendee').map((address) => String(address).toLowerCase());
  return { calendar, event, one, invited };
};

describe('a calendar entry', () => {
  test.each(['REQUEST', 'CANCEL'] as const)('has once each what RFC 5546 asks of a %s', (method) => {
    const { calendar, event, one, invited } = read(calendarOf({ ...facts, method }));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBe(method);
    expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy();
    for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'organizer', 'sequence', 'summary', 'status'])
      expect(one(name), name).toHaveLength(1);
    expect(one('uid')).toEqual([`meeting-${facts.meetingId}@mentoring.example.org`]);
    expect(one('sequence')).toEqual([3]);
    expect(one('status')).toEqual([method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED']);
    expect(invited()).toEqual(['mailto:ada@example.org']);
    expect(event.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-03-31T08:00:00Z');
  });

  test('whatever people write into it, lines are short, end rightly and read back as one event with those words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(words, words, words, (summary, place, name) => {
        const text = calendarOf({ ...facts, summary, place, attendees: [{ name, address: 'ada@example.org' }] });
        const lines = text.replace(/\r\n$/, '').split('\r\n');
        expect(lines.every((line) => !/[\r\n]/.test(line) && Buffer.byteLength(line) <= 75)).toBe(true);
        const { one, invited } = read(text);
        expect(one('uid')).toHaveLength(1);
        expect(invited()).toEqual(['mailto:ada@example.org']);
        expect(String(one('summary')[0] ?? '').replace(/\s+/g, '')).toBe(
          summary.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ''),
        );
      }),
      { numRuns: 300 },
    );
  });
});
