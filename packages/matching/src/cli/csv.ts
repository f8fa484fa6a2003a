import { exit, Refusal } from './exit.ts';

/** `row` counts as spreadsheets do: from 1, rows without anything included. */
export interface CsvRow {
  row: number;
  cells: string[];
}

const quoted = /[ \t]*"([^"]*(?:""[^"]*)*)"([^,\r\n]*)/y;
const plain = /[^,\r\n]*/y;
const mark = /,|\r\n|\n|\r|$/y;

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Rows of RFC 4180 text; quotes may hold commas, quotes and line ends; empty lines are left out. */
export function readRows(source: string, name: string): CsvRow[] {
  const text = source.replace(/^\uFEFF/, '');
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  for (let at = 0, row = 1; ; ) {
    const found = matched(quoted, text, at);
    const field = found ?? matched(plain, text, at)!;
    if (!found && /^[ \t]*"/.test(field[0]))
      throw new Refusal(exit.invalid, `${name}, row ${row}: a quotation mark is opened and not closed`);
    cells.push(found ? `${found[1]!.replaceAll('""', '"')}${found[2]}` : field[0]);
    at += field[0].length;
    const end = matched(mark, text, at)![0];
    at += end.length;
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') rows.push({ row, cells });
    if (end === '') return rows;
    cells = [];
    row += 1;
  }
}

/** Refuses names that leave open what a column is. */
function checkNames(names: readonly string[], body: readonly CsvRow[], file: string): void {
  if (names.length === 1 && names[0]!.includes(';'))
    throw new Refusal(exit.invalid, `${file}: columns are parted by commas, here they are by semicolons`);
  for (const [k, name] of names.entries()) {
    if (name === '' && body.some(({ cells }) => (cells[k] ?? '').trim() !== ''))
      throw new Refusal(exit.invalid, `${file}: column ${k + 1} has no name in the first row`);
    if (name !== '' && names.indexOf(name) !== k)
      throw new Refusal(exit.invalid, `${file}: the column ${name} stands twice`);
  }
}

export interface CsvRecord {
  row: number;
  values: Record<string, string>;
}

/** Rows as records by the names in the first row; null when there is no first row. `file` says whose they are. */
export function readRecords(text: string, file: string): CsvRecord[] | null {
  const [head, ...rows] = readRows(text, file);
  if (!head) return null;
  const names = head.cells.map((name) => name.trim());
  // Spreadsheets write rows and columns that were used once and emptied.
  const body = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  checkNames(names, body, file);
  return body.map(({ row, cells }) => {
    if (cells.slice(names.length).some((cell) => cell.trim() !== ''))
      throw new Refusal(
        exit.invalid,
        `${file}, row ${row} has ${cells.length} cells, the first row has ${names.length}`,
      );
    const named = names.map((name, k) => [name, (cells[k] ?? '').trim()] as const);
    return { row, values: Object.fromEntries(named.filter(([name]) => name !== '')) };
  });
}

/** Records without their rows; none where there is no first row. */
export const readCsv = (text: string, file = 'the CSV file'): Record<string, string>[] =>
  (readRecords(text, file) ?? []).map(({ values }) => values);

/** A cell that spreadsheets will not run as a formula. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const writeCsv = (names: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [names, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
