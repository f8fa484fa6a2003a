import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';
import { processesOf, signal } from './processes.ts';

const rounds = Number(process.env.CRASH_ROUNDS ?? 200);
const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-'));
const clusterDir = path.join(dataDir, 'cluster');
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

/** mulberry32, so that a failing run can be repeated from its seed. */
function dice(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Ready = { postmaster: number; url: string };
type Writer = { child: ChildProcess; ready: Promise<Ready>; closed: Promise<string> };

function startWriter(saved: Set<number>, first: number): Writer {
  const script = path.join(import.meta.dirname, 'crash-writer.fixture.ts');
  const child = spawn(process.execPath, [script, dataDir, String(first)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = Promise.withResolvers<Ready>();
  const closed = Promise.withResolvers<string>();
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, value = '', url = ''] = line.split(' ');
    if (word === 'saved') saved.add(Number(value));
    else ready.resolve({ postmaster: Number(value), url });
  });
  child.once('close', () => {
    closed.resolve(complaints);
    ready.reject(new Error(`the writer ended before it was ready: ${complaints}`));
  });
  ready.promise.catch(silent);
  return { child, ready: ready.promise, closed: closed.promise };
}

async function missing(url: string, numbers: Set<number>): Promise<number[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ wanted: string }>(
    'select wanted from unnest($1::bigint[]) wanted where not exists (select from promise where number = wanted)',
    [[...numbers]],
  );
  await client.end();
  return rows.map((row) => Number(row.wanted));
}

const kills = {
  'Node and every PostgreSQL process': (node: number) => [node, ...processesOf(clusterDir)],
  'Node alone, leaving an orphan': (node: number) => [node],
  'Node and the postmaster, leaving its children': (node: number, postmaster: number) => [node, postmaster],
  'the postmaster first, Node after': (node: number, postmaster: number) => [postmaster, node],
};

test(`${rounds} kills in the middle of acknowledged writes lose none of them`, { timeout: 600_000 }, async () => {
  const random = dice(seed);
  const saved = new Set<number>();
  const hint = `repeat with CRASH_SEED=${seed}`;
  let early = 0;
  for (let round = 0; round < rounds; round++) {
    const before = new Set([...saved].slice(-3000));
    const { child, ready, closed } = startWriter(saved, (round + 1) * 1_000_000);
    const node = child.pid ?? 0;
    if (random() < 0.15) {
      early++;
      await sleep(random() * 350);
      for (const pid of [node, ...(random() < 0.5 ? processesOf(clusterDir) : [])]) signal(pid, 'SIGKILL');
    } else {
      const { postmaster, url } = await ready;
      expect(await missing(url, before), `round ${round}, ${hint}`).toEqual([]);
      await sleep(random() * 150);
      const how = Object.values(kills)[Math.floor(random() * 4)] ?? (() => [node]);
      expect(child.exitCode, `the writer gave up by itself in round ${round}, ${hint}`).toBeNull();
      for (const pid of how(node, postmaster)) signal(pid, 'SIGKILL');
    }
    await closed;
  }
  const database = await startEmbeddedPostgres({ dataDir, log });
  expect(await missing(database.url, saved), hint).toEqual([]);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query('create extension amcheck');
  await client.query(
    `select bt_index_check(oid, true) from pg_class where relname in ('promise_pkey', 'promise_filler')`,
  );
  await client.end();
  await database.stop();
  expect(saved.size, 'the writers must have been saving something').toBeGreaterThan(rounds);
  process.stdout.write(`${rounds} kills (${early} while starting), ${saved.size} acknowledged rows, all present\n`);
});
