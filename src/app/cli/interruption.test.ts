import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { anInstallation } from './command.fixture.ts';

const house = anInstallation();
const PATIENCE = { timeout: 20_000, interval: 5 };
const people = path.join(house.folder, 'people.csv');

beforeAll(async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => `P${at},Person ${at},Unit ${at % 50}`);
  writeFileSync(people, ['id,name,unit', ...rows].join('\n'));
  expect(await house.run(['programme', 'list'])).toMatchObject({ code: 0 });
});
afterAll(() => house.remove());

const terminal = ['/usr/bin/script', '/bin/script'].find((file) => process.platform === 'linux' && existsSync(file));

describe('Ctrl+C ends a command quietly and leaves nothing half done', { timeout: 60_000 }, () => {
  test('a backup takes its draft and its database with it', async () => {
    const backup = house.start(['backup', path.join(house.folder, 'copy.vv')]);
    await expect
      .poll(() => readdirSync(house.folder).filter((name) => name.endsWith('.partial')), PATIENCE)
      .not.toEqual([]);
    backup.child.kill('SIGINT');
    expect(await backup.ended).toEqual({ code: 130, said: '', complained: '' });
    expect(readdirSync(house.folder).filter((name) => name.includes('copy'))).toEqual([]);
    expect(house.leftBehind()).toEqual([]);
  });

  test.runIf(terminal)('an import takes nobody in, and the terminal has its cursor again', async () => {
    const importing = house.start(['people', 'import', people], { from: `exec ${terminal} -qefc "$*" /dev/null` });
    await expect.poll(importing.said, PATIENCE).toMatch(/% writing people/);
    importing.child.stdin?.write('\x03');
    const { code, said } = await importing.ended;
    expect(code).toBe(130);
    expect(said.lastIndexOf('\x1b[?25h')).toBeGreaterThan(said.lastIndexOf('\x1b[?25l'));
    expect(said).not.toMatch(/Error|Imported/);
    expect(house.leftBehind()).toEqual([]);
    const { said: again } = await house.run(['people', 'import', people, '--dry-run']);
    expect(again).toMatch(/new 30000, changed 0/);
  });

  test('a command that waits for another does not wait for ever', async () => {
    const server = await startEmbeddedPostgres({ dataDir: path.join(house.dataDir, 'postgres'), log: silentLog });
    const other = new pg.Client(server.url);
    await other.connect();
    await other.query(`select pg_advisory_lock(hashtext('people-import'))`);
    const waiting = house.start(['people', 'import', people]);
    const waits = async () => (await other.query('select from pg_locks where not granted')).rowCount;
    await expect.poll(waits, PATIENCE).toBe(1);
    waiting.child.kill('SIGTERM');
    expect(await waiting.ended).toEqual({ code: 130, said: '', complained: '' });
    await other.end();
    await server.stop();
  });
});
