import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursOf, instantOf, isInHours, type Member, numberFor, suggest } from './rules.ts';

const mentor: Member = { personId: 'm', side: 'mentor', timeZone: 'Europe/Berlin', hours: hoursOf([]) };
const inNewYork: Member = { personId: 'e', side: 'mentee', timeZone: 'America/New_York', hours: hoursOf([]) };
const inAuckland: Member = { ...inNewYork, timeZone: 'Pacific/Auckland' };
const usual = { timeZone: 'Europe/Berlin', time: '15:00' };
const from = Temporal.Instant.from('2026-03-26T08:00:00Z');
const wish = { from, minutes: 60, taken: [], usual, count: 4 };

describe('suggested times', () => {
  test('keep the local hour when the clocks change', () => {
    const times = suggest({ ...wish, members: [mentor] });
    expect(times.map((time) => time.toString({ timeZoneName: 'never' }))).toEqual([
      '2026-03-26T15:00:00+01:00',
      '2026-03-27T15:00:00+01:00',
      '2026-03-30T15:00:00+02:00',
      '2026-03-31T15:00:00+02:00',
    ]);
  });

  test('lie in the hours of both where those meet, also in the weeks when only one side changed clocks', () => {
    for (const time of suggest({ ...wish, members: [mentor, inNewYork], count: 10 })) {
      expect(isInHours(mentor, time.toInstant(), 60)).toBe(true);
      expect(isInHours(inNewYork, time.toInstant(), 60)).toBe(true);
    }
  });

  test('never take the mentor out of working hours when the hours of the two do not meet', () => {
    const times = suggest({ ...wish, members: [mentor, inAuckland] });
    expect(times).toHaveLength(4);
    for (const time of times) expect(isInHours(mentor, time.toInstant(), 60)).toBe(true);
  });

  test('are never before the earliest moment nor on top of another meeting', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(
        zones,
        zones,
        fc.integer({ min: 0, max: 365 * 24 }),
        fc.integer({ min: 15, max: 240 }),
        (a, b, hours, minutes) => {
          const start = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ hours });
          const taken = [{ startsAt: start.add({ hours: 30 }).toString(), durationMinutes: 90 }];
          const members = [
            { ...mentor, timeZone: a },
            { ...inNewYork, timeZone: b },
          ];
          const times = suggest({
            from: start,
            minutes,
            members,
            taken,
            usual: { timeZone: a, time: '10:00' },
            count: 5,
          });
          const [busy] = taken;
          return times.every((time) => {
            const at = time.epochMilliseconds;
            const begins = Temporal.Instant.from(busy?.startsAt ?? '').epochMilliseconds;
            const isClear = at + minutes * 60_000 <= begins || at >= begins + 90 * 60_000;
            return at >= start.epochMilliseconds && isClear;
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('local times', () => {
  test('one that the clocks repeat means the first of the two', () => {
    const instant = instantOf('2026-10-25T02:30', 'Europe/Berlin');
    expect(String(instant)).toBe('2026-10-25T00:30:00Z');
  });
  test('one that the clocks skip is refused', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toHaveProperty('reason');
  });
});

test('a number is never taken twice and a first talk is number 0', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.constantFrom('first-talk', 'skill-lab'), (taken, kit) => {
      const number = numberFor(kit, taken);
      return !taken.includes(number) && (kit === 'first-talk' || number >= 1);
    }),
  );
});
