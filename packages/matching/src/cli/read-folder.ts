import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { invalid } from '../fault.ts';
import { readCsv } from './csv.ts';

type Row = Record<string, string>;
type Cell = (text: string) => unknown;

/** What is not a number, or neither yes nor no, stays text, which validation refuses with row and field. */
const whole: Cell = (text) => (Number.isNaN(Number(text)) ? text : Number(text));
const word: Cell = (text) => text;
const yes: Cell = (text) => answers.get(text.toLowerCase()) ?? text;
const answers = new Map([
  ...['yes', 'true', '1'].map((text) => [text, true] as const),
  ...['no', 'false', '0'].map((text) => [text, false] as const),
]);
const list =
  (of: (part: string) => unknown): Cell =>
  (text) =>
    text
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .map(of);

/** Parts of one entry of a list, separated by colons, named in order. */
const parts =
  (...names: readonly (readonly [string, Cell])[]) =>
  (text: string): unknown => {
    const pieces = text.split(':').map((piece) => piece.trim());
    if (pieces.length > names.length) return text;
    return Object.fromEntries(names.flatMap(([name, read], k) => (pieces[k] ? [[name, read(pieces[k])]] : [])));
  };

/** Columns of the CSV form; lists are separated by semicolons, the parts of an entry by colons. */
const columns: Record<string, Cell> = {
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
  style: list((part) => (part === '-' ? null : whole(part))),
  managers: list(parts(['id', word], ['depth', whole])),
  powerOver: list(parts(['id', word], ['kind', word])),
  pastPartners: list(parts(['id', word], ['round', whole])),
  hours: list((part) => {
    const [start = '', end = '', ...more] = part.split('-');
    return more.length > 0 ? part : { start: whole(start), end: whole(end) };
  }),
  offers: list(parts(['topic', word], ['level', whole], ['confidence', whole], ['ticked', yes])),
  needs: list(parts(['topic', word], ['current', whole], ['target', whole], ['priority', whole])),
  mentor: word,
  mentee: word,
  score: whole,
  reason: word,
  identity: yes,
};

const typed = (row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, text]) =>
      text === '' ? [] : [[name, Object.hasOwn(columns, name) ? columns[name]?.(text) : text]],
    ),
  );

const tables = ['mentors', 'mentees', 'topics', 'pairs', 'locks', 'forbids', 'current'] as const;

/**
 * An instance from a folder of CSV files; absent files are left out, validation says what is missing. `note` is told of
 * columns that are not read. Throws `InvalidInstance` for a file that is not CSV.
 */
export function readFolder(folder: string, note: (message: string) => void): Record<string, unknown> {
  const instance: Record<string, unknown> = {};
  for (const table of tables) {
    const file = path.join(folder, `${table}.csv`);
    if (!existsSync(file)) continue;
    const rows = readCsv(readFileSync(file, 'utf8'), (row, message) =>
      invalid([
        {
          code: 'wrong-type',
          table,
          row: row < 0 ? null : row,
          field: null,
          id: null,
          message: `${table}.csv, ${row < 0 ? 'names of columns' : `row ${row}`}: ${message}`,
        },
      ]),
    );
    const unread = Object.keys(rows[0] ?? {}).filter((name) => !Object.hasOwn(columns, name));
    if (unread.length > 0) note(`${table}.csv: not read: ${unread.join(', ')}`);
    instance[table] = rows.map(typed);
  }
  for (const part of ['policy', 'limits']) {
    const file = path.join(folder, `${part}.json`);
    if (existsSync(file)) instance[part] = JSON.parse(readFileSync(file, 'utf8'));
  }
  return instance;
}
