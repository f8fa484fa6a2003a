import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { addressOf, environmentOf, type Where } from './place.ts';

const program = path.resolve(import.meta.dirname, '../bin/viceversa.js');

/** Whether an application answers, asked again until it does. */
export async function isReady(where: Where, tries = 1): Promise<boolean> {
  for (let left = tries; left > 0; left--) {
    const answer = await fetch(`${addressOf(where)}/ready`).catch(() => undefined);
    if (answer?.ok) return true;
    if (left > 1) await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

/** An application on an empty folder, with the demo company unless told otherwise; `startAt` starts it again, some hours later. */
export function ownServer(where: Where, { isDemo = true } = {}) {
  let child: ChildProcess | undefined;
  let said = '';
  rmSync(where.dataDir, { recursive: true, force: true });
  const end = async () => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGTERM');
    await ended;
  };
  return {
    where,
    /** What it printed so far. */
    said: () => said,
    startAt: async (hoursAhead: number) => {
      await end();
      where.hoursAhead = hoursAhead;
      const env = { ...environmentOf(where), DEMO: isDemo ? 'on' : 'off' };
      child = spawn(process.execPath, [program, 'start'], { stdio: ['ignore', 'pipe', 'inherit'], env });
      child.stdout?.on('data', (text: Buffer) => {
        said += text.toString();
      });
      child.once('exit', (code) => {
        if (code) console.error(`the application at ${addressOf(where)} ended with ${code}`);
      });
      if (!(await isReady(where, 240))) throw new Error(`no answer at ${addressOf(where)}`);
    },
    stop: async () => {
      await end();
      rmSync(where.dataDir, { recursive: true, force: true });
    },
  };
}
