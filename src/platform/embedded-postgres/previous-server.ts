import fs from 'node:fs';
import path from 'node:path';
import { processesOf, signal, until, worksIn } from './processes.ts';

const fastStopMs = 10_000;
const lastStopsMs = 2_000;

function postmasterPid(pidFile: string): number {
  if (!fs.existsSync(pidFile)) return 0;
  return Math.abs(Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10)) || 0;
}

/**
 * Stops what a killed owner left behind: its postmaster, then single processes without a postmaster.
 * Call it only while owning the data folder.
 */
export async function settlePreviousServer(clusterDir: string, onFound: (pid: number) => void): Promise<void> {
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  const postmaster = postmasterPid(pidFile);
  const postmasterRuns = () => postmaster > 0 && worksIn(postmaster, clusterDir);
  const left = () => (postmasterRuns() ? [postmaster] : processesOf(clusterDir));
  if (postmasterRuns()) {
    onFound(postmaster);
    signal(postmaster, 'SIGINT');
    await until(() => left().length === 0, fastStopMs);
  }
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of left()) signal(pid, name);
    await until(() => left().length === 0, lastStopsMs);
  }
  pointAtSelf(pidFile);
}

/**
 * PostgreSQL takes a living stranger or a zombie with the old number for its old postmaster and refuses to start.
 * It ignores its own parent's number, and unlike deleting the file this keeps its check for shared memory still in use.
 */
function pointAtSelf(pidFile: string): void {
  if (!fs.existsSync(pidFile)) return;
  const [, ...rest] = fs.readFileSync(pidFile, 'utf8').split('\n');
  fs.writeFileSync(pidFile, [process.pid, ...rest].join('\n'));
}
