import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryBreach, mondayFrom, utcHours } from './place.ts';

describe('free time in UTC minutes of the week', () => {
  test('a Monday morning in Berlin begins one hour earlier in winter and two in summer', () => {
    const slot = [{ day: 1, from: '09:00', to: '12:00' }];
    expect(utcHours(slot, 'Europe/Berlin', '2026-01-05')).toEqual([{ start: 480, end: 660 }]);
    expect(utcHours(slot, 'Europe/Berlin', '2026-07-06')).toEqual([{ start: 420, end: 600 }]);
  });

  test('a Monday morning in Auckland is Sunday in UTC: it wraps to the end of the week', () => {
    expect(utcHours([{ day: 1, from: '09:00', to: '14:00' }], 'Pacific/Auckland', '2026-07-06')).toEqual([
      { start: 0, end: 120 },
      { start: 9900, end: 10_080 },
    ]);
  });

  test('whatever is entered lies in the week, in order, without overlap, and UTC keeps its length', () => {
    const slot = fc
      .record({ day: fc.integer({ min: 1, max: 7 }), from: fc.integer({ min: 0, max: 22 }) })
      .map(({ day, from }) => ({
        day,
        from: `${String(from).padStart(2, '0')}:00`,
        to: `${String(from + 1).padStart(2, '0')}:00`,
      }));
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 12 }), zones, (slots, zone) => {
        const hours = utcHours(slots, zone, '2026-06-01');
        hours.forEach((piece, at) => {
          expect(piece.start).toBeGreaterThanOrEqual(hours[at - 1]?.end ?? 0);
          expect(piece.end).toBeGreaterThan(piece.start);
          expect(piece.end).toBeLessThanOrEqual(10_080);
        });
        const distinct = new Set(slots.map((one) => `${one.day} ${one.from}`)).size;
        expect(hours.reduce((sum, piece) => sum + piece.end - piece.start, 0)).toBe(distinct * 60);
      }),
    );
  });

  test('the first Monday from a date is that date or within six days', () => {
    expect([mondayFrom('2026-03-02'), mondayFrom('2026-03-03'), mondayFrom('2026-03-08')]).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-09',
    ]);
  });
});

test('the last day of registration still counts, the next does not', () => {
  const programme = { state: 'recruiting', entry: 'open', registrationClosesOn: '2026-04-10' } as const;
  const facts = { programme, isByCoordinator: false, isInvited: false, isActive: true };
  expect(entryBreach({ ...facts, today: '2026-04-10' })).toBeNull();
  expect(entryBreach({ ...facts, today: '2026-04-11' })).toContain('Registration is over');
});
