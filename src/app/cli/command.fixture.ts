import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { processesOf } from '../../platform/embedded-postgres/processes.ts';

export const program = path.resolve(import.meta.dirname, '../../../bin/viceversa.js');

export type Ended = { code: number | null; said: string; complained: string };
type Given = { env?: Record<string, string>; from?: string };
export type Running = { child: ChildProcess; ended: Promise<Ended>; said(): string };

/** An installation of its own, empty, whose commands run as a person at a shell runs them. */
export function anInstallation() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'command-'));
  const dataDir = path.join(folder, 'data');
  const env = (more: Record<string, string> = {}) => ({
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    DEMO: 'off',
    ...more,
  });
  /** `from`: a program that runs the command, such as a shell, instead of Node itself. */
  const start = (words: readonly string[], { env: more, from }: Given = {}): Running => {
    const command = [process.execPath, program, ...words];
    const [file = '', ...args] = from ? ['sh', '-c', from, 'sh', ...command] : command;
    const child = spawn(file, args, { env: env(more), stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    let complained = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complained += chunk;
    });
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, said, complained })));
    return { child, ended, said: () => said };
  };
  return {
    folder,
    dataDir,
    env,
    start,
    run: (words: readonly string[], given: Given = {}) => start(words, given).ended,
    /** Processes and locks that a command left behind; none after a good end. */
    leftBehind: () => [
      ...processesOf(path.join(dataDir, 'postgres', 'cluster')),
      ...(existsSync(path.join(dataDir, 'postgres', 'owner.json')) ? ['owner.json'] : []),
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
