import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './problems.ts';

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', timeout: 5000 }).trim();
  } catch {
    return undefined;
  }
}

function statFields(pid: number): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
}

/** True when the process runs; a zombie (dead, not yet collected by its parent) does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  const state = process.platform === 'linux' ? statFields(pid)?.[0] : ps(pid, 'stat');
  return !state?.startsWith('Z');
}

/** A mark that two processes with the same number do not share: when the process began. */
export function birthMark(pid: number): string | undefined {
  return process.platform === 'linux' ? statFields(pid)?.[19] : ps(pid, 'lstart');
}

/** Whether the process is a PostgreSQL process working in that cluster folder. */
export function worksIn(pid: number, clusterDir: string): boolean {
  if (process.platform !== 'linux') return ps(pid, 'command')?.includes(clusterDir) ?? false;
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === clusterDir && /postgres/.test(read(`/proc/${pid}/cmdline`) ?? '');
  } catch {
    return false;
  }
}

/** Every PostgreSQL process of that cluster folder, with or without a living postmaster (Linux; elsewhere none). */
export function processesOf(clusterDir: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => worksIn(pid, clusterDir) && isRunning(pid));
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Waits until the condition holds; false when it still does not after the deadline. */
export async function until(condition: () => boolean, deadlineMs: number): Promise<boolean> {
  for (const end = performance.now() + deadlineMs; performance.now() < end; await sleep(20))
    if (condition()) return true;
  return condition();
}
