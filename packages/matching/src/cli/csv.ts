/** Rows of RFC 4180 text, each a list of trimmed cells; quotes may hold commas, quotes and line ends. */
function cellsOf(text: string, refuse: (row: number, message: string) => Error): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"([^"]*(?:""[^"]*)*)"[ \t]*|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  for (let more = text !== ''; more; more = cell.lastIndex < text.length || row.length > 0) {
    const found = cell.exec(text);
    if (!found) throw refuse(rows.length - 1, 'a quote is opened and not closed, or stands in the middle of a cell');
    const [, quoted, plain = '', end] = found;
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

const notCsv = (row: number, message: string): Error => new Error(`row ${row}: ${message}`);

/**
 * Rows of a CSV text as records by the names of its first row. `refuse` makes what is thrown at a row (from 0, −1 is the
 * row of names) that does not hold: an open quote, a name twice, more cells than names.
 */
export function readCsv(source: string, refuse = notCsv): Record<string, string>[] {
  const [names = [], ...body] = cellsOf(source.replace(/^\uFEFF/, ''), refuse);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw refuse(-1, `the column ${twice} stands here twice`);
  return body.map((cells, row) => {
    if (cells.length > names.length)
      throw refuse(row, `${cells.length} cells, but ${names.length} columns; quote a cell that holds a comma`);
    return Object.fromEntries(names.map((name, k) => [name, cells[k] ?? '']));
  });
}

/** A cell that spreadsheets will not run as a formula. */
function cell(value: unknown): string {
  const plain = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const writeCsv = (names: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [names, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
