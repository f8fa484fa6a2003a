import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readRecords } from './csv.ts';
import { exit, Refusal } from './exit.ts';
import { parseJson, reading, readTextFile } from './read-text.ts';

/** Reads one cell; `where` is for messages. */
type Cell = (text: string, where: string) => unknown;

/** A number as people write it. What is none stays text, of which validation says that it is none. */
export const decimal = (text: string): number | string => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

const answers = new Map([
  ...['yes', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'false', '0'].map((word) => [word, false] as const),
]);

const whole: Cell = decimal;
const word: Cell = (text) => text;
const yes: Cell = (text) => answers.get(text.toLowerCase()) ?? text;
const list =
  (of: Cell): Cell =>
  (text, where) =>
    text
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => of(part, where));

/** Parts of one entry of a list, separated by a mark, named in order. */
const parts =
  (mark: ':' | '-', ...names: readonly (readonly [string, Cell])[]): Cell =>
  (text, where) => {
    const pieces = text.split(mark).map((piece) => piece.trim());
    if (pieces.length > names.length)
      throw new Refusal(
        exit.invalid,
        `${where}: ${text} has ${pieces.length} parts, at most ${names.length} are ${names.map(([name]) => name).join(mark)}`,
      );
    return Object.fromEntries(names.flatMap(([name, read], k) => (pieces[k] ? [[name, read(pieces[k], where)]] : [])));
  };

/** Columns of the CSV form; lists are separated by semicolons, the parts of an entry by colons. */
const columns = new Map<string, Cell>(
  Object.entries({
    id: word,
    grade: whole,
    unit: word,
    team: word,
    site: word,
    priority: word,
    roundsWaited: whole,
    capacity: whole,
    circleMinimum: whole,
    languages: list(word),
    modes: list(word),
    acquaintances: list(word),
    vetoes: list(word),
    preferences: list(word),
    wantsBack: list(word),
    notRepresented: list(word),
    style: list((part) => (part === '-' ? null : decimal(part))),
    managers: list(parts(':', ['id', word], ['depth', whole])),
    powerOver: list(parts(':', ['id', word], ['kind', word])),
    pastPartners: list(parts(':', ['id', word], ['round', whole])),
    hours: list(parts('-', ['start', whole], ['end', whole])),
    offers: list(parts(':', ['topic', word], ['level', whole], ['confidence', whole], ['ticked', yes])),
    needs: list(parts(':', ['topic', word], ['current', whole], ['target', whole], ['priority', whole])),
    mentor: word,
    mentee: word,
    score: whole,
    reason: word,
    identity: yes,
  }),
);

const typed = (values: Record<string, string>, where: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) => {
      const read = columns.get(name) ?? word;
      return text === '' ? [] : [[name, read(text, `${where}, ${name}`)]];
    }),
  );

const needed = ['mentors', 'mentees'] as const;
const tables = [...needed, 'topics', 'pairs', 'locks', 'forbids', 'current'] as const;

/** Names of the files that an instance is read from. */
export const instanceFiles: readonly string[] = [
  ...tables.map((table) => `${table}.csv`),
  'policy.json',
  'limits.json',
];

/** Says what a folder lacks, of which validation could only say that a field is missing. */
function checkFolder(folder: string, names: readonly string[]): void {
  const missing = needed.map((table) => `${table}.csv`).filter((file) => !names.includes(file));
  if (missing.length > 0)
    throw new Refusal(exit.notFound, `the folder ${folder} is no instance: it has no ${missing.join(' and no ')}`);
}

/** An instance from a folder of CSV files, and by table the rows of the file that its entries stand in. */
export function readFolder(folder: string): { instance: Record<string, unknown>; rows: Map<string, number[]> } {
  const names = reading(folder, () => readdirSync(folder));
  checkFolder(folder, names);
  const instance: Record<string, unknown> = {};
  const rows = new Map<string, number[]>();
  for (const table of tables) {
    const name = `${table}.csv`;
    if (!names.includes(name)) continue;
    const records = readRecords(readTextFile(path.join(folder, name)), name);
    if (records === null && (table === 'mentors' || table === 'mentees'))
      throw new Refusal(exit.invalid, `${name} is empty: its first row names the fields`);
    instance[table] = (records ?? []).map(({ row, values }) => typed(values, `${name}, row ${row}`));
    rows.set(
      table,
      (records ?? []).map((record) => record.row),
    );
  }
  for (const part of ['policy', 'limits']) {
    const name = `${part}.json`;
    if (names.includes(name)) instance[part] = parseJson(readTextFile(path.join(folder, name)), name);
  }
  return { instance, rows };
}
