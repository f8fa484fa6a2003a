import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { explainDisk, holdDataFolder } from '../embedded-postgres/index.ts';
import { syncPath } from '../files/index.ts';
import type { OnProgress } from '../progress.ts';
import { readArchive } from './archive.ts';
import { restoreTargetNotEmpty } from './problems.ts';

const ours = new Set(['owner.json', 'lost+found', 'socket']);

const syncsAtOnce = 32;

async function write(file: string, content: AsyncIterable<Buffer>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of content) await handle.write(chunk);
  } finally {
    await handle.close();
  }
}

/** Syncs files and folders many at a time: the disk takes them in few strokes. */
async function syncTree(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).map((name) => path.join(folder, name));
  for (let at = 0; at < names.length; at += syncsAtOnce)
    await Promise.all(names.slice(at, at + syncsAtOnce).map(syncPath));
  await syncPath(folder);
}

function placeOf(draft: string, name: string): string {
  const inside = path.posix.normalize(name).replace(/^cluster\//, '');
  if (inside.startsWith('../') || path.posix.isAbsolute(inside)) throw new Error(`${name} leads out of the backup`);
  return path.join(draft, inside);
}

/** Unpacks a verified exact backup into an empty data folder; the folder appears whole or not at all. */
export async function restoreExact(file: string, dataDir: string, onProgress: OnProgress): Promise<void> {
  const held = await holdDataFolder(dataDir);
  const draft = path.join(dataDir, 'cluster.new');
  try {
    const found = (await readdir(dataDir)).filter((name) => !ours.has(name));
    if (found.length > 0)
      throw restoreTargetNotEmpty({ values: { place: dataDir, found: found.slice(0, 5).join(', ') } });
    await mkdir(draft, { mode: 0o700 });
    try {
      for await (const { path: name, folder, content } of readArchive(file, 'restoring', onProgress)) {
        if (!name.startsWith('cluster/')) continue;
        const place = placeOf(draft, name);
        await mkdir(folder ? place : path.dirname(place), { recursive: true, mode: 0o700 });
        if (!folder) await write(place, content);
      }
      await syncTree(draft);
      await rename(draft, path.join(dataDir, 'cluster'));
      await syncPath(dataDir);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw explainDisk(dataDir, error);
    }
  } finally {
    held.release();
  }
}
