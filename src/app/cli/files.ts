import type { Stats } from 'node:fs';
import { readFile, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { invalidInput, notFound } from '#platform';
import { replaceFile } from '#platform/files';
import { fileNotWritten, reasonOf } from './refusals.ts';

const LIMIT_BYTES = 200 * 1024 * 1024;

/** Facts of a file that a command names; a path that leads to none is refused. */
export async function fileFacts(file: string): Promise<Stats> {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) throw notFound({ detail: 'There is no file "{file}". Check the path.', values: { file } });
  return info;
}

/** Reads a file that a command names; a missing or huge one is a sentence. */
export async function readInput(file: string): Promise<{ name: string; content: Uint8Array }> {
  const info = await fileFacts(file);
  if (info.size > LIMIT_BYTES)
    throw invalidInput({ detail: 'The file "{file}" is larger than 200 MB. Split it.', values: { file } });
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw notFound({ detail: 'The file "{file}" cannot be read ({why}).', values: { file, why: error.code ?? '' } });
  });
  return { name: path.basename(file), content: new Uint8Array(content) };
}

export const readInputs = (files: readonly string[]) => Promise.all(files.map(readInput));

/** Writes what a command was asked to put into a file, whole or not at all; a device such as /dev/stdout is written as it is. */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    const found = await stat(file).catch(() => undefined);
    if (!found || found.isFile()) await replaceFile(await realpath(file).catch(() => file), text);
    else await writeFile(file, text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw fileNotWritten({ values: { file, reason: reasonOf(error) } });
  }
}
