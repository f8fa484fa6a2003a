// `npm run bench:start [runs]`: how long `npm start` takes until it is ready, and what memory it then holds.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const runs = Number(process.argv[2] ?? 5);
const port = process.env.PORT ?? '8390';
const settledMs = 3000;

/** Resident MiB of the biggest process below this one: the server's. */
function residentMiB(ancestor: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([ancestor]);
  for (const [pid = 0, parent = 0] of rows) if (family.has(parent)) family.add(pid);
  return Math.max(...rows.map(([pid = 0, , rss = 0]) => (family.has(pid) ? rss / 1024 : 0)));
}

async function readyAfter(child: ChildProcess): Promise<number> {
  const began = performance.now();
  if (!child.stdout) throw new Error('no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('Viceversa is ready')) return performance.now() - began;
  }
  throw new Error('npm start ended before it was ready');
}

async function start(dataDir: string): Promise<{ seconds: number; mebibytes: number }> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: port };
  const child = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const group = -(child.pid ?? 0);
  try {
    const seconds = (await readyAfter(child)) / 1000;
    await sleep(settledMs);
    return { seconds, mebibytes: residentMiB(child.pid ?? 0) };
  } finally {
    process.kill(group, 'SIGTERM');
    await ended;
  }
}

function said(values: number[], unit: string): string {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const digits = unit === 's' ? 2 : 0;
  return `median ${middle.toFixed(digits)} ${unit} (${sorted.map((value) => value.toFixed(digits)).join(', ')})`;
}

const first = [];
const later = [];
// Removed at the end only: ext4 searches long for a new file while many were just deleted.
const folder = mkdtempSync(path.join(os.tmpdir(), 'measure-start-'));
try {
  execFileSync(process.execPath, [path.join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' });
  for (let run = 0; run < runs; run++) {
    first.push(await start(path.join(folder, String(run))));
    later.push(await start(path.join(folder, String(run))));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
process.stdout.write(`npm start until ready, ${runs} runs, ${os.cpus().length} cores, load ${load}
  first start: ${said(
    first.map((one) => one.seconds),
    's',
  )}
  later start: ${said(
    later.map((one) => one.seconds),
    's',
  )}
  memory after a first start: ${said(
    first.map((one) => one.mebibytes),
    'MiB',
  )}
  memory after a later start: ${said(
    later.map((one) => one.mebibytes),
    'MiB',
  )}
`);
