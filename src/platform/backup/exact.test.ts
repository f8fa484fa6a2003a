import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/index.ts';
import { silentLog as log } from '../log.ts';
import { writeArchive } from './archive.ts';
import {
  backupDamaged,
  backupExists,
  restoreBackup,
  restoreTargetNotEmpty,
  takeBackup,
  verifyBackup,
} from './index.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'));
const dataDir = path.join(folder, 'data');
const madeAt = '2026-03-02T09:00:00Z';
let live: EmbeddedPostgres;

beforeAll(async () => {
  live = await startEmbeddedPostgres({ dataDir, log });
  await withClient(live.url, async (client) => {
    await client.query('create extension amcheck');
    await client.query('create table promise (number bigint primary key, filler text not null)');
    await client.query('create index promise_filler on promise (filler)');
    await client.query(`insert into promise select -n, repeat(md5(n::text), 20) from generate_series(1, 5000) n`);
  });
  await takeBackup({ url: live.url, dataDir, file: path.join(folder, 'whole.backup'), madeAt });
});
afterAll(async () => {
  await live.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

async function numbersIn(url: string): Promise<Set<number>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ number: string }>('select number from promise');
    return new Set(rows.map((row) => Number(row.number)));
  });
}

const soundIndexes = `select count(bt_index_check(c.oid, true))::int as checked from pg_class c join pg_am a on a.oid = c.relam
  where c.relkind = 'i' and a.amname = 'btree' and c.relpersistence = 'p'`;
const soundTables = `select count(*)::int as faults from pg_class c, lateral verify_heapam(c.oid) where c.relkind in ('r', 't')`;

/** Writes on four connections, with updates, deletions and checkpoints, until told to stop. */
function keepWriting() {
  const acknowledged: number[] = [];
  let going = true;
  let next = 1;
  const write = () =>
    withClient(live.url, async (client) => {
      while (going) {
        const number = next++;
        await client.query('insert into promise values ($1::bigint, repeat(md5($1::bigint::text), 20))', [number]);
        acknowledged.push(number);
        await client.query('update promise set filler = md5(filler) where number = $1', [-(number % 5000)]);
        if (number % 400 === 0) await client.query('checkpoint');
      }
    });
  const writers = Promise.all([write(), write(), write(), write()]);
  return {
    acknowledged,
    stop: () => {
      going = false;
      return writers;
    },
  };
}

describe('an exact backup', () => {
  test('taken while writes go on holds every row acknowledged before it began, sound to the last index', {
    timeout: 90_000,
  }, async () => {
    for (const round of [1, 2]) {
      const file = path.join(folder, `round-${round}.backup`);
      const target = path.join(folder, `restored-${round}`);
      const writing = keepWriting();
      while (writing.acknowledged.length < 50) await sleep(20);
      const before = [...writing.acknowledged];
      const manifest = await takeBackup({ url: live.url, dataDir, file, madeAt });
      const during = writing.acknowledged.length - before.length;
      await sleep(100);
      await writing.stop();
      expect(during, 'writes must have gone on during the backup').toBeGreaterThan(0);
      expect(manifest).toMatchObject({ kind: 'exact', madeAt, postgres: live.version, schemaVersion: null });

      expect(await restoreBackup(file, { dataDir: target, log })).toEqual(manifest);
      const restored = await startEmbeddedPostgres({ dataDir: target, log });
      const there = await numbersIn(restored.url);
      expect(before.filter((number) => !there.has(number))).toEqual([]);
      await withClient(restored.url, async (client) => {
        expect((await client.query(soundIndexes)).rows[0].checked).toBeGreaterThan(50);
        expect((await client.query(soundTables)).rows[0].faults).toBe(0);
        await client.query('insert into promise values (9000000000, $1)', ['after the restore']);
      });
      await restored.stop();
      const source = await numbersIn(live.url);
      expect(writing.acknowledged.filter((number) => !source.has(number))).toEqual([]);
      await withClient(live.url, (client) => client.query('delete from promise where number > 0'));
    }
  });

  test('is an ordinary tar file', async () => {
    const file = path.join(folder, 'tar.backup');
    const { kind, files } = await takeBackup({ url: live.url, dataDir, file, madeAt });
    const listing = execFileSync('tar', ['-tf', '-'], {
      input: zstdDecompressSync(fs.readFileSync(file)),
      maxBuffer: 2 ** 26,
    });
    const names = listing
      .toString()
      .split('\n')
      .filter((name) => name && !name.endsWith('/'));
    expect(kind).toBe('exact');
    expect(names).toEqual([...files.map((entry) => entry.path), 'manifest.json']);
    expect(fs.statSync(file).mode & 0o077).toBe(0);
  });

  test('leaves no retained log and no half file behind', async () => {
    const slots = await withClient(live.url, (client) =>
      client.query('select count(*)::int as n from pg_replication_slots'),
    );
    expect(slots.rows[0].n).toBe(0);
    expect(fs.readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('a backup file', () => {
  const whole = () => fs.readFileSync(path.join(folder, 'whole.backup'));

  test('that is whole verifies to its manifest', async () => {
    const manifest = await verifyBackup(path.join(folder, 'whole.backup'));
    expect(manifest.files.some(({ path: name }) => name === 'cluster/backup_label')).toBe(true);
  });

  test('with one changed byte anywhere is refused', { timeout: 60_000 }, async () => {
    const file = path.join(folder, 'changed.backup');
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      const bytes = whole();
      const at = Math.floor(bytes.length * share);
      bytes[at] = (bytes[at] ?? 0) ^ 0x40;
      fs.writeFileSync(file, bytes);
      await expect(verifyBackup(file), `byte ${at}`).rejects.toSatisfy(backupDamaged.is);
    }
  });

  test('packed again with another content or without a file is refused by its manifest', async () => {
    const file = path.join(folder, 'forged.backup');
    const tar = zstdDecompressSync(whole());
    const content = tar.indexOf('START WAL LOCATION');
    const forged = Buffer.from(tar);
    forged[content] = 0x73;
    fs.writeFileSync(file, zstdCompressSync(forged));
    await expect(verifyBackup(file)).rejects.toThrow(/cluster\/backup_label has changed/);
    const header = content - 512;
    fs.writeFileSync(file, zstdCompressSync(Buffer.concat([tar.subarray(0, header), tar.subarray(content + 512)])));
    await expect(verifyBackup(file)).rejects.toThrow(/cluster\/backup_label is missing/);
  });

  test('whose names lead out of the folder writes nothing there', async () => {
    const file = path.join(folder, 'outward.backup');
    const { files: _, ...facts } = await verifyBackup(path.join(folder, 'whole.backup'));
    if (facts.kind !== 'exact') throw new Error('an exact backup is expected');
    async function* outward() {
      yield { path: 'cluster/../../../outside', bytes: 4, content: [Buffer.from('evil')] };
    }
    await writeArchive(
      file,
      outward(),
      (files) => ({ ...facts, files }),
      () => undefined,
    );
    await expect(restoreBackup(file, { dataDir: path.join(folder, 'deep', 'target'), log })).rejects.toThrow(
      /leads out/,
    );
    expect(fs.readdirSync(path.join(folder, 'deep', 'target'))).toEqual([]);
    expect(fs.existsSync(path.join(folder, 'outside')) || fs.existsSync(path.join(folder, 'deep', 'outside'))).toBe(
      false,
    );
  });

  test('that was cut off is refused, and nothing is restored', async () => {
    const file = path.join(folder, 'cut.backup');
    const target = path.join(folder, 'from-cut');
    for (const share of [0, 0.5, 0.99]) {
      fs.writeFileSync(file, whole().subarray(0, Math.floor(whole().length * share)));
      await expect(restoreBackup(file, { dataDir: target, log })).rejects.toSatisfy(backupDamaged.is);
    }
    expect(fs.existsSync(target)).toBe(false);
  });

  test('that is missing or something else is refused', async () => {
    await expect(verifyBackup(path.join(folder, 'nowhere'))).rejects.toSatisfy(backupDamaged.is);
    await expect(verifyBackup(import.meta.filename)).rejects.toSatisfy(backupDamaged.is);
  });

  test('is never overwritten', async () => {
    const file = path.join(folder, 'letter');
    fs.writeFileSync(file, 'dear grandmother');
    await expect(takeBackup({ url: live.url, dataDir, file, madeAt })).rejects.toSatisfy(backupExists.is);
    expect(fs.readFileSync(file, 'utf8')).toBe('dear grandmother');
  });

  test('that cannot be written leaves nothing behind', async () => {
    const file = path.join(folder, 'no', 'such', 'folder.backup');
    await expect(takeBackup({ url: live.url, dataDir, file, madeAt })).rejects.toThrow(/was not taken.*ENOENT/);
  });
});

describe('a restore', () => {
  test('into a folder with a database is refused', async () => {
    const file = path.join(folder, 'whole.backup');
    await restoreBackup(file, { dataDir: path.join(folder, 'filled'), log });
    await expect(restoreBackup(file, { dataDir: path.join(folder, 'filled'), log })).rejects.toSatisfy(
      restoreTargetNotEmpty.is,
    );
  });

  test('into a folder in use is refused', async () => {
    await expect(restoreBackup(path.join(folder, 'whole.backup'), { dataDir, log })).rejects.toThrow(/in use by/);
  });

  test('into a folder with somebody else’s files is refused', async () => {
    const target = path.join(folder, 'photos');
    fs.mkdirSync(target);
    fs.writeFileSync(path.join(target, 'cat.jpg'), '');
    await expect(restoreBackup(path.join(folder, 'whole.backup'), { dataDir: target, log })).rejects.toThrow(
      /cat\.jpg/,
    );
    expect(fs.readdirSync(target)).toEqual(['cat.jpg']);
  });
});
