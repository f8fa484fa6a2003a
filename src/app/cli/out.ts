import { wordsFor } from '#ui';
import { rowOf } from './table.ts';

/** Exit codes after sysexits.h where it has one; docs/guides/command-line.md lists them (a check compares). */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 64,
  input: 65,
  missing: 66,
  unavailable: 69,
  broken: 70,
  output: 74,
  config: 78,
  interrupted: 130,
} as const;

export const print = {
  line: (text = '') => {
    process.stdout.write(`${text}\n`);
  },
  /** Cells of a known width, then one that may be long. */
  row: (lead: string, text: string) => {
    print.line(rowOf(lead, text, process.stdout.isTTY ? process.stdout.columns : undefined));
  },
  json: (value: unknown) => {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
};

/** A message with its values in English, plural forms included. */
export const say = (sentence: string, values: Record<string, string | number> = {}): string =>
  wordsFor('en')._(sentence, values);

/** At most so many rows, each of cells and a text, and how many more `--json` would show. */
export function printSome<T>(
  items: readonly T[],
  most: number,
  cellsOf: (item: T) => [lead: string, text: string],
): void {
  for (const item of items.slice(0, most)) print.row(...cellsOf(item));
  if (items.length > most) print.line(`  and ${items.length - most} more; see them all with --json`);
}
