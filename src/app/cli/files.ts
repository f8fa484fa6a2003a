import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { invalidInput } from '#platform';

const LIMIT_BYTES = 200 * 1024 * 1024;

/** Reads the files a command names; a missing or huge one is a sentence. */
export async function readInputs(files: readonly string[]): Promise<{ name: string; content: Uint8Array }[]> {
  return Promise.all(
    files.map(async (file) => {
      const info = await stat(file).catch(() => undefined);
      if (!info?.isFile())
        throw invalidInput({ detail: 'There is no file "{file}". Check the path.', values: { file } });
      if (info.size > LIMIT_BYTES)
        throw invalidInput({ detail: 'The file "{file}" is larger than 200 MB. Split it.', values: { file } });
      return { name: path.basename(file), content: new Uint8Array(await readFile(file)) };
    }),
  );
}
