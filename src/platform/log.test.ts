import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

test('the log is lines of JSON on standard error, without addresses, passwords or tokens', () => {
  const door = path.join(import.meta.dirname, 'log.ts');
  const script = `
    const { createLog } = await import(${JSON.stringify(door)});
    const log = createLog('info');
    const secrets = { email: 'ada@example.org', password: 'hunter2', token: 'abc', cookie: 'viceversa=1', authorization: 'Bearer 1' };
    log.child({ job: 'mail-send' }).warn({ person: secrets, ...secrets, error: 'timed out' }, 'mail not sent');
    log.debug({}, 'not at this level');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stdout).toBe('');
  const line = JSON.parse(stderr);
  expect(line).toMatchObject({ level: 40, job: 'mail-send', error: 'timed out', msg: 'mail not sent' });
  expect(stderr).not.toMatch(/ada@|hunter2|abc|viceversa=1|Bearer/);
});
