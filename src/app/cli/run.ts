import { Command } from 'commander';
import { addDemo } from './demo.ts';
import { addEnrol } from './enrol.ts';
import { addMail } from './mail.ts';
import { addMatching } from './match.ts';
import { addMatchQuestions } from './match-questions.ts';
import { addOperate } from './operate.ts';
import { EXIT } from './out.ts';
import { addPeople } from './people.ts';
import { addProgramme } from './programme.ts';
import { isOnlyHelp, refuse } from './refusals.ts';
import { addStart } from './start.ts';

/** The whole command line as commander knows it. */
export function commandLine(): Command {
  const program = new Command('viceversa')
    .description('Run reverse mentoring programmes on your own machine.')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const add of [
    addStart,
    addPeople,
    addProgramme,
    addEnrol,
    addMatching,
    addMatchQuestions,
    addMail,
    addDemo,
    addOperate,
  ])
    add(program);
  return program;
}

/** Runs one command line and returns its exit code (documented in docs/guides/command-line.md). */
export async function run(argv: string[]): Promise<number> {
  const isJson = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined).includes('--json');
  try {
    await commandLine().parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    return isOnlyHelp(error) ? EXIT.done : refuse(error, isJson);
  }
}
