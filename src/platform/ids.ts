import { createHash, randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto';

export type Ids = {
  /** Time-ordered (UUIDv7); for everything whose time of birth is no secret. */
  next(): string;
  /** Random (UUIDv4); where the time itself would tell something (concerns). */
  secret(): string;
  /** 256 random bits, URL-safe; shown once, stored only as its hash. */
  token(): string;
};

export const systemIds: Ids = {
  next: () => randomUUIDv7(),
  secret: () => randomUUID(),
  token: () => randomBytes(32).toString('base64url'),
};

/** The same ids for the same seed, for the demo company and for tests that compare bytes. */
export function seededIds(seed: string): Ids {
  let count = 0;
  const digest = (kind: string) => createHash('sha256').update(`${seed}/${kind}/${count++}`).digest();
  const uuid = (version: string) => {
    const hex = digest(version).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  return { next: () => uuid('7'), secret: () => uuid('4'), token: () => digest('token').toString('base64url') };
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
