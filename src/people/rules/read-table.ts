import { CsvError, parse } from 'csv-parse/sync';
import { decodeText, notText } from './decode-text.ts';

export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;

export type TableRow = { line: number; cells: Record<string, string> };
export type Table = {
  name: string;
  encoding: string;
  delimiter: ',' | ';' | '\t';
  columns: string[];
  rows: TableRow[];
  /** Rows that could not be read, each with its line. */
  faults: { line: number; sentence: string; values: Record<string, string | number> }[];
};
/** Why a file cannot be read at all: sentence with the next step. */
export type Unreadable = { sentence: string; values: Record<string, string | number> };

const DELIMITERS = [',', ';', '\t'] as const;

/** The sign that splits the first line most often outside quotation marks. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const counts = new Map<string, number>(DELIMITERS.map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break;
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Text as it is stored: no control or direction signs, one space between words, NFC. */
export const clean = (cell: string): string => cell.normalize('NFC').replace(CONTROL, '').replace(/\s+/g, ' ').trim();

/** Column names once each: an empty one becomes "Column 3", a repeated one gets its number. */
function nameColumns(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((raw, at) => {
    const name = clean(raw).slice(0, 120) || `Column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

type Parsed = { record: string[]; info: { lines: number } };

function parsed(text: string, delimiter: string): Parsed[] {
  return parse(text, {
    delimiter,
    bom: true,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: 1_000_000,
  }) as unknown as Parsed[];
}

/** Where each record begins: the line after the one the record before ended on (empty lines in between are passed over). */
function firstLines(records: readonly Parsed[]): number[] {
  return records.map(({ record, info }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return info.lines - breaks;
  });
}

/** Reads a CSV file (RFC 4180; comma, semicolon or tab): its columns and rows with line numbers, or why it cannot be read. */
export function readTable(file: { name: string; content: Uint8Array }): Table | Unreadable {
  const name = file.name.slice(0, 200);
  if (file.content.length === 0)
    return { sentence: /*i18n*/ '{file} is empty. Choose a file with a header line and rows.', values: { file: name } };
  if (file.content.length > MOST_BYTES)
    return {
      sentence: /*i18n*/ '{file} is larger than {most} MB. Split it and import the parts one after the other.',
      values: { file: name, most: MOST_BYTES / 1024 / 1024 },
    };
  const kind = notText(file.content);
  if (kind) return { sentence: kind, values: { file: name } };
  const { text, encoding } = decodeText(file.content);
  const delimiter = delimiterOf(text.replace(/^\ufeff/, ''));
  let records: Parsed[];
  try {
    records = parsed(text, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    const sentence =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? /*i18n*/ '{file}: a quotation mark opens and never closes (noticed at line {line}). Nothing was read; mend the line and try again.'
        : /*i18n*/ '{file}: line {line} has a quotation mark in the wrong place. Nothing was read; mend the line and try again.';
    return { sentence, values: { file: name, line } };
  }
  const header = records[0]?.record;
  if (!header || header.every((cell) => clean(cell) === ''))
    return {
      sentence: /*i18n*/ '{file} has no header line. The first line must name the columns.',
      values: { file: name },
    };
  if (header.length > MOST_COLUMNS)
    return {
      sentence: /*i18n*/ '{file} has {count} columns; at most {most} are read. Remove those that are not needed.',
      values: { file: name, count: header.length, most: MOST_COLUMNS },
    };
  if (records.length - 1 > MOST_ROWS)
    return {
      sentence: /*i18n*/ '{file} has {count} rows; at most {most} are read at once. Split the file.',
      values: { file: name, count: records.length - 1, most: MOST_ROWS },
    };
  return { name, encoding, delimiter, ...rowsOf(records, nameColumns(header)) };
}

function rowsOf(records: readonly Parsed[], columns: string[]): Pick<Table, 'columns' | 'rows' | 'faults'> {
  const rows: TableRow[] = [];
  const faults: Table['faults'] = [];
  const lines = firstLines(records);
  for (let at = 1; at < records.length; at += 1) {
    const record = records[at]?.record ?? [];
    const line = lines[at] ?? 0;
    if (record.every((cell) => clean(cell) === '')) continue;
    const extra = record.slice(columns.length).some((cell) => clean(cell) !== '');
    if (extra || record.length < columns.length) {
      faults.push({
        line,
        sentence:
          /*i18n*/ 'The row has {count} cells, the header names {columns}. Look for a missing or an extra separator.',
        values: { count: record.length, columns: columns.length },
      });
      continue;
    }
    rows.push({ line, cells: Object.fromEntries(columns.map((column, i) => [column, clean(record[i] ?? '')])) });
  }
  return { columns, rows, faults };
}

export const isUnreadable = (table: Table | Unreadable): table is Unreadable => 'sentence' in table;
