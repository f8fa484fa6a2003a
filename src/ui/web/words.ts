import { i18n, type Messages } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { asLocale, directionOf, hasOwnLocale, keepLocale, type Locale } from './preferences.ts';

const catalogs = import.meta.glob<string>('../../../dist/messages/*.json', {
  eager: true,
  query: '?url',
  import: 'default',
});

async function load(locale: Locale): Promise<Messages> {
  const url = catalogs[`../../../dist/messages/${locale}.json`];
  const response = url === undefined ? undefined : await fetch(url);
  return response?.ok ? ((await response.json()) as Messages) : {};
}

/** Loads a language once, then makes it the language of the page, its direction included. */
export async function speak(locale: Locale): Promise<void> {
  i18n.load(locale, await load(locale));
  i18n.activate(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/** Speaks the language a person chose elsewhere, unless this device has a choice of its own. */
export async function speakLike(locale: string | undefined): Promise<void> {
  const known = asLocale(locale);
  if (known && !hasOwnLocale() && known !== i18n.locale) await speak(known);
}

/** Changes the language and remembers it on this device. */
export async function changeLocale(locale: Locale): Promise<void> {
  await speak(locale);
  keepLocale(locale);
}

/** The words of a page: `i18n._('Hello {name}', { name })`; the component draws again when the language changes. */
export const useWords = () => useLingui();

export type { I18n } from '@lingui/core';
