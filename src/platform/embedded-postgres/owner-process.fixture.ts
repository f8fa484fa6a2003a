import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';

export type Said =
  | { started: true; node: number; pid: number; url: string; version: string; heard: string[] }
  | { started: false; code: string; message: string };

export type OwnerProcess = { said: Said; child: ChildProcess; ended: Promise<void> };

export const isRoot = process.getuid?.() === 0;
export const nobody = { uid: 65534, gid: 65534 };
export const silentLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Gives each test a fresh data folder, with a database made once per file or empty. */
export function eachTestHas(content: 'a database' | 'nothing'): { path: string } {
  const folder = { path: '' };
  const made = aFolder();
  if (content === 'a database')
    beforeAll(async () => {
      const database = await startEmbeddedPostgres({ dataDir: made, log: silentLog });
      await database.stop();
    });
  beforeEach(() => {
    folder.path = aFolder();
    fs.cpSync(made, folder.path, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
  });
  afterEach(() => {
    fs.chmodSync(folder.path, 0o755);
    fs.rmSync(folder.path, { recursive: true, force: true });
  });
  afterAll(() => fs.rmSync(made, { recursive: true, force: true }));
  return folder;
}

/** A folder anybody may enter, so that other users can own what is below. */
export function aFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'embedded-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

export function fixture(name: string): string {
  return path.join(import.meta.dirname, `${name}.fixture.ts`);
}

/** Another Viceversa: its own Node process with its own embedded database. */
export async function anOwner(
  dataDir: string,
  { binaries = '', as = {} }: { binaries?: string; as?: { uid?: number; gid?: number } } = {},
): Promise<OwnerProcess> {
  const args = [fixture('owner'), dataDir, ...(binaries ? [binaries] : [])];
  const child = spawn(process.execPath, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const said = await new Promise<Said>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(JSON.parse(line)));
    void ended.then(() => reject(new Error(`the process said nothing: ${complaints}`)));
  });
  return { said, child, ended };
}

export async function stopOwner(owner: OwnerProcess): Promise<void> {
  owner.child.kill('SIGTERM');
  await owner.ended;
}

export async function killOwner(owner: OwnerProcess): Promise<void> {
  owner.child.kill('SIGKILL');
  await owner.ended;
}

/** Arguments that run a shell script where it may mount a disk of its own; undefined when this computer forbids it. */
export function mountingShell(): string[] | undefined {
  const shell = isRoot
    ? ['unshare', '--mount', 'sh', '-c']
    : ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'];
  const [file = '', ...args] = shell;
  const tried = spawnSync(file, [...args, 'mount -t tmpfs -o size=1m tmpfs /mnt'], { timeout: 10_000 });
  return tried.status === 0 ? shell : undefined;
}
