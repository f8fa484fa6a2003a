import { Command } from 'commander';
import { addDemo } from './demo.ts';
import { addEnrol } from './enrol.ts';
import { heedInterruption, interrupted } from './interruption.ts';
import { watchOutput } from './lost-output.ts';
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
    .configureOutput({ outputError: () => undefined })
    // `start` has an end of its own: it finishes the requests in hand.
    .hook('preAction', (_, command) => {
      if (command.name() !== 'start') heedInterruption();
    });
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
  watchOutput(isJson);
  try {
    await commandLine().parseAsync(argv, { from: 'user' });
    return interrupted.aborted ? EXIT.interrupted : Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (interrupted.aborted) return EXIT.interrupted;
    return isOnlyHelp(error) ? EXIT.done : refuse(error, isJson);
  }
}
