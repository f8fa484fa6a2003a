import type { ImportNote } from '#people';
import { EXIT, print, printSome, say } from './out.ts';

const SHOWN = 40;

/** Nothing of the files could be taken: that is a fault of the files. */
export const exitCodeOf = (taken: number): number => (taken === 0 ? EXIT.input : EXIT.done);

/** What became of rows that were refused or altered, by line; the rest in numbers. */
export function printNotes(notes: readonly ImportNote[]): void {
  const told = notes.filter((note) => note.level !== 'information');
  printSome(told, SHOWN, (note) => `  ${lineOf(note)}`);
  const rest = Map.groupBy(
    notes.filter((note) => note.level === 'information'),
    (note) => note.code,
  );
  for (const [first, ...others] of rest.values())
    if (first) print.line(`  ${lineOf(first)}${others.length > 0 ? ` (and ${others.length} more like it)` : ''}`);
}

const lineOf = ({ file, line, sentence, values }: ImportNote): string =>
  `${file}${line === null ? '' : `:${line}`}  ${say(sentence, values)}`;
