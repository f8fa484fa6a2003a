/** Bare English is British here, as its spelling is: 23 November 2026, 14:30. */
const regional = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** A number as a locale writes it. */
export const numberIn = (locale: string, value: number, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(regional(locale), options).format(value);

/** Money from minor units (cents), for example `moneyIn('de', 123450, 'EUR')`. */
export function moneyIn(locale: string, minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(regional(locale), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

/** A calendar day from `2026-11-23`, without any zone. */
export const dayIn = (locale: string, on: string): string =>
  new Intl.DateTimeFormat(regional(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${on.slice(0, 10)}T00:00:00Z`),
  );

/** A calendar day, short: `23 Nov 2026`. */
export const dateIn = (locale: string, on: string): string =>
  new Intl.DateTimeFormat(regional(locale), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${on.slice(0, 10)}T00:00:00Z`),
  );

/** An instant in a zone, short and without its name: `23 Nov, 14:30`; for lists whose zone is said elsewhere. */
export const momentShortIn = (locale: string, at: string, timeZone: string, hasSeconds = false): string =>
  new Intl.DateTimeFormat(regional(locale), {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(hasSeconds ? { second: '2-digit' } : {}),
    timeZone,
  }).format(new Date(at));

/** An instant in a zone, with the zone's name, since two people may differ. */
export const momentIn = (locale: string, at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(regional(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(at));
