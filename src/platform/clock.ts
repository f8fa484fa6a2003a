/** The only clock: `now()` is an instant, `advance` exists only on a clock made for tests and the demo. */
export type Clock = { now(): Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The real clock, some hours ahead: for trying what the days to come will bring. Production refuses it. */
export const clockAhead = (hours: number): Clock =>
  hours === 0 ? systemClock : { now: () => systemClock.now().add({ hours }) };

/** A clock that stands still until it is moved; for tests, seeds and replays. */
export function fixedClock(
  start: string,
): Clock & { set(at: string): void; advance(duration: Temporal.DurationLike): void } {
  let current = Temporal.Instant.from(start);
  return {
    now: () => current,
    set: (at) => {
      current = Temporal.Instant.from(at);
    },
    advance: (duration) => {
      current = current.toZonedDateTimeISO('UTC').add(duration).toInstant();
    },
  };
}

/** An instant as it is stored and sent: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const toIso = (instant: Temporal.Instant): string =>
  instant.toString({ fractionalSecondDigits: 3, roundingMode: 'trunc' });
