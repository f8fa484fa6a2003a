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
const piecesOf = (text: string, mark: string): string[] => text.split(mark).map((piece) => piece.trim());
const list =
  (of: Cell): Cell =>
  (text, where) =>
    piecesOf(text, ';')
      .filter(Boolean)
      .map((part) => of(part, where));

/** Answers by their place: an empty one, or a dash, is none. */
const answersInOrder: Cell = (text) =>
  piecesOf(text, ';').map((part) => (part === '' || part === '-' ? null : decimal(part)));

const allowed = (mark: string, names: readonly (readonly [string, Cell])[]): string =>
  `at most ${names.length} are ${names.map(([name]) => name).join(mark)}${mark === ':' ? '; an id or a topic with : or ; in it can stand in JSON only' : ''}`;

/** Parts of one entry of a list, separated by a mark, named in order. */
const parts =
  (mark: ':' | '-', ...names: readonly (readonly [string, Cell])[]): Cell =>
  (text, where) => {
    const pieces = piecesOf(text, mark);
    if (pieces.length > names.length)
      throw new Refusal(exit.invalid, `${where}: ${text} has ${pieces.length} parts, ${allowed(mark, names)}`);
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
    style: answersInOrder,
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
/** The tables of a folder, each with the columns that it cannot be without. */
const tables = {
  mentors: ['id'],
  mentees: ['id'],
  topics: ['id'],
  pairs: ['mentor', 'mentee', 'score'],
  locks: ['mentor', 'mentee'],
  forbids: ['mentor', 'mentee'],
  current: ['mentor', 'mentee'],
} as const;
const tableFiles = Object.keys(tables).map((table) => `${table}.csv`);
/** What else of an instance a folder may hold, each part in a file of its own. */
const otherParts = ['policy', 'limits'] as const;
const otherFiles = otherParts.map((part) => `${part}.json`);

/** Whether a file of a folder looks like a table; other programs keep hidden files, with a dot or ~$, beside those in use. */
const isTable = (name: string): boolean => /^(?!\.|~\$).*\.csv$/is.test(name);

/** Whether a file of a folder is, or would be taken for, a part of the instance. */
export const isInstanceFile = (name: string): boolean => isTable(name) || otherFiles.includes(name.toLowerCase());

/** What a folder holds that looks like a part of the instance and would not be read, with the name that is meant. */
function strangeFiles(names: readonly string[]): string {
  const strange = names.filter((name) => isTable(name) && !tableFiles.includes(name));
  const misspelt = names.filter((name) => isInstanceFile(name) && !isTable(name) && !otherFiles.includes(name));
  const unread = (name: string, rename: string): string =>
    `${name}, which no instance reads: rename it to ${rename} or move it`;
  return [
    ...(strange.length === 0
      ? []
      : [unread(strange.join(' and '), `the table that is meant (${tableFiles.join(', ')})`)]),
    ...misspelt.map((name) => unread(name, name.toLowerCase())),
  ].join('; and ');
}

/** Says what a folder lacks, of which validation could only say that a field is missing, and which files it would not read. */
function checkFolder(folder: string, names: readonly string[]): void {
  const missing = needed.map((table) => `${table}.csv`).filter((file) => !names.includes(file));
  const others = strangeFiles(names);
  if (missing.length > 0)
    throw new Refusal(
      exit.notFound,
      `the folder ${folder} is no instance: it has no ${missing.join(' and no ')}${others === '' ? '' : `; it has ${others}`}`,
    );
  if (others !== '') throw new Refusal(exit.invalid, `the folder ${folder} has ${others}`);
}

/** Refuses a table without a column that every row needs, once instead of row by row. */
function checkColumns(file: string, names: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Refusal(
      exit.invalid,
      `${file}: there is no column ${missing.join(' and no column ')}; its columns are ${names.join(', ') || 'none'}; rename the one that is meant`,
    );
}

/** An instance from a folder of CSV files, and by table the rows of the file that its entries stand in. */
export function readFolder(folder: string): { instance: Record<string, unknown>; rows: Map<string, number[]> } {
  const names = reading(folder, () => readdirSync(folder));
  checkFolder(folder, names);
  const instance: Record<string, unknown> = {};
  const rows = new Map<string, number[]>();
  for (const [table, wanted] of Object.entries(tables)) {
    const name = `${table}.csv`;
    if (!names.includes(name)) continue;
    const found = readRecords(readTextFile(path.join(folder, name)), name);
    if (found === null) throw new Refusal(exit.invalid, `${name} is empty: its first row names the fields`);
    checkColumns(name, found.names, wanted);
    instance[table] = found.records.map(({ row, values }) => typed(values, `${name}, row ${row}`));
    rows.set(
      table,
      found.records.map(({ row }) => row),
    );
  }
  for (const part of otherParts) {
    const name = `${part}.json`;
    if (names.includes(name)) instance[part] = parseJson(readTextFile(path.join(folder, name)), name);
  }
  return { instance, rows };
}
