import { topScore } from '../defaults.ts';
import { type Command, optionsOf } from './command.ts';
import { exit, exitWords } from './exit.ts';
import { type OptionName, optionNames, options } from './options.ts';

const width = 118;

/** Words in lines of at most `width` characters, all but the first indented. */
function wrapped(text: string | readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of typeof text === 'string' ? text.split(' ') : text) {
    if (line !== '' && indent.length + line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

const written = (name: OptionName): string => {
  const { form } = options[name];
  return form === '' ? `--${name}` : `--${name} ${form}`;
};

/** Two columns, the first as wide as its widest entry. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, rest]) => `  ${first.padEnd(left)}  ${wrapped(rest, ' '.repeat(left + 4))}`).join('\n');
}

const optionLines = (names: readonly OptionName[]): string =>
  columns(optionNames.filter((name) => names.includes(name)).map((name) => [written(name), options[name].says]));

const codeLines = (names: readonly (keyof typeof exit)[]): string =>
  `${columns(names.map((name) => [String(exit[name]), exitWords[name]]))}
Whoever reads the answer may stop early, as head does: the exit code stays what it would have been.`;

const general: readonly OptionName[] = ['seed', 'format', 'out', 'quiet', 'help'];
const allCodes = Object.keys(exit) as (keyof typeof exit)[];
const codesOfSome: readonly (keyof typeof exit)[] = ['notProven', 'refused'];

function usage({ name, files, needs, either, takes }: Command, without: readonly OptionName[]): string {
  const free = takes.filter((option) => !without.includes(option)).map((option) => `[${written(option)}]`);
  const one = either.length === 0 ? [] : [`(${either.map(written).join(' | ')})`];
  const words = ['viceversa-match', name, ...files, ...needs.map(written), ...one, ...free];
  return `  ${wrapped(words, '      ')}`;
}

const files = `INSTANCE is a JSON file, - for JSON on standard input, or a folder with mentors.csv and mentees.csv, and where there
are any topics.csv, pairs.csv, locks.csv, forbids.csv, current.csv, policy.json and limits.json; any other .csv file in
it is refused, and so is a Policy.json or LIMITS.json. In CSV the first row names the fields, lists are parted by ; and
the parts of an entry by : (fintech:5:3;gaming:2), hours are 540-1020, an answer of style left empty (4;;0) was not
given, and an apostrophe before = + - @ is a mark of ours against formulas and no part of the cell.
RESULT is a file that match or assign wrote with --format json, or - for standard input.
SCORES.csv has mentees in its first row, mentors in its first column and whole scores from 0 to ${topScore}; an empty
cell is an impossible pair.`;

/** The help for all commands. */
export function helpOf(commands: readonly Command[]): string {
  return `viceversa-match: exact, certified and explained matching

${commands.map((one) => `${usage(one, general)}\n      ${wrapped(one.says, '      ')}`).join('\n')}

${files}

Options
${optionLines(optionNames)}
bench takes only its own options; --seed goes with commands that take an INSTANCE.

Exit codes
${codeLines(allCodes)}
`;
}

/** The help for one command. */
export function commandHelp(command: Command): string {
  const codes = allCodes.filter((code) => !codesOfSome.includes(code) || command.answers.includes(code));
  return `${usage(command, [])}

${wrapped(command.says, '')}
${command.files.length === 0 ? '' : `\n${files}\n`}
Options
${optionLines(optionsOf(command))}

Exit codes
${codeLines(codes)}
`;
}
