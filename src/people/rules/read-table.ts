import { CsvError, parse } from 'csv-parse/sync';
import type { GivenFile } from '../schema.ts';
import { decodeText, isNoWriting, notText } from './decode-text.ts';

export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
const MOST_ROW_CHARACTERS = 1_000_000;

export type TableRow = { line: number; cells: Record<string, string> };
export type Table = {
  name: string;
  encoding: string;
  delimiter: Delimiter;
  columns: string[];
  rows: TableRow[];
  /** Rows that could not be read, each with its line. */
  faults: { line: number; sentence: string; values: Values }[];
};
/** Why a file cannot be read at all: sentence with the next step. */
export type Unreadable = { sentence: string; values: Values };
type Values = Record<string, string | number>;

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The sign that splits the first line most often outside quotation marks. */
export function delimiterOf(text: string): Delimiter {
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

/** A quotation mark within an unquoted cell stands for itself (`5" screen`), as in most programs. */
function parsed(text: string, delimiter: string): Parsed[] {
  return parse(text, {
    delimiter,
    bom: true,
    info: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: MOST_ROW_CHARACTERS,
  }) as unknown as Parsed[];
}

/** Why csv-parse gave up, as a sentence with the line and the next step. */
function whyNot(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return /*i18n*/ '{file}: a quotation mark opens and never closes (noticed at line {line}). Nothing was read; mend the line and try again.';
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return /*i18n*/ '{file}: the row at line {line} is longer than {most} characters. Nothing was read; look for a quotation mark that opens and never closes, or shorten the cell.';
  return /*i18n*/ '{file}: line {line} cannot be read as a row of a table. Nothing was read; mend the line and try again.';
}

/** Where each record begins: the line after the one the record before ended on (empty lines in between are passed over). */
function firstLines(records: readonly Parsed[]): number[] {
  return records.map(({ record, info }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return info.lines - breaks;
  });
}

/** What is wrong with the file as a whole, before a row is read; null when it may be a table. */
function wholeFault(content: Uint8Array): string | null {
  if (content.length === 0) return /*i18n*/ '{file} is empty. Choose a file with a header line and rows.';
  if (content.length > MOST_BYTES)
    return /*i18n*/ '{file} is larger than {most} MB. Split it and import the parts one after the other.';
  return notText(content);
}

/** What is wrong with the rows as a whole: no header, or more than are read at once. */
function tableFault(records: readonly Parsed[], mostRows: number): { sentence: string; values: Values } | null {
  const header = records[0]?.record ?? [];
  const count = records.length - 1;
  if (header.every((cell) => clean(cell) === ''))
    return { sentence: /*i18n*/ '{file} has no header line. The first line must name the columns.', values: {} };
  if (header.length > MOST_COLUMNS)
    return {
      sentence: /*i18n*/ '{file} has {count} columns; at most {most} are read. Remove those that are not needed.',
      values: { count: header.length, most: MOST_COLUMNS },
    };
  if (count > mostRows)
    return {
      sentence: /*i18n*/ '{file} has {count} rows; at most {most} are read at once. Split the file.',
      values: { count, most: mostRows },
    };
  return null;
}

/** Spreadsheet programs write the delimiter into a first line of its own: `sep=;`. */
const SEPARATOR_LINE = /^\ufeff?sep=([,;|\t])\r?\n/i;

/**
 * Reads a CSV file (RFC 4180; comma, semicolon, tab or bar): its columns and rows with line numbers, or why it cannot be read.
 */
export function readTable(file: GivenFile, mostRows = MOST_ROWS): Table | Unreadable {
  const name = file.name.slice(0, 200);
  const refused = (sentence: string, values: Values = {}): Unreadable => ({
    sentence,
    values: { file: name, ...values },
  });
  const fault = wholeFault(file.content);
  if (fault) return refused(fault, { most: MOST_BYTES / 1024 / 1024 });
  const { text, encoding } = decodeText(file.content);
  if (isNoWriting(text))
    return refused(
      /*i18n*/ '{file} is no text: it looks like a program, a picture or a damaged file. Choose the table itself.',
    );
  const stated = SEPARATOR_LINE.exec(text);
  const body = stated ? text.slice(stated[0].length) : text.replace(/^\ufeff/, '');
  const linesBefore = stated ? 1 : 0;
  const delimiter = (stated?.[1] as Delimiter | undefined) ?? delimiterOf(body);
  try {
    const records = parsed(body, delimiter);
    const wrong = tableFault(records, mostRows);
    if (wrong) return refused(wrong.sentence, wrong.values);
    return { name, encoding, delimiter, ...rowsOf(records, nameColumns(records[0]?.record ?? []), linesBefore) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(whyNot(error), { line: Number(error.lines ?? 0) + linesBefore, most: MOST_ROW_CHARACTERS });
  }
}

function rowsOf(
  records: readonly Parsed[],
  columns: string[],
  linesBefore: number,
): Pick<Table, 'columns' | 'rows' | 'faults'> {
  const rows: TableRow[] = [];
  const faults: Table['faults'] = [];
  const lines = firstLines(records);
  for (let at = 1; at < records.length; at += 1) {
    const record = records[at]?.record ?? [];
    const line = (lines[at] ?? 0) + linesBefore;
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
