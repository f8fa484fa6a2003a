import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { matchSync } from '../match.ts';
import type { Instance } from '../types.ts';

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

/** Files of an instance and of its result, in a folder that `scratch` made. */
export function filesOf(file: (name: string) => string, name: string, instance: Instance): [string, string] {
  const files: [string, string] = [file(`${name}.json`), file(`${name}-result.json`)];
  writeFileSync(files[0], JSON.stringify(instance));
  writeFileSync(files[1], JSON.stringify(matchSync(instance)));
  return files;
}

/** Two whom a chain of command of any depth keeps apart. */
export const chained: Instance = {
  mentors: [{ id: 'ada', grade: 1, managers: [{ id: 'max', depth: 5 }] }],
  mentees: [{ id: 'max', grade: 9 }],
  policy: { rules: { commandChain: { levels: null } } },
};

/** A folder with these files in it. */
export function folderOf(folder: string, files: Record<string, string | Uint8Array>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}
