import type { Problem } from '#platform';
import { wordsFor } from '#ui';

/** Exit codes after sysexits.h where it has one; documented in docs/guides/command-line.md. */
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

const codeOf = (status: number): number => {
  if (status === 404) return EXIT.missing;
  if (status === 422 || status === 400) return EXIT.input;
  return status >= 500 ? EXIT.broken : EXIT.refused;
};

export const print = {
  line: (text = '') => {
    process.stdout.write(`${text}\n`);
  },
  json: (value: unknown) => {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
  failure: (text: string, code: number): number => {
    process.stderr.write(`${text}\n`);
    return code;
  },
  problem: (problem: Problem): number => {
    process.stderr.write(`${problem.title}. ${problem.message}\n`);
    for (const [field, sentence] of Object.entries(problem.errors ?? {}))
      process.stderr.write(`  ${field}: ${sentence}\n`);
    return codeOf(problem.status);
  },
};

/** A message with its values in English, plural forms included. */
export const say = (sentence: string, values: Record<string, string | number>): string =>
  wordsFor('en')._(sentence, values);

// A reader such as `head` that has seen enough is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});
