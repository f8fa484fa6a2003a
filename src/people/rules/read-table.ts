import type { GivenFile } from '../schema.ts';
import { readCsv } from './read-csv.ts';
import { isArchive, readSheet } from './read-sheet.ts';

export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;

type Values = Record<string, string | number>;
/** Why a file cannot be read at all: sentence with the next step. */
export type Refusal = { sentence: string; values: Values };
/** What a file holds, whatever its kind: its lines, the header first. */
export type Records = {
  encoding: string;
  delimiter: string;
  records: readonly { line: number; cells: readonly string[] }[];
  /** Sheets of a workbook that were not read. */
  otherSheets: readonly string[];
};

export type TableRow = { line: number; cells: Record<string, string> };
export type Table = Pick<Records, 'encoding' | 'delimiter' | 'otherSheets'> & {
  name: string;
  columns: string[];
  rows: TableRow[];
  /** Rows that could not be read, each with its line. */
  faults: (Refusal & { line: number })[];
};

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

/** Reads a CSV file or the first sheet of a workbook: columns and rows with line numbers, or why it cannot be read. */
export async function readTable(file: GivenFile, mostRows = MOST_ROWS): Promise<Table | Refusal> {
  const name = file.name.slice(0, 200);
  const { content } = file;
  const read = sizeFault(content) ?? (isArchive(content) ? await readSheet(content) : readCsv(content));
  const wrong = isRefusal(read) ? read : recordsFault(read.records, mostRows);
  if (wrong) return { ...wrong, values: { file: name, ...wrong.values } };
  const { encoding, delimiter, otherSheets, records } = read as Records;
  return { name, encoding, delimiter, otherSheets, ...rowsOf(records) };
}

export const isRefusal = (read: object): read is Refusal => 'sentence' in read;

function sizeFault(content: Uint8Array): Refusal | null {
  if (content.length === 0)
    return { sentence: /*i18n*/ '{file} is empty. Choose a file with a header line and rows.', values: {} };
  if (content.length <= MOST_BYTES) return null;
  return {
    sentence: /*i18n*/ '{file} is larger than {most} MB. Split it and import the parts one after the other.',
    values: { most: MOST_BYTES / 1024 / 1024 },
  };
}

/** What is wrong with the rows as a whole: no header, too many columns, or more rows than are read at once. */
function recordsFault(records: Records['records'], mostRows: number): Refusal | null {
  const header = records[0]?.cells ?? [];
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

function rowsOf([header, ...records]: Records['records']): Pick<Table, 'columns' | 'rows' | 'faults'> {
  const columns = nameColumns(header?.cells ?? []);
  const rows: TableRow[] = [];
  const faults: Table['faults'] = [];
  for (const { line, cells } of records) {
    if (cells.every((cell) => clean(cell) === '')) continue;
    const isWider = cells.slice(columns.length).some((cell) => clean(cell) !== '');
    if (isWider || cells.length < columns.length)
      faults.push({
        line,
        sentence:
          /*i18n*/ 'The row has {count} cells, the header names {columns}. Look for a missing or an extra separator.',
        values: { count: cells.length, columns: columns.length },
      });
    else rows.push({ line, cells: Object.fromEntries(columns.map((column, i) => [column, clean(cells[i] ?? '')])) });
  }
  return { columns, rows, faults };
}
