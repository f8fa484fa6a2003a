import { isMatchingError } from '../fault.ts';
import type { Issue } from '../types.ts';
import { readArguments, splitArguments } from './arguments.ts';
import type { Arguments, Command } from './command.ts';
import { commands } from './commands/index.ts';
import { type ExitCode, exit, Refusal } from './exit.ts';
import { commandHelp, helpOf } from './help.ts';
import { checkOut, say, writeText } from './output.ts';

type CsvRows = Arguments['csvRows'];

/** An issue's message; of an instance kept as CSV it names the row of the file. */
function issueLine({ table, row, message }: Issue, csvRows: CsvRows | undefined): string {
  const inFile = row === null ? undefined : csvRows?.get(table)?.[row];
  return inFile === undefined ? message : message.replace(`${table} row ${row}`, `${table}.csv row ${inFile}`);
}

function failure(error: unknown, csvRows: CsvRows | undefined): { lines: string[]; code: ExitCode } {
  if (error instanceof Refusal) return { lines: [error.message], code: error.code };
  if (isMatchingError(error))
    return error.name === 'Aborted'
      ? { lines: ['interrupted'], code: exit.interrupted }
      : { lines: error.issues.map((issue) => issueLine(issue, csvRows)), code: exit.invalid };
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { lines: ['a fault of viceversa-match itself; please report it:', ...trace.split('\n')], code: exit.fault };
}

async function carryOut(command: Command, line: ReturnType<typeof splitArguments>): Promise<ExitCode> {
  let args: Arguments | undefined;
  try {
    args = readArguments(line, command);
    checkOut(args);
    return await command.run(args);
  } catch (error) {
    const { lines, code } = failure(error, args?.csvRows);
    say(lines);
    return code;
  }
}

async function help(command: Command | undefined): Promise<ExitCode> {
  try {
    await writeText(command ? commandHelp(command) : helpOf(commands));
    return exit.done;
  } catch (error) {
    const { lines, code } = failure(error, undefined);
    say(lines);
    return code;
  }
}

/** Runs one command and gives its exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  // Without a listener a closed pipe ends the process with a trace; who writes looks at what became of it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const line = splitArguments(argv);
  const command = commands.find(({ name }) => name === line.command);
  const names = commands.map(({ name }) => name).join(', ');
  if (line.command !== '' && !command) {
    say([`there is no command ${line.command}; there are ${names}; see viceversa-match --help`]);
    return exit.usage;
  }
  if (line.given.some(({ name }) => name === 'help')) return help(command);
  if (command) return carryOut(command, line);
  say(['a command is missing', ...helpOf(commands).trimEnd().split('\n')]);
  return exit.usage;
}
