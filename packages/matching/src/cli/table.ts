import { padded, widthOf, wrapped } from './display-width.ts';

const gap = 2;
/** No column is made narrower than this; on a narrower terminal lines run over. */
const narrowest = 8;

/** Text without characters that move a cursor, end a line or turn the direction of writing: ids may hold any. */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const linesOf = (cell: unknown): string[] =>
  (Array.isArray(cell) ? cell : [cell]).map((line) => visible(String(line ?? '')));

/** Widths at which the columns fit, taken from the widest first. */
function fitted(widths: readonly number[], columns: number): number[] {
  const room = columns - gap * (widths.length - 1);
  let most = Math.max(...widths);
  const taken = (): number => widths.reduce((sum, width) => sum + Math.min(width, most), 0);
  while (most > narrowest && taken() > room) most -= 1;
  return widths.map((width) => Math.min(width, most));
}

function lineUp(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, k) =>
    widths
      .map((width, column) => padded(cells[column]?.[k] ?? '', width))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** A table of at most so many columns of a terminal: what is longer goes on in the next line, and nothing is left out. */
export function table(names: readonly string[], rows: readonly (readonly unknown[])[], columns: number): string {
  if (rows.length === 0) return '';
  const cells = [names, ...rows].map((row) => names.map((_, k) => linesOf(row[k])));
  const widest = (k: number): number =>
    cells.reduce((most, row) => row[k]!.reduce((all, line) => Math.max(all, widthOf(line)), most), 0);
  const full = names.map((_, k) => widest(k));
  const widths = columns === Infinity ? full : fitted(full, columns);
  return cells
    .flatMap((row) =>
      lineUp(
        row.map((lines, k) => lines.flatMap((line) => wrapped(line, widths[k]!))),
        widths,
      ),
    )
    .join('\n');
}
