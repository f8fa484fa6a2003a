import { expect, test } from 'vitest';
import { localIn, presentOf } from './present-time.ts';

test('moving a meeting begins at the time it has, by the clock of its own zone', () => {
  const meeting = { startsAt: '2026-03-31T22:30:00.000Z', timeZone: 'Europe/Berlin' };
  expect(presentOf({ ...meeting, state: 'planned' })).toEqual({ ...meeting, localStart: '2026-04-01T00:30' });
  expect(localIn(meeting.startsAt, 'America/Toronto')).toBe('2026-03-31T18:30');
});

test('a meeting that is over cannot keep its time, so there is none to begin at', () => {
  const over = { startsAt: '2026-03-02T10:00:00.000Z', timeZone: 'UTC', state: 'unlogged' } as const;
  expect(presentOf(over)).toBeUndefined();
});
