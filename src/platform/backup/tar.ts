/** A tar entry's header and back, in the ustar form that every tar program reads. */
export type TarHeader = { path: string; bytes: number; folder: boolean };

export const blockBytes = 512;
const fields = { name: 0, mode: 100, owner: 108, group: 116, size: 124, time: 136, sum: 148, type: 156, magic: 257 };
const prefixAt = 345;

export const padding = (bytes: number): number => (blockBytes - (bytes % blockBytes)) % blockBytes;

function split(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' };
  const cut = path.indexOf('/', path.length - 100);
  const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
  if (cut < 0 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(name) > 100)
    throw new Error(`the path ${path} is too long for a tar file`);
  return { name, prefix };
}

function checksum(block: Buffer): number {
  let sum = 8 * 32;
  for (const [at, byte] of block.entries()) if (at < fields.sum || at >= fields.sum + 8) sum += byte;
  return sum;
}

export function encodeHeader({ path, bytes, folder }: TarHeader): Buffer {
  const block = Buffer.alloc(blockBytes);
  const { name, prefix } = split(path);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name, fields.name);
  block.write(octal(folder ? 0o700 : 0o600, 7), fields.mode);
  block.write(octal(0, 7), fields.owner);
  block.write(octal(0, 7), fields.group);
  block.write(octal(bytes, 11), fields.size);
  block.write(octal(0, 11), fields.time);
  block.write(folder ? '5' : '0', fields.type);
  block.write('ustar\x0000', fields.magic);
  block.write(prefix, prefixAt);
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, fields.sum);
  return block;
}

/** The header of a block, undefined for the empty block at the end; throws when the block is no header. */
export function decodeHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const text = (at: number, length: number) => block.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  if (Number.parseInt(text(fields.sum, 8), 8) !== checksum(block)) throw new Error('a header is damaged');
  const prefix = text(prefixAt, 155);
  const name = text(fields.name, 100);
  const bytes = Number.parseInt(text(fields.size, 12), 8);
  return { path: prefix ? `${prefix}/${name}` : name, bytes, folder: block[fields.type] === 53 };
}
