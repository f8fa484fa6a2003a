import type { ModeName } from '../result.ts';
import type { Side } from '../types.ts';

export type Format = 'table' | 'json' | 'csv';

/** What may stand behind the command, read and checked; the names are those of the command line. */
export interface Options {
  mode?: ModeName;
  proposing?: Side;
  'node-limit'?: number;
  workers?: number;
  prices?: boolean;
  brief?: boolean;
  person?: string;
  mentor?: string;
  mentee?: string;
  count?: number;
  change?: string;
  size?: 'small' | 'full';
  class?: string;
  seed?: number;
  format?: Format;
  out?: string;
  quiet?: boolean;
  help?: boolean;
}

export type OptionName = keyof Options;

/** One option: `form` stands for its value in the help, empty where it takes none. */
export interface Option<Value> {
  form: string;
  says: string;
  /** What the value must be, to complete "it is …". */
  needed: string;
  /** The value, or undefined where the text is none. */
  read: (text: string) => Value | undefined;
}

const flag = (says: string): Option<boolean> => ({ form: '', says, needed: '', read: () => true });

const oneOf = <Word extends string>(words: readonly Word[], says: string): Option<Word> => ({
  form: words.join('|'),
  says,
  needed: `one of ${words.join(', ')}`,
  read: (text) => words.find((word) => word === text),
});

const whole = (lowest: number, highest: number, says: string): Option<number> => ({
  form: 'N',
  says,
  needed: `a whole number from ${lowest} to ${highest}`,
  read: (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= lowest && value <= highest ? value : undefined;
  },
});

const words = (form: string, needed: string, says: string): Option<string> => ({
  form,
  says,
  needed,
  read: (text) => (text === '' ? undefined : text),
});

const id = (says: string) => words('ID', 'the id of a person', says);
const sides: readonly Side[] = ['mentor', 'mentee'];

/** Every option there is, in the order of the help. */
export const options: { readonly [Name in OptionName]-?: Option<NonNullable<Options[Name]>> } = {
  mode: oneOf(
    ['optimal', 'assisted', 'stable', 'circles', 'repair'],
    'what to look for; assisted is optimal with locks or forbids (default: optimal)',
  ),
  proposing: oneOf(sides, 'mode stable: the side that proposes (default: mentor)'),
  'node-limit': whole(1, 10_000_000, 'mode circles: most exact runs before the gap is stated (default: 2000)'),
  workers: whole(0, 64, 'threads that help to score a large instance (default: as many as help)'),
  prices: flag('price every pair, however many (default: up to 1000 pairs)'),
  brief: flag('price no pair'),
  person: id('only what concerns this person'),
  mentor: id('the mentor'),
  mentee: id('the mentee'),
  count: whole(1, 100, 'most partners to show (default: 5)'),
  change: words('FILE|JSON', 'a JSON file or JSON', 'the fields of the policy to change; JSON begins with {'),
  size: oneOf(['small', 'full'], 'seconds or many minutes (default: small)'),
  class: words('NAME', 'a class of the benchmark', 'one class, all whose names begin so, scoring or pauses'),
  seed: whole(
    0,
    4_294_967_295,
    "another way to settle ties, instead of the instance's policy.seed; give it again with the RESULT",
  ),
  format: oneOf(['table', 'json', 'csv'], 'how to write (default: table on a terminal, json elsewhere)'),
  out: words('FILE', 'the name of a file', 'write there instead of to standard output'),
  quiet: flag('no progress bar, and no word beside the answer'),
  help: flag('this help, or that of a command; also -h'),
};

export const optionNames = Object.keys(options) as OptionName[];

export const isOptionName = (name: string): name is OptionName => Object.hasOwn(options, name);
