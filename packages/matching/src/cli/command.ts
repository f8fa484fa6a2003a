import type { ExitCode, exit } from './exit.ts';
import type { OptionName, Options } from './options.ts';

/** What a command is given: its files in order and its options, both checked against what it takes. */
export interface Arguments {
  files: readonly string[];
  options: Options;
  /** By table of an instance kept as CSV: the row of the file that each entry stands in. Known once it is read. */
  csvRows: Map<string, readonly number[]>;
}

/** A command as the help describes it and as the command line is checked against. */
export interface Command {
  name: string;
  /** One sentence. */
  says: string;
  files: readonly string[];
  /** Options that must be given. */
  needs: readonly OptionName[];
  /** Options of which exactly one must be given. */
  either: readonly OptionName[];
  takes: readonly OptionName[];
  /** The exit codes that this command has beside those of all. */
  answers: readonly (keyof typeof exit)[];
  run: (args: Arguments) => ExitCode | Promise<ExitCode>;
}

/** Every option of a command, those it needs first. */
export const optionsOf = ({ needs, either, takes }: Command): OptionName[] => [...needs, ...either, ...takes];

/** What commands that write an answer take. */
export const writing: readonly OptionName[] = ['format', 'out', 'quiet', 'help'];

/** A command; what is left out is empty. */
export const command = (given: Partial<Command> & Pick<Command, 'name' | 'says' | 'run'>): Command => ({
  files: [],
  needs: [],
  either: [],
  takes: writing,
  answers: [],
  ...given,
});
