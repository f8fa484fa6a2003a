import { statSync } from 'node:fs';
import { defaultPolicy } from '../defaults.ts';
import { isRow } from '../field-checks.ts';
import type { Result } from '../result.ts';
import type { Instance } from '../types.ts';
import { validate } from '../validate.ts';
import type { Arguments } from './command.ts';
import { exit, Refusal } from './exit.ts';
import type { Options } from './options.ts';
import { readFolder } from './read-folder.ts';
import { asResult, asStanding } from './read-result-file.ts';
import { nameOf, parseJson, reading, readText } from './read-text.ts';

const isFolder = (file: string): boolean => file !== '-' && reading(file, () => statSync(file)).isDirectory();

async function readJson(file: string): Promise<unknown> {
  return parseJson(await readText(file), nameOf(file));
}

/** An instance with this seed; one whose policy is none stays as it is, since a seed would hide what is wrong with it. */
function seeded(instance: unknown, seed: number | undefined): unknown {
  if (seed === undefined || !isRow(instance) || !isRow(instance.policy ?? {})) return instance;
  return { ...instance, policy: { ...(instance.policy as object), seed } };
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
  return seeded(instance, options.seed) as Instance;
}

/** Says which `--seed` is missing where a result is of this instance with another seed; null where that is not so. */
export function seedFault(instance: Instance, { replay }: Result, { seed }: Options): string | null {
  const policy = isRow(instance) && isRow(instance.policy) ? instance.policy : {};
  if (seed !== undefined || (policy.seed ?? defaultPolicy.seed) === replay.seed) return null;
  const other = validate(seeded(instance, replay.seed));
  return other.ok && other.sha256 === replay.instanceSha256
    ? `the result was made with --seed ${replay.seed}: give --seed ${replay.seed} here too`
    : null;
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
  const result = asStanding(await loadJson(args, 1), ordinals[1]);
  const fault = seedFault(instance, result, args.options);
  if (fault !== null) throw new Refusal(exit.invalid, fault);
  return { instance, result };
}

/** Reads `--change`: JSON as it stands, or the name of a JSON file. */
export async function loadChange(change: string): Promise<Record<string, unknown>> {
  const isJson = /^\s*[{[]/.test(change);
  const value = isJson ? parseJson(change, '--change') : await readJson(change);
  if (isRow(value)) return value;
  throw new Refusal(exit.invalid, `${isJson ? '--change' : nameOf(change)} is no change: an object of JSON is needed`);
}
