import { wordsFor } from '#ui';

/** Exit codes after sysexits.h where it has one; docs/guides/command-line.md lists them (a check compares). */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 64,
  input: 65,
  missing: 66,
  unavailable: 69,
  broken: 70,
  config: 78,
} as const;

export const print = {
  line: (text = '') => {
    process.stdout.write(`${text}\n`);
  },
  json: (value: unknown) => {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
};

/** A message with its values in English, plural forms included. */
export const say = (sentence: string, values: Record<string, string | number> = {}): string =>
  wordsFor('en')._(sentence, values);

/** At most so many lines, and how many more `--json` would show. */
export function printSome<T>(items: readonly T[], most: number, lineOf: (item: T) => string): void {
  for (const item of items.slice(0, most)) print.line(lineOf(item));
  if (items.length > most) print.line(`  and ${items.length - most} more; see them all with --json`);
}

// A reader such as `head` that has seen enough is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});
