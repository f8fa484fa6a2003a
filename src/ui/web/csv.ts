/** One cell: quoted where needed, and never a formula in somebody's spreadsheet. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (rows: (string | number)[][]): string =>
  rows.map((row) => row.map(csvCell).join(',')).join('\r\n');

/** Hands the browser a file to keep. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  // Spreadsheets take a table for UTF-8 only with this mark; a JSON reader stumbles over it.
  const mark = type.startsWith('text/csv') ? ['\uFEFF'] : [];
  const url = URL.createObjectURL(new Blob([...mark, text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
