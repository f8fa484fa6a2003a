import { useMemo } from 'react';
import { dateIn, dayIn, momentIn, moneyIn, numberIn } from '../words/format.ts';
import { useWords } from './words.ts';

export { dateIn, dayIn, momentIn, moneyIn, numberIn };

/** A number in the reader's language. */
export function Num({ value, ...options }: { value: number } & Intl.NumberFormatOptions) {
  const { i18n } = useWords();
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{numberIn(i18n.locale, value, options)}</span>;
}

/** Money from minor units. */
export function Money({ minor, currency }: { minor: number; currency: string }) {
  const { i18n } = useWords();
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{moneyIn(i18n.locale, minor, currency)}</span>;
}

/** A calendar day such as `2026-11-23`. */
export function Day({ on, short }: { on: string; short?: boolean }) {
  const { i18n } = useWords();
  return <time dateTime={on}>{short ? dateIn(i18n.locale, on) : dayIn(i18n.locale, on)}</time>;
}

/** An instant in a zone (the device's unless named), the zone always shown. */
export function Moment({ at, zone }: { at: string; zone?: string }) {
  const { i18n } = useWords();
  const here = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);
  return <time dateTime={at}>{momentIn(i18n.locale, at, zone ?? here)}</time>;
}
