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

/** Refuses a first row in one piece that holds a mark with which other programs part columns. */
export function checkMark(head: readonly string[], file: string): void {
  const [first = '', ...others] = head;
  for (const [mark, words] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const)
    if ((others.length === 0 && first.includes(mark)) || first.startsWith(mark))
      throw new Refusal(
        exit.invalid,
        `${file}: columns are parted by commas, here they are by ${words}; save the file with commas`,
      );
}

/** Refuses names that leave open what a column is. */
function checkNames(names: readonly string[], body: readonly CsvRow[], file: string): void {
  for (const [k, name] of names.entries()) {
    if (name === '' && body.some(({ cells }) => (cells[k] ?? '').trim() !== ''))
      throw new Refusal(exit.invalid, `${file}: column ${k + 1} has no name in the first row`);
    if (name !== '' && names.indexOf(name) !== k)
      throw new Refusal(exit.invalid, `${file}: the column ${name} stands twice`);
  }
}

/** A cell that spreadsheets would run as a formula, also behind marks that protect it already. */
const risky = /^'*[=+\-@\t\r]/;

/** The text of a cell: without outer spaces, and without the one apostrophe that `writeCsv` protects it by. */
export function textOf(written: string): string {
  const text = written.trim();
  return text.startsWith("'") && risky.test(text) ? text.slice(1) : text;
}

export const isBlank = ({ cells }: CsvRow): boolean => cells.every((one) => one.trim() === '');

export interface CsvRecord {
  row: number;
  values: Record<string, string>;
}

export interface CsvTable {
  names: readonly string[];
  records: readonly CsvRecord[];
}

/** Rows as records by the names in the first row; null when there is no first row. `file` says whose they are. */
export function readRecords(text: string, file: string): CsvTable | null {
  const [head, ...rows] = readRows(text, file);
  if (!head) return null;
  checkMark(head.cells, file);
  const names = head.cells.map(textOf);
  // Spreadsheets write rows and columns that were used once and emptied.
  const body = rows.filter((row) => !isBlank(row));
  checkNames(names, body, file);
  const records = body.map(({ row, cells }) => {
    if (cells.slice(names.length).some((one) => one.trim() !== ''))
      throw new Refusal(
        exit.invalid,
        `${file}, row ${row} has ${cells.length} cells, the first row has ${names.length}`,
      );
    const named = names.map((name, k) => [name, textOf(cells[k] ?? '')] as const);
    return { row, values: Object.fromEntries(named.filter(([name]) => name !== '')) };
  });
  return { names: names.filter(Boolean), records };
}

/** Records without their rows; none where there is no first row. */
export const readCsv = (text: string, file = 'the CSV file'): Record<string, string>[] =>
  (readRecords(text, file)?.records ?? []).map(({ values }) => values);

/** A cell that spreadsheets will not run as a formula, and that `textOf` reads back. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && risky.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const writeCsv = (names: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [names, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
