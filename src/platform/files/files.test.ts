import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configSchema, readConfig } from '../config.ts';
import { withSecret } from '../secret.ts';
import { createFile, makeFolder, replaceFile } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'files-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

describe('a folder', () => {
  test('is made with those above it, its owner’s alone, and may be there already', () => {
    for (let twice = 0; twice < 2; twice++) makeFolder(at('one/two/three'));
    for (const name of ['one', 'one/two', 'one/two/three']) expect(fs.statSync(at(name)).mode & 0o777).toBe(0o700);
  });

  test('that is a file, or a link to nowhere, is refused and left as it is', () => {
    fs.writeFileSync(at('letter'), 'dear grandmother');
    fs.symlinkSync(at('nowhere'), at('link'));
    expect(() => makeFolder(at('letter'))).toThrow('is no folder');
    expect(() => makeFolder(at('letter/data'))).toThrow('ENOTDIR');
    expect(() => makeFolder(at('link'))).toThrow('ENOENT');
    expect(fs.readdirSync(folder).sort()).toEqual(['letter', 'link']);
  });

  test.runIf(fs.existsSync('/proc/self'))('that the system does not let be made is refused at once', () => {
    expect(() => makeFolder('/proc/viceversa/data')).toThrow('ENOENT');
  });
});

describe('a file', () => {
  test('that is replaced is whole, its owner’s alone, and leaves nothing beside it', async () => {
    await replaceFile(at('letter'), 'old');
    await replaceFile(at('letter'), Buffer.from('new'));
    expect(fs.readFileSync(at('letter'), 'utf8')).toBe('new');
    expect(fs.statSync(at('letter')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(['letter']);
  });

  test('that could not be written is what it was before', async () => {
    await replaceFile(at('letter'), 'old');
    async function* half() {
      yield Buffer.from('ne');
      throw new Error('the line broke');
    }
    const { Readable } = await import('node:stream');
    await expect(replaceFile(at('letter'), Readable.from(half()))).rejects.toThrow('the line broke');
    expect(fs.readFileSync(at('letter'), 'utf8')).toBe('old');
    expect(fs.readdirSync(folder)).toEqual(['letter']);
  });

  test('that is made once keeps its first content', () => {
    expect(createFile(at('name'), 'first')).toBe(true);
    expect(createFile(at('name'), 'second')).toBe(false);
    expect(fs.readFileSync(at('name'), 'utf8')).toBe('first');
    expect(fs.readdirSync(folder)).toEqual(['name']);
  });
});

describe('the secret', () => {
  const config = () => readConfig({ DATA_DIR: at('data') });

  test('is made once, long enough, and readable by its owner alone', () => {
    const first = withSecret(config()).SECRET ?? '';
    expect(configSchema.shape.SECRET.safeParse(first).success).toBe(true);
    expect(withSecret(config()).SECRET).toBe(first);
    expect(fs.statSync(at('data/secret')).mode & 0o777).toBe(0o600);
  });

  test('that was cut short is refused, since another would open no sealed concern', () => {
    withSecret(config());
    fs.writeFileSync(at('data/secret'), '');
    expect(() => withSecret(config())).toThrow(/secret is damaged\. Put it back from a backup/);
  });

  test('in a data folder that is a file is refused with the next step', () => {
    fs.writeFileSync(at('data'), '');
    expect(() => withSecret(config())).toThrow(/data cannot be used\. Choose another one/);
  });
});
