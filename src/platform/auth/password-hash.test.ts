import { describe, expect, test } from 'vitest';
import { hashPassword, isPasswordOf } from './index.ts';

describe('a password hash', () => {
  test('knows its password in every spelling of the same letters, and no other', async () => {
    const hash = await hashPassword('schöne alte Wagen');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=7168,t=5,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await isPasswordOf('schöne alte Wagen'.normalize('NFD'), hash)).toBe(true);
    expect(await isPasswordOf('schöne alte Wagen ', hash)).toBe(false);
    expect(await hashPassword('schöne alte Wagen')).not.toBe(hash);
  });

  test('says no without a hash, with a foreign one and with a cut one', async () => {
    const hash = await hashPassword('schöne alte Wagen');
    for (const other of [null, undefined, '', '$argon2id$', '$2b$10$abc', hash.slice(0, -4), `${hash.slice(0, -43)}`]) {
      expect(await isPasswordOf('schöne alte Wagen', other)).toBe(false);
    }
    expect(await isPasswordOf('', null)).toBe(false);
  });

  test('of hundred at once some are asked to come again and the rest are answered', async () => {
    const tries = Array.from({ length: 100 }, () => isPasswordOf('guess', null));
    const done = await Promise.allSettled(tries);
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(66);
    expect(await isPasswordOf('guess', null)).toBe(false);
  });
});
