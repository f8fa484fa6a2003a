import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

const keep = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // private mode: the choice lasts until the page closes
  }
};

const kept = (key: string) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const isScheme = (value: unknown): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

export function schemeManager(): MantineColorSchemeManager {
  const forced = new URLSearchParams(location.search).get('scheme');
  return {
    get: (fallback) => {
      const value = forced ?? kept('vv-scheme');
      return isScheme(value) ? value : fallback;
    },
    set: (value) => keep('vv-scheme', value),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}

/** Languages that are shipped whole; a new one is added when its catalogs have no gap. */
export const locales = { en: 'English', de: 'Deutsch' } as const;
export type Locale = keyof typeof locales;

const isLocale = (value: string): value is Locale => value in locales;

/** The shipped language of a tag such as `de-AT`, if there is one. */
export function asLocale(tag: string | undefined): Locale | undefined {
  const short = tag?.slice(0, 2) ?? '';
  return isLocale(short) ? short : undefined;
}

export const hasOwnLocale = () => kept('vv-locale') !== null || new URLSearchParams(location.search).has('lang');

export function chosenLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? kept('vv-locale');
  for (const wish of [asked, ...navigator.languages]) {
    const short = wish?.slice(0, 2) ?? '';
    if (isLocale(short)) return short;
  }
  return 'en';
}

export const keepLocale = (locale: Locale) => keep('vv-locale', locale);

export function directionOf(locale: string): 'ltr' | 'rtl' {
  const asked = new URLSearchParams(location.search).get('dir');
  if (asked === 'rtl' || asked === 'ltr') return asked;
  return ['ar', 'fa', 'he', 'ur'].includes(locale.slice(0, 2)) ? 'rtl' : 'ltr';
}
