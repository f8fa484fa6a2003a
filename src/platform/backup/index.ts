import path from 'node:path';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../embedded-postgres/index.ts';
import type { OnProgress } from '../progress.ts';
import { verifyBackup } from './archive.ts';
import { takeExactBackup } from './exact-backup.ts';
import { restoreExact } from './exact-restore.ts';
import type { Manifest } from './manifest.ts';
import { takePortableBackup } from './portable-backup.ts';
import { restorePortable } from './portable-restore.ts';
import { restoreOtherKind } from './problems.ts';

export { verifyBackup } from './archive.ts';
export type { Manifest } from './manifest.ts';
export * from './problems.ts';

const quiet: OnProgress = () => undefined;

/** Copies a running database into one file; `madeAt` is an ISO 8601 instant. */
export type BackupOptions = {
  url: string;
  file: string;
  madeAt: string;
  /** The embedded server's data folder: makes an exact backup. Without it the backup is portable. */
  dataDir?: string;
  onProgress?: OnProgress;
};

/** Takes a backup while writes go on; every row acknowledged before it began is in it. */
export function takeBackup({ url, file, madeAt, dataDir, onProgress = quiet }: BackupOptions): Promise<Manifest> {
  const target = path.resolve(file);
  if (dataDir === undefined) return takePortableBackup({ url, file: target, madeAt, onProgress });
  return takeExactBackup({ url, file: target, madeAt, dataDir: path.resolve(dataDir), onProgress });
}

/** Where to: an empty data folder, or an empty database at a DATABASE_URL. */
export type RestoreTarget = { dataDir: string; log: EmbeddedPostgresOptions['log'] } | { url: string };

/** Verifies the backup, then restores it into an empty place; a refusal changes nothing there. */
export async function restoreBackup(
  file: string,
  target: RestoreTarget,
  onProgress: OnProgress = quiet,
): Promise<Manifest> {
  const manifest = await verifyBackup(file, onProgress);
  if (manifest.kind === 'exact') {
    if ('url' in target) throw restoreOtherKind();
    await restoreExact(file, path.resolve(target.dataDir), onProgress);
  } else if ('url' in target) {
    await restorePortable(file, target.url, manifest, onProgress);
  } else {
    const database = await startEmbeddedPostgres(target);
    await restorePortable(file, database.url, manifest, onProgress).finally(() => database.stop());
  }
  return manifest;
}
