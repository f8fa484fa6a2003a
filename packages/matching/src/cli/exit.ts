/** Exit codes of every command. */
export const exit = {
  done: 0,
  notProven: 1,
  usage: 2,
  invalid: 3,
  notFound: 4,
  refused: 5,
  unwritten: 6,
  fault: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** What each exit code means, as the help says it. */
export const exitWords: Record<keyof typeof exit, string> = {
  done: 'done, and the result holds where that was asked',
  notProven: 'verify: the result does not hold; bench: a wrong answer',
  usage: 'wrong use: a command, an option or its value, the number of files',
  invalid: 'the instance, a table of scores, a change or a result is not valid, or not of this instance',
  notFound: 'no such file or person, or a file that cannot be read',
  refused: 'why-not: a rule refuses the pair, or no answer can hold it',
  unwritten: 'the answer cannot be written',
  fault: 'a fault of the program itself',
  interrupted: 'interrupted',
};

/** Something the caller can mend: a sentence for each thing that is wrong, and the exit code. */
export class Refusal extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

const reasons: Record<string, string> = {
  EACCES: 'it may not be opened',
  EPERM: 'it may not be opened',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'there is no space left',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'it may only be read',
};

/** In words why the system did not open, read or write something; null when the error is not the system's. */
export function systemReason(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return 'syscall' in error || error.code in reasons ? (reasons[error.code] ?? error.message) : null;
}
