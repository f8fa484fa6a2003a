import { parseArgs } from 'node:util';
import { type Arguments, type Command, optionsOf } from './command.ts';
import { exit, Refusal } from './exit.ts';
import { isOptionName, type OptionName, type Options, optionNames, options } from './options.ts';

interface Given {
  name: string;
  /** As it stands on the command line, with its dashes. */
  written: string;
  value: string | undefined;
  /** Whether the value stands behind an equals sign. */
  isInline: boolean;
}

/** A command line, split but not yet checked. */
export interface CommandLine {
  /** Empty where none is named. */
  command: string;
  files: string[];
  given: Given[];
}

const wrong = (message: string): Refusal => new Refusal(exit.usage, message);
const seeHelp = (command: string): string => `see viceversa-match ${command} --help`;

/** Splits the command line. Not strict, so that what is wrong can be said in our words. */
export function splitArguments(argv: readonly string[]): CommandLine {
  const known = optionNames.map((name) => [name, { type: options[name].form === '' ? 'boolean' : 'string' }] as const);
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: { ...Object.fromEntries(known), help: { type: 'boolean', short: 'h' } },
  });
  const [command = '', ...files] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const given = tokens.flatMap((token): Given[] => {
    if (token.kind !== 'option') return [];
    return [{ name: token.name, written: token.rawName, value: token.value, isInline: token.inlineValue === true }];
  });
  return { command, files, given };
}

function readOption<Name extends OptionName>(into: Options, name: Name, { value, isInline }: Given): void {
  const { form, needed, read } = options[name];
  if (name in into) throw wrong(`--${name} stands twice`);
  if (form === '' && value !== undefined) throw wrong(`--${name} takes no value, "${value}" was given`);
  if (form !== '' && value === undefined) throw wrong(`--${name} needs a value; it is ${needed}`);
  const text = value ?? '';
  const found = read(text);
  if (found === undefined) throw wrong(`--${name} cannot be "${text}"; it is ${needed}`);
  // A forgotten value must not swallow the option behind it.
  if (typeof found === 'string' && !isInline && /^-./.test(text))
    throw wrong(`--${name} needs a value; one that begins with a dash is written --${name}=${text}`);
  Object.assign(into, { [name]: found });
}

function checkFiles({ name, files: wanted }: Command, files: readonly string[]): void {
  const count = wanted.length === 1 ? '1 file' : `${wanted.length} files`;
  const takes = `${name} takes ${wanted.length === 0 ? 'no file' : `${count} (${wanted.join(' ')})`}`;
  const were =
    files.length === 0
      ? 'none was given'
      : `${files.length} ${files.length === 1 ? 'was' : 'were'} given: ${files.join(' ')}`;
  if (files.length !== wanted.length) throw wrong(`${takes}, ${were}; ${seeHelp(name)}`);
}

function checkTogether(command: Command, { files, options: chosen }: Arguments): void {
  const written = (names: readonly OptionName[]): string => names.map((name) => `--${name}`).join(' or ');
  for (const name of command.needs)
    if (!(name in chosen)) throw wrong(`${command.name} needs --${name}; ${seeHelp(command.name)}`);
  const either = command.either.filter((name) => name in chosen);
  if (command.either.length > 0 && either.length !== 1)
    throw wrong(`${command.name} needs either ${written(command.either)}; ${seeHelp(command.name)}`);
  if ([...files, chosen.change].filter((file) => file === '-').length > 1)
    throw wrong('standard input, -, can be read only once');
}

/** Checks a command line against what its command takes; throws a `Refusal` that names what is wrong. */
export function readArguments({ files, given }: CommandLine, command: Command): Arguments {
  const taken = optionsOf(command);
  const chosen: Options = {};
  for (const one of given) {
    const { name, written } = one;
    if (!isOptionName(name)) throw wrong(`there is no option ${written}; ${seeHelp(command.name)}`);
    if (!taken.includes(name)) throw wrong(`${command.name} has no option --${name}; ${seeHelp(command.name)}`);
    readOption(chosen, name, one);
  }
  checkFiles(command, files);
  const args: Arguments = { files, options: chosen, csvRows: new Map() };
  checkTogether(command, args);
  return args;
}
