import { Command, CommanderError } from 'commander';
import { ConfigError, Problem } from '#platform';
import { isEmbeddedPostgresError } from '#platform/embedded-postgres';
import { addEnrol } from './enrol.ts';
import { addMatching } from './match.ts';
import { addOperate } from './operate.ts';
import { EXIT, print } from './out.ts';
import { addPeople } from './people.ts';
import { addProgramme } from './programme.ts';
import { addStart } from './start.ts';

/** Runs one command line and returns its exit code (documented in docs/guides/command-line.md). */
export async function run(argv: string[]): Promise<number> {
  const program = new Command('viceversa')
    .description('Run reverse mentoring programmes on your own machine.')
    .showHelpAfterError()
    .exitOverride();
  for (const add of [addStart, addPeople, addProgramme, addEnrol, addMatching, addOperate]) add(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof ConfigError) return print.failure(error.message, EXIT.config);
    if (error instanceof Problem) return print.problem(error);
    if (isEmbeddedPostgresError(error)) return print.failure(error.message, EXIT.unavailable);
    return print.failure(error instanceof Error ? error.message : String(error), EXIT.broken);
  }
}
