import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const root = path.resolve(import.meta.dirname, '../../..');
const config = getConfig({ cwd: root, configPath: path.join(root, 'lingui.config.ts') });

export type Gap = { file: string; id: string; why: 'missing' | 'untranslated' | 'unused' | 'unreadable' };

const roomOf = (catalogPath: string) => /src\/([^/]+)\/messages/.exec(catalogPath.replaceAll('\\', '/'))?.[1] ?? '';

/** The catalogs of some rooms, or of all. */
export async function catalogsOf(rooms: string[] = []) {
  const all = await getCatalogs(config);
  return all.filter((catalog) => rooms.length === 0 || rooms.includes(roomOf(catalog.path)));
}

/** Writes what the code says into `messages/<locale>.po`; translations stay, sentences nobody says any more go. */
export async function extract(rooms: string[]): Promise<{ room: string; ids: number }[]> {
  const done: { room: string; ids: number }[] = [];
  for (const catalog of await catalogsOf(rooms)) {
    const found = await quietly(() => catalog.collect());
    if (!found) throw new Error(`src/${roomOf(catalog.path)} cannot be read; mend the file named above`);
    const ids = Object.keys(found).length;
    if (ids === 0 && !existsSync(path.join(root, catalog.getFilename('en')))) continue;
    await quietly(() => catalog.make({ clean: true, overwrite: false, orderBy: 'messageId' }));
    done.push({ room: roomOf(catalog.path), ids });
  }
  return done;
}

/** All rooms' messages of a language as one; the first translation that is not empty wins. */
async function merged(locale: string): Promise<Record<string, string>> {
  const messages: Record<string, string> = {};
  for (const catalog of await catalogsOf()) {
    for (const [id, message] of Object.entries((await catalog.read(locale)) ?? {})) {
      if (message.obsolete) continue;
      const said = message.translation || (locale === config.sourceLocale ? id : '');
      if (said) messages[id] ??= said;
    }
  }
  return messages;
}

/** Values spread from another object are fine; the extractor warns of each. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

/** Every sentence of the code, so that one without an entry yet is still spoken in English. */
async function sentences(): Promise<string[]> {
  const found = await quietly(async () => Promise.all((await catalogsOf()).map((catalog) => catalog.collect())));
  return found.flatMap((room) => Object.keys(room ?? {}));
}

/** Turns the catalogs into `dist/messages/<locale>.json`, which browser and server load; a plain sentence that says its own id is left out. */
export async function compile(): Promise<Record<string, number>> {
  const folder = path.join(root, 'dist/messages');
  mkdirSync(folder, { recursive: true });
  const counts: Record<string, number> = {};
  const source = await sentences();
  for (const locale of config.locales) {
    const messages = { ...Object.fromEntries(source.map((id) => [id, id])), ...(await merged(locale)) };
    const entries = Object.entries(messages).map(([id, said]) => [id, said, compileMessage(said)] as const);
    const needed = entries.filter(([id, said, tokens]) => said !== id || tokens.length > 1 || tokens[0] !== id);
    const compiled = Object.fromEntries(needed.map(([id, , tokens]) => [id, tokens]));
    writeFileSync(path.join(folder, `${locale}.json`), JSON.stringify(compiled));
    counts[locale] = entries.length;
  }
  return counts;
}

const readable = (said: string): boolean => {
  try {
    compileMessage(said);
    return true;
  } catch {
    return false;
  }
};

/** What stands between the code and a language being whole: file, id and reason. */
export async function gaps(): Promise<Gap[]> {
  const found: Gap[] = [];
  const translated = await merged('de');
  for (const catalog of await catalogsOf()) {
    const said = (await quietly(() => catalog.collect())) ?? {};
    for (const locale of config.locales) {
      const file = catalog.getFilename(locale);
      const kept = (await catalog.read(locale)) ?? {};
      const gap = (id: string, why: Gap['why']) =>
        found.push({ file: path.relative(root, path.resolve(root, file)), id, why });
      for (const id of Object.keys(said)) {
        const message = kept[id];
        if (!message || message.obsolete) gap(id, 'missing');
        else if (locale !== config.sourceLocale && !message.translation && !translated[id]) gap(id, 'untranslated');
        else if (!readable(message.translation || id)) gap(id, 'unreadable');
      }
      for (const id of Object.keys(kept)) if (!(id in said)) gap(id, 'unused');
    }
  }
  return found;
}
