import { CommanderError } from 'commander';
import { ConfigError, defineProblem, internalError, Problem, pgFault } from '#platform';
import { backupNotPossible } from '#platform/backup';
import { isEmbeddedPostgresError } from '#platform/embedded-postgres';
import { problemBody } from '#platform/http';
import { EXIT, say } from './out.ts';

export const notUnderstood = defineProblem(
  'command-not-understood',
  400,
  /*i18n*/ 'The command was not understood',
  /*i18n*/ '{reason} See: viceversa --help',
);
export const configurationFaulty = defineProblem(
  'configuration-faulty',
  500,
  /*i18n*/ 'The configuration has a fault',
  /*i18n*/ 'Mend the settings named below and start again; docs/guides/operate.md explains each.',
);
export const databaseUnusable = defineProblem(
  'database-unusable',
  503,
  /*i18n*/ 'The database cannot be used',
  /*i18n*/ 'The database at DATABASE_URL cannot be reached ({reason}). Check DATABASE_URL and that the server runs.',
);
export const fileNotWritten = defineProblem(
  'file-not-written',
  409,
  /*i18n*/ 'The file could not be written',
  /*i18n*/ 'The file {file} was not written: {reason}. Mend that, or choose a place where you may write.',
);

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EISDIR: 'it is a folder',
};
/** Why the system would not write, in words. */
export const reasonOf = ({ code = '', message }: NodeJS.ErrnoException): string => REASONS[code] ?? message;

const CODES: Record<string, number> = {
  [notUnderstood.type]: EXIT.usage,
  [configurationFaulty.type]: EXIT.config,
  [databaseUnusable.type]: EXIT.unavailable,
  [fileNotWritten.type]: EXIT.output,
  [backupNotPossible.type]: EXIT.output,
};
const CODE_OF_STATUS: Record<number, number> = {
  400: EXIT.input,
  404: EXIT.missing,
  413: EXIT.input,
  422: EXIT.input,
};

const codeOf = ({ type, status }: Problem): number =>
  CODES[type] ?? CODE_OF_STATUS[status] ?? (status >= 500 ? EXIT.broken : EXIT.refused);

/** Help and version end the command without a fault; a group without its command shows help too, and is one. */
export const isOnlyHelp = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET)$/;
/** SQLSTATE classes of a server that does not let us in: no connection, wrong password, no such database, no room, going down. */
const NOT_LET_IN = /^(08|28|3D|53|57P)/;

/** What the driver says, without a code, when the server goes away in the middle of a command. */
const CUT_OFF = /^Connection terminated/;
const DISK_FULL = '53100';

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommanderError)
    return notUnderstood({
      values: { reason: error.code === 'commander.help' ? 'Name a command.' : sentence(message) },
    });
  if (error instanceof ConfigError) {
    const errors = Object.fromEntries(error.faults.map((fault) => fault.split(/: (.*)/s).slice(0, 2)));
    return configurationFaulty({ errors });
  }
  if (isEmbeddedPostgresError(error)) return databaseUnusable({ detail: message });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (pgFault(error)?.code === DISK_FULL)
    return databaseUnusable({
      detail:
        'The disk of the database is full. Free some space, then give the command again; it left nothing by halves.',
    });
  if (UNREACHABLE.test(code) || CUT_OFF.test(message) || NOT_LET_IN.test(pgFault(error)?.code ?? ''))
    return databaseUnusable({ values: { reason: message || code } });
  return internalError({ detail: message });
}

const sentence = (message: string): string => {
  const plain = message.replace(/^error: /, '').trim();
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${/[.!?]$/.test(plain) ? '' : '.'}`;
};

/** Tells on standard error what went wrong, as lines or as one RFC 9457 problem, and returns the exit code. */
export function refuse(error: unknown, isJson: boolean): number {
  const problem = problemOf(error);
  const code = codeOf(problem);
  const { title, detail, errors = {}, ...rest } = problemBody(problem, say);
  if (isJson) {
    const body = { ...rest, title, detail, ...(problem.errors ? { errors } : {}), exitCode: code };
    process.stderr.write(`${JSON.stringify(body, null, 2)}\n`);
    return code;
  }
  process.stderr.write(`${title}. ${detail}\n`);
  for (const [field, words] of Object.entries(errors)) process.stderr.write(`  ${field}: ${words}\n`);
  return code;
}
