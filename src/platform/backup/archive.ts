import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { syncPath } from '../files/index.ts';
import type { OnProgress } from '../progress.ts';
import { type FileRecord, type Manifest, manifestPath, manifestSchema } from './manifest.ts';
import { backupDamaged, backupExists, backupNotPossible } from './problems.ts';
import { blockBytes, decodeHeader, encodeHeader, padding } from './tar.ts';

/** A folder has no content; a file's content is cut or filled with zeros to `bytes`. */
export type Entry = { path: string; bytes: number; content?: AsyncIterable<Buffer> | Iterable<Buffer> };
export type ReadEntry = { path: string; folder: boolean; content: AsyncGenerator<Buffer> };

const zero = Buffer.alloc(64 * 1024);

async function* exactly(bytes: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of content) {
    if (left > 0) yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) break;
  }
  for (; left > 0; left -= Math.min(left, zero.length)) yield zero.subarray(0, left);
}

async function* tarred(
  entries: AsyncIterable<Entry>,
  summarise: (files: FileRecord[]) => Manifest,
  onBytes: (done: number) => void,
): AsyncGenerator<Buffer> {
  const files: FileRecord[] = [];
  let done = 0;
  for await (const { path: name, bytes, content } of entries) {
    yield encodeHeader({ path: name, bytes, folder: !content });
    if (!content) continue;
    const hash = createHash('sha256');
    for await (const chunk of exactly(bytes, content)) {
      hash.update(chunk);
      yield chunk;
      done += chunk.length;
      onBytes(done);
    }
    yield Buffer.alloc(padding(bytes));
    files.push({ path: name, bytes, sha256: hash.digest('hex') });
  }
  const manifest = Buffer.from(`${JSON.stringify(summarise(files), null, 1)}\n`);
  yield encodeHeader({ path: manifestPath, bytes: manifest.length, folder: false });
  yield manifest;
  yield Buffer.alloc(padding(manifest.length) + 2 * blockBytes);
}

/** Writes a zstd-compressed tar under a working name and renames it when it is whole and on the disk. */
export async function writeArchive(
  file: string,
  entries: AsyncIterable<Entry>,
  summarise: (files: FileRecord[]) => Manifest,
  onBytes: (done: number) => void,
): Promise<Manifest> {
  if (existsSync(file)) throw backupExists({ values: { file } });
  const draft = `${file}.${process.pid}.partial`;
  let manifest: Manifest | undefined;
  const remember = (files: FileRecord[]) => {
    manifest = summarise(files);
    return manifest;
  };
  try {
    await pipeline(
      Readable.from(tarred(entries, remember, onBytes), { objectMode: true, highWaterMark: 8 }),
      createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 } }),
      createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
    );
    await rename(draft, file);
    await syncPath(path.dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw backupNotPossible({ values: { file, why: error instanceof Error ? error.message : String(error) } });
  }
  if (!manifest) throw backupNotPossible({ values: { file, why: 'it has no manifest' } });
  return manifest;
}

function reader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  async function* take(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) throw new Error('it ends too early');
        rest = next.value;
      }
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
  /** The stream is read to its end, since its checksum is the last thing in it. */
  async function nothingButZeros(): Promise<void> {
    for (let part = rest; ; ) {
      if (!part.equals(zero.subarray(0, part.length))) throw new Error('something follows its end');
      const next = await chunks.next();
      if (next.done) return;
      part = next.value;
    }
  }
  return { take, nothingButZeros };
}

export async function gather(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

/** The entries of an archive in their order; a content not read is skipped. `onProgress` counts bytes of the file. */
export async function* readArchive(file: string, phase: string, onProgress: OnProgress): AsyncGenerator<ReadEntry> {
  const total = (await stat(file)).size;
  const source = createReadStream(file);
  const unpacked = createZstdDecompress();
  const flowing = pipeline(source, unpacked).catch(() => undefined);
  const { take, nothingButZeros } = reader(unpacked);
  try {
    for (;;) {
      const header = decodeHeader(await gather(take(blockBytes)));
      if (!header) {
        await nothingButZeros();
        if (unpacked.bytesWritten !== total) throw new Error('something follows its end');
        return;
      }
      const content = take(header.bytes);
      yield { path: header.path, folder: header.folder, content };
      await gather(content);
      await gather(take(padding(header.bytes)));
      onProgress({ phase, done: source.bytesRead, total });
    }
  } finally {
    source.destroy();
    unpacked.destroy();
    await flowing;
  }
}

function compare(manifest: Manifest, found: Map<string, string>): void {
  for (const { path: name, sha256 } of manifest.files) {
    if (!found.has(name)) throw new Error(`${name} is missing`);
    if (found.get(name) !== sha256) throw new Error(`${name} has changed`);
  }
  if (found.size !== manifest.files.length) throw new Error('it holds files that its manifest does not name');
}

/** Reads the whole backup, compares every file with the manifest and returns it; throws `backup-damaged`. */
export async function verifyBackup(file: string, onProgress: OnProgress = () => undefined): Promise<Manifest> {
  const found = new Map<string, string>();
  let manifest: Manifest | undefined;
  try {
    for await (const { path: name, folder, content } of readArchive(file, 'checking the backup', onProgress)) {
      if (manifest) throw new Error('something follows its manifest');
      if (name === manifestPath) manifest = manifestSchema.parse(JSON.parse((await gather(content)).toString()));
      else if (!folder) {
        const hash = createHash('sha256');
        for await (const chunk of content) hash.update(chunk);
        found.set(name, hash.digest('hex'));
      }
    }
    if (!manifest) throw new Error('it has no manifest');
    compare(manifest, found);
    return manifest;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw backupDamaged({ values: { file, why } });
  }
}
