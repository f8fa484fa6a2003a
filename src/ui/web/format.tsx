import { useMemo } from 'react';
import { dateIn, dayIn, momentIn, momentShortIn, moneyIn, numberIn } from '../words/format.ts';
import { useWords } from './words.ts';
import { useZone } from './zone.ts';

export { dateIn, dayIn, momentIn, momentShortIn, moneyIn, numberIn };

const isTag = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // some systems report tags such as en-US@posix
  }
};

/** The device's own variant of the language of the page: `en-GB` where the page speaks English. */
export function useLocale(): string {
  const { i18n } = useWords();
  return navigator.languages.find((tag) => tag.slice(0, 2) === i18n.locale && isTag(tag)) ?? i18n.locale;
}

/** Every zone to choose from, with the one that is chosen now. */
export const useTimeZones = (chosen: string): string[] =>
  useMemo(() => [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])], [chosen]);

/** A number in the reader's language. */
export function Num({ value, ...options }: { value: number } & Intl.NumberFormatOptions) {
  const locale = useLocale();
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{numberIn(locale, value, options)}</span>;
}

/** Money from minor units. */
export function Money({ minor, currency }: { minor: number; currency: string }) {
  const locale = useLocale();
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{moneyIn(locale, minor, currency)}</span>;
}

/** A calendar day such as `2026-11-23`. */
export function Day({ on, short }: { on: string; short?: boolean }) {
  const locale = useLocale();
  return <time dateTime={on}>{short ? dateIn(locale, on) : dayIn(locale, on)}</time>;
}

/** An instant in a zone (the reader's unless named), the zone always shown. */
export const Moment = ({ at, zone }: { at: string; zone?: string }) =>
  zone === undefined ? <MomentHere at={at} /> : <MomentThere at={at} zone={zone} />;

const MomentHere = ({ at }: { at: string }) => <MomentThere at={at} zone={useZone()} />;

function MomentThere({ at, zone }: { at: string; zone: string }) {
  const locale = useLocale();
  return <time dateTime={at}>{momentIn(locale, at, zone)}</time>;
}
