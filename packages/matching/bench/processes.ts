import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Longest that one part may take before it is given up. */
export const longestSeconds = 120;

/** Runs a part of the benchmark in a process of its own; null when it takes too long. */
export function inChild<T>(args: readonly string[]): T | null {
  const script = path.join(import.meta.dirname, 'child.ts');
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    timeout: longestSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (signal === 'SIGKILL') return null;
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout === '' ? null : (JSON.parse(stdout) as T);
}
