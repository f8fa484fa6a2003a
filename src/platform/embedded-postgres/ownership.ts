import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFile } from '../files/index.ts';
import { codeOf, embeddedPostgresError } from './problems.ts';
import { birthMark, isRunning } from './processes.ts';

const heartbeatMs = 2000;
const watchMs = 4 * heartbeatMs;

type Owner = { pid: number; birth: string; host: string; boot: string; pidSpace: string };
export type Ownership = { release(): void };

function self(): Owner {
  const linux = process.platform === 'linux';
  return {
    pid: process.pid,
    birth: birthMark(process.pid) ?? '',
    host: os.hostname(),
    boot: linux ? fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : '',
    pidSpace: linux ? fs.readlinkSync('/proc/self/ns/pid') : '',
  };
}

function parse(text: string): Owner | undefined {
  try {
    const owner: Owner = JSON.parse(text);
    return Number.isInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function readLock(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function heartbeatMoves(file: string): Promise<boolean> {
  const mtime = () => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const before = mtime();
  for (let waited = 0; waited < watchMs; waited += 250) {
    await sleep(250);
    if (mtime() !== before) return true;
  }
  return false;
}

/** Numbers of processes mean nothing across computers and containers: there only the heartbeat tells. */
async function isActive(owner: Owner, me: Owner, file: string, onWatch: () => void): Promise<boolean> {
  if (owner.host === me.host && owner.boot !== me.boot) return false;
  if (owner.host === me.host && owner.pidSpace === me.pidSpace)
    return isRunning(owner.pid) && (!owner.birth || owner.birth === birthMark(owner.pid));
  onWatch();
  return heartbeatMoves(file);
}

function inUse(dataDir: string, owner: Owner, me: Owner) {
  const elsewhere = owner.host === me.host ? '' : ` on the computer ${owner.host}`;
  const who = owner.pid === me.pid && !elsewhere ? 'this same process' : `process ${owner.pid}${elsewhere}`;
  return embeddedPostgresError(
    'data-folder-in-use',
    `The data folder ${dataDir} is in use by ${who}. Stop that Viceversa first, or start this one with another data folder.`,
  );
}

/** Removes exactly the lock that was judged abandoned; a fresh one taken meanwhile is put back. */
function discard(file: string, judged: string): void {
  const aside = `${file}.abandoned.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (fs.readFileSync(aside, 'utf8') !== judged) fs.linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  fs.rmSync(aside, { force: true });
}

function hold(file: string, content: string): Ownership {
  const beat = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => undefined);
  }, heartbeatMs).unref();
  return {
    release() {
      clearInterval(beat);
      if (readLock(file) === content) fs.rmSync(file, { force: true });
    },
  };
}

/** The process on this computer that owns the data folder now. */
export function presentOwner(dataDir: string): number | undefined {
  const me = self();
  const owner = parse(readLock(path.join(dataDir, 'owner.json')) ?? '');
  if (!owner || owner.host !== me.host || owner.boot !== me.boot || owner.pidSpace !== me.pidSpace) return undefined;
  return isRunning(owner.pid) && owner.birth === (birthMark(owner.pid) ?? '') ? owner.pid : undefined;
}

/** Makes this process the only owner of the data folder, or refuses naming the present owner. */
export async function takeOwnership(dataDir: string, onWatch: () => void): Promise<Ownership> {
  const file = path.join(dataDir, 'owner.json');
  const me = self();
  const content = `${JSON.stringify(me)}\n`;
  for (let attempt = 0; attempt < 10; attempt++) {
    if (createFile(file, content)) {
      if (attempt > 0) await sleep(50);
      if (readLock(file) === content) return hold(file, content);
    }
    const found = readLock(file);
    if (found === undefined) continue;
    const owner = parse(found);
    if (owner && (await isActive(owner, me, file, onWatch))) throw inUse(dataDir, owner, me);
    discard(file, found);
  }
  throw embeddedPostgresError(
    'data-folder-in-use',
    `Several processes want the data folder ${dataDir} at once. Stop all but one and start again.`,
  );
}
