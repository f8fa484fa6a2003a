import type { ImportNote } from '#people';
import { EXIT, print, say } from './out.ts';

const SHOWN = { refused: 20, changed: 5, information: 1 };

/** Nothing of the files could be taken: that is a fault of the files. */
export const exitCodeOf = (taken: number): number => (taken === 0 ? EXIT.input : EXIT.done);

/** What became of rows, by line and alike ones together; all of them stand in `--json`. */
export function printNotes(notes: readonly ImportNote[]): void {
  for (const group of Map.groupBy(notes, ({ code, level }) => `${level} ${code}`).values()) {
    const most = SHOWN[group[0]?.level ?? 'information'];
    for (const { file, line, person, field, sentence, values } of group.slice(0, most)) {
      const about = [person, field].filter(Boolean).join(', ');
      print.row(
        `  ${file}${line === null ? '' : `:${line}`}  `,
        `${about ? `${about}: ` : ''}${say(sentence, values)}`,
      );
    }
    if (group.length > most) print.line(`  and ${group.length - most} more like it; see them all with --json`);
  }
}
