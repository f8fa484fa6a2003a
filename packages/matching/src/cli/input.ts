import { statSync } from 'node:fs';
import { isRow } from '../field-checks.ts';
import type { Result } from '../result.ts';
import type { Instance } from '../types.ts';
import type { Arguments } from './command.ts';
import { exit, Refusal } from './exit.ts';
import { readFolder } from './read-folder.ts';
import { asResult, asStanding } from './read-result-file.ts';
import { nameOf, parseJson, reading, readText } from './read-text.ts';

const isFolder = (file: string): boolean => file !== '-' && reading(file, () => statSync(file)).isDirectory();

async function readJson(file: string): Promise<unknown> {
  return parseJson(await readText(file), nameOf(file));
}

/** The instance of the first file, with the seed that was asked for; not validated, the engine does that. */
export async function loadInstance({ files, options, csvRows }: Arguments): Promise<Instance> {
  const file = files[0]!;
  let instance: unknown;
  if (isFolder(file)) {
    const folder = readFolder(file);
    for (const [table, rows] of folder.rows) csvRows.set(table, rows);
    instance = folder.instance;
  } else instance = await readJson(file);
  // Over a value that is no policy a seed would hide what is wrong with it.
  if (options.seed === undefined || !isRow(instance) || !isRow(instance.policy ?? {})) return instance as Instance;
  return { ...instance, policy: { ...(instance.policy as object), seed: options.seed } } as unknown as Instance;
}

/** What messages call a file by its position. */
export const ordinals = ['the first file', 'the second file'] as const;

/** The value of a JSON file by its position. */
export const loadJson = ({ files }: Arguments, position: 0 | 1): Promise<unknown> => readJson(files[position]!);

/** The result in a file by its position, of the shape that a result has; it may still be wrong. */
export const loadResult = async (args: Arguments, position: 0 | 1): Promise<Result> =>
  asResult(await loadJson(args, position), ordinals[position]);

/** An instance and its result as its run left it. */
export async function loadStanding(args: Arguments): Promise<{ instance: Instance; result: Result }> {
  const instance = await loadInstance(args);
  return { instance, result: asStanding(await loadJson(args, 1), ordinals[1]) };
}

/** Reads `--change`: JSON as it stands, or the name of a JSON file. */
export async function loadChange(change: string): Promise<Record<string, unknown>> {
  const isJson = /^\s*[{[]/.test(change);
  const value = isJson ? parseJson(change, '--change') : await readJson(change);
  if (isRow(value)) return value;
  throw new Refusal(exit.invalid, `${isJson ? '--change' : nameOf(change)} is no change: an object of JSON is needed`);
}
