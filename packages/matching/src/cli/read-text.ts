import { constants } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { exit, Refusal, systemReason } from './exit.ts';

/** What a message calls a file. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

/** Runs what may fail because of the system; what then cannot be read is said by name, with exit code 4. */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unread(file, error);
  }
}

function unread(file: string, error: unknown): unknown {
  const reason = systemReason(error);
  return reason === null ? error : new Refusal(exit.notFound, `${nameOf(file)} cannot be read: ${reason}`);
}

function decode(file: string, bytes: Uint8Array): string {
  if (bytes.length > constants.MAX_STRING_LENGTH)
    throw new Refusal(
      exit.invalid,
      `${nameOf(file)} is too large: ${bytes.length} bytes, at most ${constants.MAX_STRING_LENGTH}`,
    );
  try {
    // A byte order mark, which spreadsheets write, is left out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(exit.invalid, `${nameOf(file)} is not UTF-8 text; save it as UTF-8`);
  }
}

/** The text of a file. */
export const readTextFile = (file: string): string =>
  decode(
    file,
    reading(file, () => readFileSync(file)),
  );

/** The text of a file, or of standard input for `-`. */
export async function readText(file: string): Promise<string> {
  if (file !== '-') return readTextFile(file);
  const parts: Uint8Array[] = [];
  try {
    // Not readFileSync(0), which fails where standard input does not block.
    for await (const part of process.stdin) parts.push(part as Uint8Array);
  } catch (error) {
    throw unread(file, error);
  }
  return decode(file, Buffer.concat(parts));
}

/** The value of JSON text; `name` says whose it is. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Refusal(exit.invalid, `${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
