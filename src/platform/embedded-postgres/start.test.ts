import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { findEmbeddedPostgres, holdDataFolder, startEmbeddedPostgres } from './index.ts';
import {
  anOwner,
  eachTestHas,
  isRoot,
  killOwner,
  silentLog as log,
  nobody,
  stopOwner,
} from './owner-process.fixture.ts';
import { processesOf, signal, until } from './processes.ts';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a new data folder', () => {
  const fresh = eachTestHas('nothing');
  test('becomes a durable UTF-8 database that only its socket reaches', async () => {
    const database = await startEmbeddedPostgres({ dataDir: path.join(fresh.path, 'data'), log });
    const [row] = await ask(
      database.url,
      `select current_database() as name, lower('ÉÖ') as lower, current_setting('fsync') as fsync,
        current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commits,
        current_setting('listen_addresses') as addresses, current_setting('TimeZone') as zone`,
    );
    await database.stop();
    expect(row).toEqual({
      name: 'viceversa',
      lower: 'éö',
      fsync: 'on',
      pages: 'on',
      commits: 'on',
      addresses: '',
      zone: 'UTC',
    });
    expect(database.version).toMatch(/^18\./);
    expect(fs.statSync(path.join(fresh.path, 'data')).mode & 0o077).toBe(0);
  });

  test('keeps its rows over a stop and a start', async () => {
    const first = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    await ask(first.url, 'create table kept as select 7 as number');
    await first.stop();
    expect(processesOf(path.join(fresh.path, 'cluster'))).toEqual([]);
    const second = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    expect(await ask(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
    await second.stop();
    expect(fs.existsSync(path.join(fresh.path, 'owner.json'))).toBe(false);
  });

  test('may lie under a path too long for a socket', async () => {
    const dataDir = path.join(fresh.path, 'ordner-mit-langem-namen-é'.repeat(5));
    const database = await startEmbeddedPostgres({ dataDir, log });
    expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  test('may have a comma, a quote and a space in its path', async () => {
    const database = await startEmbeddedPostgres({ dataDir: path.join(fresh.path, `a, "b" c'd`), log });
    expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  test('that was left half made is made again', async () => {
    fs.mkdirSync(path.join(fresh.path, 'cluster.new', 'base'), { recursive: true });
    fs.writeFileSync(path.join(fresh.path, 'cluster.new', 'PG_VERSION'), '18\n');
    const database = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    expect(fs.existsSync(path.join(fresh.path, 'cluster.new'))).toBe(false);
  });

  test('whose first start was killed before our database was made is completed', async () => {
    const first = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    await ask(first.url.replace('/viceversa?', '/postgres?'), 'drop database viceversa with (force)');
    await first.stop();
    const again = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    expect(await ask(again.url, 'select current_database() as name')).toEqual([{ name: 'viceversa' }]);
    await again.stop();
  });

  test('holding files of somebody else keeps them', async () => {
    fs.writeFileSync(path.join(fresh.path, 'letter.txt'), 'dear grandmother');
    const database = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    await database.stop();
    expect(fs.readFileSync(path.join(fresh.path, 'letter.txt'), 'utf8')).toBe('dear grandmother');
  });
});

describe('a server that ends', () => {
  const fresh = eachTestHas('a database');
  test('unexpectedly is reported once, with its signal', async () => {
    const endings: unknown[] = [];
    const onExit = (ended: { signal: string | null }) => endings.push(ended.signal);
    const database = await startEmbeddedPostgres({ dataDir: fresh.path, log, onExit });
    signal(database.pid, 'SIGKILL');
    expect(await until(() => endings.length > 0, 5000)).toBe(true);
    expect(endings).toEqual(['SIGKILL']);
    const again = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    await again.stop();
  });

  test('because we stopped it is not reported, and stopping twice is harmless', async () => {
    const endings: unknown[] = [];
    const database = await startEmbeddedPostgres({ dataDir: fresh.path, log, onExit: (ended) => endings.push(ended) });
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(endings).toEqual([]);
  });

  test('stops at once although a client sits in a long query', async () => {
    const database = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    const client = new pg.Client(database.url);
    client.on('error', () => undefined);
    await client.connect();
    const sleeping = client.query('select pg_sleep(600)').catch((error: Error) => error.message);
    await database.stop();
    expect(await sleeping).toMatch(/terminat/);
  });
});

describe('another process', () => {
  const fresh = eachTestHas('a database');

  test('finds the server of a data folder exactly as long as it runs', async () => {
    expect(findEmbeddedPostgres(path.join(fresh.path, 'nowhere'))).toBeUndefined();
    expect(findEmbeddedPostgres(fresh.path)).toBeUndefined();
    const owner = await anOwner(fresh.path);
    const found = findEmbeddedPostgres(fresh.path);
    expect(found?.owner).toBe(owner.child.pid);
    expect(await ask(found?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    await killOwner(owner);
    expect(findEmbeddedPostgres(fresh.path)).toBeUndefined();
  });

  test('may hold a data folder so that no server starts in it', async () => {
    const held = await holdDataFolder(fresh.path);
    expect((await anOwner(fresh.path)).said).toMatchObject({ started: false, code: 'data-folder-in-use' });
    held.release();
    const owner = await anOwner(fresh.path);
    expect(owner.said).toMatchObject({ started: true });
    await stopOwner(owner);
  });
});

describe('a killed Viceversa', () => {
  const fresh = eachTestHas('a database');
  test('leaves an orphan that the next one stops, with every saved row', async () => {
    const first = await anOwner(fresh.path);
    if (!first.said.started) throw new Error(first.said.message);
    await ask(first.said.url, 'create table kept as select 7 as number');
    await killOwner(first);
    expect(processesOf(path.join(fresh.path, 'cluster'))).toContain(first.said.pid);
    const next = await anOwner(fresh.path);
    expect(next.said).toMatchObject({
      started: true,
      heard: expect.arrayContaining(['Stopping the PostgreSQL that a killed Viceversa left running']),
    });
    if (next.said.started) expect(await ask(next.said.url, 'select number from kept')).toEqual([{ number: 7 }]);
    await stopOwner(next);
    expect(processesOf(path.join(fresh.path, 'cluster'))).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'may leave children without a postmaster',
    async () => {
      const first = await anOwner(fresh.path);
      if (!first.said.started) throw new Error(first.said.message);
      const [walWriter] = processesOf(path.join(fresh.path, 'cluster')).filter(
        (pid) => first.said.started && pid !== first.said.pid,
      );
      if (!walWriter) throw new Error('the server has no children');
      signal(walWriter, 'SIGSTOP');
      signal(first.said.pid, 'SIGKILL');
      await killOwner(first);
      expect(processesOf(path.join(fresh.path, 'cluster'))).toContain(walWriter);
      const next = await startEmbeddedPostgres({ dataDir: fresh.path, log });
      expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await next.stop();
    },
    30_000,
  );
});

describe('a Viceversa killed while it made its database', () => {
  const fresh = eachTestHas('nothing');
  const drafts = () => fs.readdirSync(fresh.path).filter((name) => name.startsWith('cluster.new'));
  const draftHolds = (part: string) => drafts().some((draft) => fs.existsSync(path.join(fresh.path, draft, part)));

  test.each(['pg_wal', 'PG_VERSION', 'base/1', 'base/5'])(
    'leaves PostgreSQL at work (%s is there), and the next start minds neither it nor what it wrote',
    async (part) => {
      const killed = anOwner(fresh.path).catch(() => undefined);
      expect(await until(() => draftHolds(part), 30_000)).toBe(true);
      signal(JSON.parse(fs.readFileSync(path.join(fresh.path, 'owner.json'), 'utf8')).pid, 'SIGKILL');
      await killed;
      const next = await anOwner(fresh.path);
      expect(next.said).toMatchObject({ started: true });
      await stopOwner(next);
      const last = await anOwner(fresh.path);
      await stopOwner(last);
      expect(drafts()).toEqual([]);
    },
    60_000,
  );
});

describe.runIf(isRoot)('root', () => {
  const fresh = eachTestHas('nothing');
  test('runs the server through a user namespace or as another user', async () => {
    const owner = await anOwner(fresh.path);
    expect(owner.said).toMatchObject({ started: true });
    await stopOwner(owner);
  });

  test('uses the owner of an existing data folder', async () => {
    const dataDir = path.join(fresh.path, 'data');
    fs.mkdirSync(dataDir);
    fs.chownSync(dataDir, nobody.uid, nobody.gid);
    const asNobody = await anOwner(dataDir, { as: nobody });
    expect(asNobody.said).toMatchObject({ started: true });
    await stopOwner(asNobody);
    const asRoot = await anOwner(dataDir);
    expect(asRoot.said).toMatchObject({ started: true });
    expect(fs.statSync(path.join(dataDir, 'cluster', 'PG_VERSION')).uid).toBe(nobody.uid);
    await stopOwner(asRoot);
    const again = await anOwner(dataDir, { as: nobody });
    expect(again.said).toEqual(expect.objectContaining({ started: true }));
    await stopOwner(again);
  });
});

test.skipIf(isRoot)('skipped as a normal user: starting as root', () => undefined);
