import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from './csv.ts';

type Row = Record<string, string>;
type Cell = (text: string) => unknown;

const whole: Cell = (text) => Number(text);
const word: Cell = (text) => text;
const yes: Cell = (text) => ['yes', 'true', '1'].includes(text.toLowerCase());
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
  style: list((part) => (part === '-' ? null : Number(part))),
  managers: list(parts(['id', word], ['depth', whole])),
  powerOver: list(parts(['id', word], ['kind', word])),
  pastPartners: list(parts(['id', word], ['round', whole])),
  hours: list((part) => {
    const [start, end] = part.split('-');
    return { start: Number(start), end: Number(end) };
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
    Object.entries(row).flatMap(([name, text]) => (text === '' ? [] : [[name, columns[name]?.(text) ?? text]])),
  );

/** An instance from a folder of CSV files; absent files are left out, validation says what is missing. */
export function readFolder(folder: string): Record<string, unknown> {
  const instance: Record<string, unknown> = {};
  for (const table of ['mentors', 'mentees', 'topics', 'pairs', 'locks', 'forbids', 'current']) {
    const file = path.join(folder, `${table}.csv`);
    if (existsSync(file)) instance[table] = readCsv(readFileSync(file, 'utf8')).map(typed);
  }
  for (const part of ['policy', 'limits']) {
    const file = path.join(folder, `${part}.json`);
    if (existsSync(file)) instance[part] = JSON.parse(readFileSync(file, 'utf8'));
  }
  return instance;
}
