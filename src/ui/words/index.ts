import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type I18n, type Messages, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Languages without a gap (a check holds this); the first is the source. */
export const shippedLocales = ['en', 'de'] as const;
export type ShippedLocale = (typeof shippedLocales)[number];

const folder = path.resolve(import.meta.dirname, '../../../dist/messages');
const spoken = new Map<string, I18n>();

function load(locale: string): I18n {
  const file = path.join(folder, `${locale}.json`);
  const messages = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Messages) : {};
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  i18n.setMessagesCompiler(compileMessage);
  return i18n;
}

/** The words of a language on the server: `wordsFor('de')._('Hello {name}', { name })`; English when it is not shipped. */
export function wordsFor(locale: string): I18n {
  const wanted = shippedLocales.find((shipped) => shipped === locale.slice(0, 2).toLowerCase()) ?? 'en';
  const known = spoken.get(wanted) ?? load(wanted);
  spoken.set(wanted, known);
  return known;
}

/** The shipped language a browser likes best, from its Accept-Language header. */
export function localeFrom(acceptLanguage: string | undefined): ShippedLocale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { short: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const wish of wishes) {
    const shipped = shippedLocales.find((locale) => locale === wish.short);
    if (shipped) return shipped;
  }
  return 'en';
}

/** Rooms that have words of their own, for the catalogs. */
export const roomsWithWords = (source = path.resolve(import.meta.dirname, '../..')): string[] =>
  readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
