import { type Command, InvalidArgumentError, Option } from 'commander';

export type Out = { json?: boolean };

/** Adds the option that every command but `start` has. */
export const withJson = (command: Command): Command =>
  command.option('--json', 'print the whole answer, or the problem, as JSON');

/** An option that takes one of a few words; another word is named with the choice there is. */
export const oneOf = (flags: string, words: readonly string[], description: string): Option =>
  new Option(flags, description).choices(words).default(words[0]);

/** Reads a whole number from `least` to `most`. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
