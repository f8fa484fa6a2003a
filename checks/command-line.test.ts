import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../src/app/cli/out.ts';
import { commandLine } from '../src/app/cli/run.ts';
import { ROOT } from './source-files.ts';

type Known = { name: string; words: string[]; hasJson: boolean };

/** Every command that does something, with its arguments and options as a guide writes them. */
function commandsOf(command: Command, above: string[] = []): Known[] {
  const names = command.parent ? [...above, command.name()] : above;
  if (command.commands.length > 0) return command.commands.flatMap((one) => commandsOf(one, names));
  const options = command.options.filter((option) => option.long !== '--json');
  const flags = options.map((option) => (option.mandatory ? option.flags : `[${option.flags}]`));
  return [
    {
      name: names.join(' '),
      words: [...names, command.usage().replace(/^\[options\] ?/, ''), ...flags].filter(Boolean),
      hasJson: command.options.some((option) => option.long === '--json'),
    },
  ];
}

const guide = readFileSync(path.join(ROOT, 'docs/guides/command-line.md'), 'utf8');
const known = commandsOf(commandLine());

describe('the command line and its guide', () => {
  test('name the same commands, arguments and options', () => {
    const written = [...guide.matchAll(/^\| `([a-z][^`]*)`/gm)].map((row) => row[1]);
    expect([...written].sort(), 'Mend docs/guides/command-line.md').toEqual(
      known.map(({ words }) => words.join(' ')).sort(),
    );
  });

  test('give --json to every command but start', () => {
    expect(known.filter(({ hasJson }) => !hasJson).map(({ name }) => name)).toEqual(['start']);
  });

  test('name the same exit codes', () => {
    const written = [...guide.matchAll(/^\| (\d+) \|/gm)].map((row) => Number(row[1]));
    expect(written).toEqual(Object.values(EXIT));
  });
});
