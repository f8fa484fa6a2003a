const roundConstants = new Int32Array(64);
const initialState = new Int32Array(8);

function fillConstants(): void {
  let found = 0;
  for (let candidate = 2; found < 64; candidate += 1) {
    let prime = true;
    for (let d = 2; d * d <= candidate; d += 1) if (candidate % d === 0) prime = false;
    if (!prime) continue;
    const fraction = (root: number): number => ((root - Math.floor(root)) * 4_294_967_296) | 0;
    if (found < 8) initialState[found] = fraction(Math.sqrt(candidate));
    roundConstants[found] = fraction(Math.cbrt(candidate));
    found += 1;
  }
}

function mixBlock(state: Int32Array, words: Int32Array): void {
  for (let i = 16; i < 64; i += 1) {
    const a = words[i - 15]!;
    const b = words[i - 2]!;
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    words[i] = (((words[i - 16]! + s0) | 0) + ((words[i - 7]! + s1) | 0)) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (((h + s1) | 0) + (((g ^ (e & (f ^ g))) + ((roundConstants[i]! + words[i]!) | 0)) | 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

/** A hash in the making: texts are taken one after the other, as if they were one. */
export interface Hash {
  update: (text: string) => void;
  /** 64 hexadecimal digits; ends the hash. */
  digest: () => string;
}

/** SHA-256 (FIPS 180-4) of texts in UTF-8, in plain TypeScript. */
export function plainHash(): Hash {
  if (roundConstants[0] === 0) fillConstants();
  const state = initialState.slice();
  const words = new Int32Array(64);
  const encoder = new TextEncoder();
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;
  const take = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) {
      const part = Math.min(64 - filled, bytes.length - at);
      block.set(bytes.subarray(at, at + part), filled);
      filled += part;
      at += part;
      if (filled < 64) return;
      for (let i = 0, k = 0; i < 16; i += 1, k += 4)
        words[i] = (block[k]! << 24) | (block[k + 1]! << 16) | (block[k + 2]! << 8) | block[k + 3]!;
      mixBlock(state, words);
      filled = 0;
    }
  };
  return {
    update: (text) => {
      const bytes = encoder.encode(text);
      length += bytes.length;
      take(bytes);
    },
    digest: () => {
      const end = new Uint8Array((filled < 56 ? 64 : 128) - filled);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(length / 536_870_912));
      view.setUint32(end.length - 4, (length << 3) >>> 0);
      take(end);
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

interface NativeHash {
  update: (text: string, encoding: 'utf8') => void;
  digest: (encoding: 'hex') => string;
}
type Platform = typeof globalThis & {
  process?: { getBuiltinModule?: (name: string) => { createHash?: (algorithm: string) => NativeHash } | undefined };
};

/** The platform's own SHA-256 where it has one that answers at once (Node), else the one above: the same digits. */
export function createHash(): Hash {
  const native = (globalThis as Platform).process?.getBuiltinModule?.('node:crypto')?.createHash?.('sha256');
  if (!native) return plainHash();
  return { update: (text) => native.update(text, 'utf8'), digest: () => native.digest('hex') };
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const hash = createHash();
  hash.update(text);
  return hash.digest();
}
