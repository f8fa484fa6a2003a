import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mountingShell } from '../../platform/embedded-postgres/owner-process.fixture.ts';
import { anInstallation, type Ended } from './command.fixture.ts';

const house = anInstallation();
const copy = path.join(house.folder, 'copy.vv');
const disk = path.join(house.folder, 'disk');

beforeAll(async () => {
  const dates = ['--starts', '2027-03-01', '--ends', '2027-09-01', '--closes', '2027-02-20'];
  expect(await house.run(['programme', 'create', 'Upward', ...dates])).toMatchObject({ code: 0 });
  expect(await house.run(['backup', copy])).toMatchObject({ code: 0 });
});
afterAll(() => house.remove());

describe('an answer that does not get through', { timeout: 60_000 }, () => {
  const full = existsSync('/dev/full');

  test.runIf(full)('to a full disk is one sentence and its own exit code, with --json one problem', async () => {
    const words = await house.run(['programme', 'list'], { from: '"$@" > /dev/full' });
    expect(words.code).toBe(74);
    expect(words.complained).toMatch(
      /^The file could not be written\. .* the disk is full\. What the command did stands\..*\n$/,
    );
    const { code, complained } = await house.run(['programme', 'list', '--json'], { from: '"$@" > /dev/full' });
    expect(code).toBe(74);
    expect(JSON.parse(complained)).toMatchObject({ type: '/problems/file-not-written', exitCode: 74 });
    expect(house.leftBehind()).toEqual([]);
  });

  test('because its reader has seen enough ends quietly, also where it is a refusal', async () => {
    const list = ['programme', 'list', '--json'];
    const answered = await house.run(list, { from: 'exec 3>&1; { "$@"; echo $? >&3; } | true' });
    expect(answered).toMatchObject({ said: '0\n', complained: '' });
    const refused = await house.run(['match', 'Nothing', '--json'], {
      from: 'exec 3>&1; { "$@" 2>&1; echo $? >&3; } | true',
    });
    expect(refused).toMatchObject({ said: '66\n', complained: '' });
  });
});

describe('a disk that takes nothing', { timeout: 60_000 }, () => {
  const shell = mountingShell();
  const on = (mount: string, words: string[], dataDir = house.dataDir): Promise<Ended> => {
    const [sh = '', ...args] = shell ?? [];
    const script = `mkdir -p ${disk} && mount -t tmpfs -o ${mount} tmpfs ${disk} && "$@"; code=$?; ls -A ${disk} >&2; exit $code`;
    const quoted = [sh, ...args].map((word) => `'${word}'`).join(' ');
    return house.run(words, {
      env: { DATA_DIR: dataDir },
      from: `exec ${quoted} '${script.replaceAll("'", "'\\''")}' sh "$@"`,
    });
  };

  test.runIf(shell)('refuses a restore in a sentence, whether it is read-only or too small', async () => {
    const data = path.join(disk, 'data');
    const readOnly = await on('size=1m,ro', ['restore', copy], data);
    expect(readOnly.code).toBe(69);
    expect(readOnly.complained).toMatch(/^The database cannot be used\. The disk that holds \S+ is read-only\..*\n$/);
    const small = await on('size=4m', ['restore', copy], data);
    expect(small.code).toBe(69);
    expect(small.complained).toMatch(/^The database cannot be used\. The disk that holds \S+ is full\..*\ndata\n$/);
  });

  test.runIf(shell)('refuses an export and a backup in a sentence and keeps no half of them', async () => {
    const exported = await on('size=1m,nr_inodes=1', ['programme', 'export', 'Upward', path.join(disk, 'upward.json')]);
    expect(exported.code).toBe(74);
    expect(exported.complained).toMatch(/upward\.json was not written: the disk is full\. Mend that.*\n$/);
    const backup = await on('size=1m', ['backup', path.join(disk, 'copy.vv')]);
    expect(backup.code).toBe(74);
    expect(backup.complained).toMatch(/^The backup could not be taken\. .*no space left.*\n$/);
  });
  test.skipIf(shell)('skipped: this computer forbids mounting a disk', () => undefined);

  test('a data folder that cannot be made is refused at once, by every command', async () => {
    const letter = path.join(house.folder, 'letter.txt');
    writeFileSync(letter, 'dear grandmother');
    const impossible = [path.join(letter, 'data'), ...(existsSync('/proc/self') ? ['/proc/viceversa/data'] : [])];
    for (const place of impossible) {
      const { code, complained } = await house.run(['programme', 'list'], { env: { DATA_DIR: place } });
      expect(code).toBe(69);
      expect(complained).toContain(`The data folder ${place} cannot be used. Choose another one.`);
      const doctor = await house.run(['doctor'], { env: { DATA_DIR: place } });
      expect(doctor.said).toContain(`MEND  disk: ${place} cannot be written`);
    }
    expect(readdirSync(house.folder)).not.toContain('letter.txt.part');
  });
});

test('a doctor says when the secret is not the data’s, and how to mend that', { timeout: 60_000 }, async () => {
  const other = anInstallation();
  expect(await other.run(['demo', '--fill', '--people', '200'])).toMatchObject({ code: 0 });
  const well = await other.run(['doctor']);
  expect(well).toMatchObject({ code: 0, said: expect.stringMatching(/^good {2}secret: \S+\/secret fits the data$/m) });
  const ill = await other.run(['doctor'], { env: { SECRET: 'a secret of some other installation' } });
  expect(ill.code).toBe(1);
  expect(ill.said).toMatch(
    /^MEND {2}secret: SECRET is not the one .* put back the secret that was kept with the data/m,
  );
  other.remove();
});
