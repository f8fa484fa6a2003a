import { parseArgs } from 'node:util';

/** Exit codes of every command. */
export const exit = { done: 0, notProven: 1, usage: 2, invalid: 3, notFound: 4, refused: 5, interrupted: 130 } as const;

export const help = `viceversa-match: exact, certified and explained matching

  viceversa-match match     INSTANCE [--mode optimal|stable|circles|repair] [--proposing mentor|mentee]
  viceversa-match assign    SCORES.csv
  viceversa-match explain   INSTANCE RESULT [--person ID]
  viceversa-match why-not   INSTANCE RESULT --mentor ID --mentee ID
  viceversa-match verify    INSTANCE RESULT | SCORES.csv RESULT
  viceversa-match diff      RESULT RESULT
  viceversa-match bench     [--size small|full] [--class NAME]

INSTANCE is a JSON file, a folder with mentors.csv and mentees.csv (and policy.json, locks.csv, forbids.csv,
current.csv, pairs.csv), or - for JSON on standard input. RESULT is what match or assign
wrote with --format json. SCORES.csv has mentees in its first row, mentors in its first column and whole scores from 0 to
10000; an empty cell is an impossible pair.

  --format table|json|csv   how to write (table on a terminal, json otherwise)
  --out FILE                write there instead of standard output
  --seed N                  another way to settle ties
  --quiet                   no progress bar
  --help

Exit codes: 0 done, and proven where a proof was asked for · 1 verify: the result does not hold, bench: a wrong answer · 2 wrong use ·
3 the instance is not valid · 4 no such file or person · 5 why-not: a rule refuses the pair · 130 interrupted
`;

export interface Arguments {
  command: string;
  files: string[];
  options: Record<string, string | boolean | undefined>;
}

/** Splits the command line; throws a TypeError that says what is wrong. */
export function readArguments(argv: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      mode: text,
      proposing: text,
      person: text,
      mentor: text,
      mentee: text,
      format: text,
      out: text,
      seed: text,
      size: text,
      class: text,
      quiet: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [command = '', ...files] = positionals;
  return { command, files, options: values };
}
