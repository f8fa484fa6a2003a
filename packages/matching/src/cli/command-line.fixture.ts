import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export const bin = path.resolve(import.meta.dirname, '../../bin/viceversa-match.js');

const compiled = mkdtempSync(path.join(os.tmpdir(), 'viceversa-match-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true }));
/** Every process would strip the types of the same hundred files, which takes longer than most runs. */
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** The command in a process of its own. */
export function run(args: readonly string[], input = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input,
    encoding: 'utf8',
    env,
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The command with a redirection behind it, as a shell runs it; gives the code of whatever failed. */
export function inShell(args: readonly string[], redirection: string): Run {
  const words = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(' ');
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', `${words} ${redirection}`], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder for the files of a test, gone afterwards; gives the path of a name in it. */
export function scratch(): (name: string) => string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'viceversa-match-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name) => path.join(folder, name);
}

/** A folder with these files in it. */
export function folderOf(folder: string, files: Record<string, string | Uint8Array>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}
