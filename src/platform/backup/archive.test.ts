import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Entry, gather, readArchive, writeArchive } from './archive.ts';
import type { FileRecord } from './manifest.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archive-'));
const file = path.join(folder, 'small.backup');
const other = path.join(folder, 'other.backup');
let whole: Buffer;
let content: string;

async function* entries(): AsyncGenerator<Entry> {
  yield { path: 'cluster', bytes: 0 };
  yield { path: 'cluster/letter', bytes: 5, content: [Buffer.from('hello')] };
  yield { path: 'cluster/empty', bytes: 0 };
  yield { path: 'cluster/long', bytes: 700, content: [Buffer.alloc(700, 'abc ')] };
}

async function contentOf(archive: string): Promise<string> {
  const found = [];
  for await (const { path: name, folder: isFolder, content } of readArchive(archive, 'reading', () => undefined))
    found.push([name, isFolder, (await gather(content)).toString()]);
  return JSON.stringify(found);
}

/** What reading these bytes gives, `refused` when they are. */
function read(bytes: Buffer): Promise<string> {
  fs.writeFileSync(other, bytes);
  return contentOf(other).catch(() => 'refused');
}

beforeAll(async () => {
  const facts = { format: 'viceversa-backup', formatVersion: 1, madeAt: '2026-03-02T09:00:00Z' } as const;
  const state = { kind: 'exact', postgres: '18.4', schemaVersion: null, walFrom: '0/1', walTo: '0/2' } as const;
  const manifest = (files: FileRecord[]) => ({ ...facts, ...state, files });
  await writeArchive(file, entries(), manifest, () => undefined);
  whole = fs.readFileSync(file);
  content = await contentOf(file);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

// The packing has a few bits that no reader looks at; a change in them loses nothing.
test('one changed bit anywhere is refused, or changes nothing that is read', { timeout: 60_000 }, async () => {
  let refused = 0;
  const step = 3;
  for (let bit = 0; bit < whole.length * 8; bit += step) {
    const bytes = Buffer.from(whole);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const found = await read(bytes);
    if (found === 'refused') refused += 1;
    else expect(found, `bit ${bit}`).toBe(content);
  }
  expect(refused).toBeGreaterThan(((whole.length * 8) / step) * 0.98);
});

test('what is cut off is refused, or was empty; what follows the end is refused', async () => {
  for (let length = 0; length < whole.length; length += 1)
    expect(['refused', content], `${length} bytes`).toContain(await read(whole.subarray(0, length)));
  expect(await read(whole.subarray(0, whole.length - 16))).toBe('refused');
  for (const tail of [Buffer.from('x'), Buffer.alloc(512), whole])
    expect(await read(Buffer.concat([whole, tail]))).toBe('refused');
});
