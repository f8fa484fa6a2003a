import { EXIT } from './out.ts';
import { fileNotWritten, reasonOf, refuse } from './refusals.ts';

/** A reader such as `head` that has seen enough, or a terminal that was closed, is no fault. */
const READER_GONE = /^(EPIPE|EIO)$/;

/** What becomes of a command whose words no longer get through; whatever it did by then stands. */
export function watchOutput(isJson: boolean): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (READER_GONE.test(error.code ?? '')) process.exit(Number(process.exitCode ?? EXIT.done));
    const lost = fileNotWritten({
      detail:
        'The answer did not get through to standard output: {reason}. What the command did stands. Free some space, or send the answer elsewhere.',
      values: { reason: reasonOf(error) },
    });
    process.exit(refuse(lost, isJson));
  });
  // Complaints that nobody can read change nothing about what was done.
  process.stderr.on('error', () => undefined);
}
