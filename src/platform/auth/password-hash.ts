import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { tooMany } from '../problems.ts';

/**
 * argon2id with 7 MiB and 5 passes, which OWASP counts as equal to 19 MiB and 2: the allocator keeps about seven times
 * this after a few sign-ins (measured: 44 MB instead of 138), and the whole process must stay below 200 MB.
 */
const COST = { memory: 7168, passes: 5, parallelism: 1, tagLength: 32 } as const;
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;
const AT_ONCE = 2;
const WAITING_LIMIT = 64;

let running = 0;
const waiting: (() => void)[] = [];

/** Two at a time bound memory and cores; whoever finds a long queue is asked to come again. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_LIMIT) throw tooMany({ values: { seconds: 10 } });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const derive = (password: string, nonce: Buffer): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) =>
        argon2('argon2id', { ...COST, message: password.normalize('NFKC'), nonce }, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      ),
  );

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** A salted hash in PHC form, for the database. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return `${PREFIX}${text(nonce)}$${text(await derive(password, nonce))}`;
}

const NOBODY = `${PREFIX}${text(Buffer.alloc(16))}$${text(Buffer.alloc(32))}`;

/** Whether a password belongs to a hash. Without a hash it takes as long and says no, so that time tells nothing. */
export async function isPasswordOf(password: string, hash: string | null | undefined): Promise<boolean> {
  const known = hash?.startsWith(PREFIX) ? hash : NOBODY;
  const [nonce = '', tag = ''] = known.slice(PREFIX.length).split('$');
  const derived = await derive(password, Buffer.from(nonce, 'base64'));
  const wanted = Buffer.from(tag, 'base64');
  return wanted.length === derived.length && timingSafeEqual(wanted, derived) && known !== NOBODY;
}
