import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The kernel keeps socket paths in 108 bytes (104 on macOS), and PostgreSQL adds 14 of its own. */
const longestFolderBytes = 85;

/** The folder of the server's socket: inside the data folder, or a private one in the temporary folder when that path is too long.
 * What a killed server left in it is removed, so call it only while owning the data folder. */
export function socketFolder(dataDir: string, as: { uid?: number; gid?: number }): string {
  const folder = usualFolder(dataDir);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = as;
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || ![uid, process.getuid?.() ?? 0].includes(found.uid)) return privateFolder(uid, gid);
  fs.chmodSync(folder, 0o700);
  if (found.uid !== uid) fs.chownSync(folder, uid, gid);
  for (const left of fs.readdirSync(folder)) fs.rmSync(path.join(folder, left));
  return folder;
}

function usualFolder(dataDir: string): string {
  const inside = path.join(dataDir, 'socket');
  if (Buffer.byteLength(inside) <= longestFolderBytes) return inside;
  return path.join(os.tmpdir(), `viceversa-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
}

/** The socket folder of a server that may be running there. */
export function runningSocketFolder(dataDir: string): string | undefined {
  const folder = usualFolder(dataDir);
  return fs.existsSync(path.join(folder, '.s.PGSQL.5432')) ? folder : undefined;
}

/** The predictable name was taken by another user, who could listen there in our place. */
function privateFolder(uid: number, gid: number): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'viceversa-'));
  if (fs.statSync(folder).uid !== uid) fs.chownSync(folder, uid, gid);
  return folder;
}
