/** Languages by the names people write; anything else must be a language tag such as `pt-BR`. */
const LANGUAGES: Record<string, string> = {
  english: 'en',
  englisch: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  französisch: 'fr',
  spanish: 'es',
  spanisch: 'es',
  italian: 'it',
  italienisch: 'it',
  dutch: 'nl',
  niederländisch: 'nl',
  polish: 'pl',
  polnisch: 'pl',
  portuguese: 'pt',
  portugiesisch: 'pt',
  turkish: 'tr',
  türkisch: 'tr',
  arabic: 'ar',
  arabisch: 'ar',
  chinese: 'zh',
  chinesisch: 'zh',
  japanese: 'ja',
  japanisch: 'ja',
  russian: 'ru',
  russisch: 'ru',
  ukrainian: 'uk',
  ukrainisch: 'uk',
  hindi: 'hi',
  czech: 'cs',
  tschechisch: 'cs',
  danish: 'da',
  swedish: 'sv',
  norwegian: 'no',
  finnish: 'fi',
  greek: 'el',
  hebrew: 'he',
};

/** A language tag in its usual writing, or null. */
export function languageOf(word: string): string | null {
  const named = LANGUAGES[word.toLowerCase()];
  if (named) return named;
  if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(word)) return null;
  try {
    return Intl.getCanonicalLocales(word.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** Languages of a cell such as "en; de" or "English, German", and the words that are none. */
export function languagesOf(cell: string): { tags: string[]; unknown: string[] } {
  const words = cell
    .split(/[;,|/]+/)
    .map((word) => word.trim())
    .filter(Boolean)
    .slice(0, 20);
  const found = words.map((word) => ({ word, tag: languageOf(word) }));
  return {
    tags: [...new Set(found.flatMap(({ tag }) => (tag ? [tag] : [])))],
    unknown: found.filter(({ tag }) => !tag).map(({ word }) => word),
  };
}

/** True for a time zone such as Europe/Berlin. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** A date as 2026-11-23 or 23.11.2026; null for anything else, since 03/04/2026 means two days. */
export function dateOf(cell: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell);
  const text = german
    ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`
    : cell.slice(0, 10);
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** An address that mail can go to, in lower case, or null. */
export function emailOf(cell: string): string | null {
  const email = cell.toLowerCase();
  return email.length <= 254 && /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]+\.[^\s@.<>"(),:;[\]\\]{2,}$/.test(email)
    ? email
    : null;
}

export function workModeOf(cell: string): 'on_site' | 'remote' | 'hybrid' | null {
  const word = cell.toLowerCase().replace(/[^a-zü]/g, '');
  if (['remote', 'home', 'homeoffice', 'fully remote', 'fullyremote', 'yes', 'ja'].includes(word)) return 'remote';
  if (['onsite', 'office', 'inoffice', 'vorort', 'büro', 'no', 'nein'].includes(word)) return 'on_site';
  if (['hybrid', 'mixed', 'gemischt'].includes(word)) return 'hybrid';
  return null;
}

export function stateOf(cell: string): 'active' | 'left' | 'vacant' | null {
  const word = cell.toLowerCase().trim();
  if (['active', 'aktiv', 'yes', 'ja', 'true', '1', 'employed', 'on leave', 'beschäftigt'].includes(word))
    return 'active';
  if (
    ['left', 'inactive', 'inaktiv', 'terminated', 'leaver', 'ausgeschieden', 'no', 'nein', 'false', '0'].includes(word)
  )
    return 'left';
  if (['vacant', 'vacancy', 'vakant', 'unbesetzt'].includes(word)) return 'vacant';
  return null;
}

/** "Lange, Ada" and "Ada Lange" alike: given name and the rest. */
export function splitName(name: string): { givenName: string; familyName: string } {
  const turned = /^([^,]+),\s*(.+)$/.exec(name);
  if (turned) return { givenName: turned[2] ?? '', familyName: turned[1] ?? '' };
  const [givenName = '', ...rest] = name.split(' ');
  return { givenName, familyName: rest.join(' ') };
}
