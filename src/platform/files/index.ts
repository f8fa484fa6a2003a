import fs from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** What we write is readable by its owner alone. */
const MODE = 0o600;

/**
 * Makes a folder, and those above it, for our own user alone. Not by Node's `recursive`: under /proc, where the folder
 * above is there and takes none, it tries for ever, and on a read-only disk it does not say why.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !fs.existsSync(at); at = path.dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try {
      fs.mkdirSync(one, { mode: 0o700 });
    } catch (error) {
      // Another process may make it at the same moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  if (!fs.statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
}

/** Waits until a file, or the names in a folder, are on the disk. */
export async function syncPath(place: string): Promise<void> {
  const handle = await open(place, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Writes a file whole: whoever reads it, also after a crash or on a full disk, finds all of it or what was there before. */
export async function replaceFile(file: string, content: string | Uint8Array | Readable): Promise<void> {
  const draft = `${file}.part`;
  try {
    const handle = await open(draft, 'w', MODE);
    await handle
      .writeFile(content)
      .then(() => handle.sync())
      .finally(() => handle.close());
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncPath(path.dirname(file));
}

/** Writes a file whole unless there is one; of several at once exactly one gets true. */
export function createFile(file: string, content: string): boolean {
  if (fs.existsSync(file)) return false;
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, content, { mode: MODE, flush: true });
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
