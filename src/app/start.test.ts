import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { mountingShell } from '../platform/embedded-postgres/owner-process.fixture.ts';
import { isRunning, processesOf } from '../platform/embedded-postgres/processes.ts';

const program = path.resolve(import.meta.dirname, '../../bin/viceversa.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'start-'));
const dataDir = path.join(folder, 'data');
const cluster = path.join(dataDir, 'postgres', 'cluster');
const children: ChildProcess[] = [];
/** Milliseconds a slow computer may take until something is true; a fast one does not wait for it. */
const PATIENCE = 30_000;

type Ended = { code: number | null; said: string; complained: string };
type Started = { child: ChildProcess; url: Promise<string>; ended: Promise<Ended>; said(): string };

const env = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  DATA_DIR: dataDir,
  DEMO: 'off',
  PORT: '0',
  ...more,
});

function start(more: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [program, 'start'], { env: env(more), stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  let complained = '';
  const url = Promise.withResolvers<string>();
  url.promise.catch(() => undefined);
  child.stdout.on('data', (chunk) => {
    said += chunk;
    const found = /ready at (\S+)/.exec(said)?.[1];
    if (found) url.resolve(found);
  });
  child.stderr.on('data', (chunk) => {
    complained += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, said, complained })));
  void ended.then((end) => url.reject(new Error(`ended before it was ready: ${JSON.stringify(end)}`)));
  return { child, url: url.promise, ended, said: () => said };
}

async function stop({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
  child.kill(signal);
  return ended;
}

const LINK = /There is no administrator yet\. Open this link within a day to become one:\n {2}http:\S+\/claim\/\S{43}/;
test('the first start on an empty folder prints the link of the first administrator', async () => {
  const first = start();
  await first.url;
  await expect.poll(first.said, { timeout: PATIENCE }).toMatch(LINK);
  expect(await stop(first)).toMatchObject({ code: 0, complained: '' });
}, 60_000);
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a running Viceversa', { timeout: 60_000 }, () => {
  test('says that it lives and is ready; a second one on its data is told who it is, and neither harms it', async () => {
    const first = start();
    const url = await first.url;
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready' });
    const second = await start().ended;
    expect(second.code).toBe(69);
    expect(second.complained).toMatch(
      new RegExp(`in use by process ${first.child.pid}\\. Stop that Viceversa first, or start this one with another`),
    );
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    await stop(first);
  });

  test('is not ready when its database is gone, says so, and ends with a fault', async () => {
    const running = start();
    await expect.poll(running.said, { timeout: PATIENCE }).toMatch(LINK);
    const postmaster = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    const end = await running.ended;
    expect(end.code).toBe(70);
    expect(end.said).toContain('The database ended.');
  });

  test('finishes the request in hand when told to stop, takes no new one, and leaves no process', async () => {
    const running = start();
    const url = new URL(await running.url);
    const slow = request(new URL('/sign-in', url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '20' },
    });
    const answered = new Promise<number>((resolve, reject) => {
      slow.once('response', (answer) => resolve(answer.statusCode ?? 0)).once('error', reject);
    });
    slow.write('email=ada');
    await sleep(300);
    running.child.kill('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(new URL('/health', url)).then(
            () => 'open',
            () => 'closed',
          ),
        { timeout: PATIENCE },
      )
      .toBe('closed');
    slow.end('@example.or');
    expect(await answered).toBe(403);
    expect(await running.ended).toMatchObject({ code: 0, complained: '' });
    expect(processesOf(cluster)).toEqual([]);
    expect(existsSync(path.join(dataDir, 'postgres', 'owner.json'))).toBe(false);
  });

  test('told to stop while it starts leaves nothing that the next start stumbles over', async () => {
    const hasty = start();
    await sleep(400);
    hasty.child.kill('SIGTERM');
    await hasty.ended;
    const next = start();
    expect((await fetch(`${await next.url}/ready`)).status).toBe(200);
    await stop(next, 'SIGINT');
  });
});

describe('a start that cannot be', { timeout: 60_000 }, () => {
  test('on a port in use says which and how to choose another, and leaves no database behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const end = await start({ PORT: String(port) }).ended;
    other.close();
    expect(end.code).toBe(1);
    expect(end.complained).toBe(
      `The port is in use. Another program already listens on 127.0.0.1:${port}. Stop it, or start with another port: PORT=3001 npm start\n`,
    );
    expect(processesOf(cluster)).toEqual([]);
  });

  test('on an address that is not this computer’s says so', async () => {
    const end = await start({ HOST: '192.0.2.1', PORT: '8399' }).ended;
    expect(end.code).toBe(1);
    expect(end.complained).toMatch(/cannot listen on 192\.0\.2\.1:8399.*HOST/);
  });

  test('with faulty settings names each and stops before it touches the data', async () => {
    const end = await start({ PORT: 'many', SMTP_URL: 'mail', DATA_DIR: path.join(folder, 'untouched') }).ended;
    expect(end.code).toBe(78);
    expect(end.complained).toMatch(/PORT: Give a number\n {2}SMTP_URL: must begin with smtp/);
    expect(existsSync(path.join(folder, 'untouched'))).toBe(false);
  });

  test('on data of a newer version leaves it alone, with the way back', async () => {
    const embedded = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), log: silentLog });
    const client = new pg.Client(embedded.url);
    await client.connect();
    await client.query(`insert into migrations (name, sha256) values ('9999-from-the-future.sql', 'x')`);
    const end = start().ended;
    expect((await end).complained, 'and while another process holds the data').toContain('in use by process');
    await client.end();
    await embedded.stop();
    const later = await start().ended;
    expect(later.code).toBe(1);
    expect(later.complained).toMatch(/9999-from-the-future\.sql.*Start the version that wrote it, or restore a backup/);
    expect(processesOf(cluster)).toEqual([]);
    const again = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), log: silentLog });
    const cleaner = new pg.Client(again.url);
    await cleaner.connect();
    await cleaner.query(`delete from migrations where name like '9999%'`);
    await cleaner.end();
    await again.stop();
  });

  test('in a data folder that is a file says to choose another', async () => {
    const file = path.join(folder, 'letter.txt');
    writeFileSync(file, 'dear grandmother');
    const end = await start({ DATA_DIR: file }).ended;
    expect(end.code).toBe(69);
    expect(end.complained).toMatch(/letter\.txt cannot be used\. Choose another one/);
    expect(readFileSync(file, 'utf8')).toBe('dear grandmother');
  });

  const shell = mountingShell();
  test.runIf(shell)('on a read-only disk says to mount it writable', () => {
    const [sh = '', ...args] = shell ?? [];
    const disk = path.join(folder, 'disk');
    const script = `mkdir -p ${disk} && mount -t tmpfs -o size=1m,ro tmpfs ${disk} && exec "${process.execPath}" ${program} start`;
    const { status, stderr } = spawnSync(sh, [...args, script], {
      encoding: 'utf8',
      env: env({ DATA_DIR: path.join(disk, 'data') }),
      timeout: 30_000,
    });
    expect(status).toBe(69);
    expect(stderr).toMatch(/disk\/data is read-only\. Mount it writable, or choose a data folder on another disk/);
  });
  test.skipIf(shell)('skipped: this computer forbids mounting a read-only disk', () => undefined);
});

test('after a kill -9 the next start takes over', { timeout: 60_000 }, async () => {
  const killed = start();
  await killed.url;
  await stop(killed, 'SIGKILL');
  expect(processesOf(cluster).some(isRunning)).toBe(true);
  const next = start();
  expect((await fetch(`${await next.url}/ready`)).status).toBe(200);
  expect(await stop(next)).toMatchObject({ code: 0 });
});
