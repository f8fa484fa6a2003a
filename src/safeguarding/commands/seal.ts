import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Config, internalError } from '#platform';

const IV_BYTES = 12;
const TAG_BYTES = 16;

function key(config: Config): Buffer {
  if (!config.SECRET) throw internalError({ values: { requestId: 'no SECRET' } });
  return Buffer.from(hkdfSync('sha256', config.SECRET, 'viceversa', 'safeguarding/1', 32));
}

/** AES-256-GCM under this room's own key; bound to the concern's id, so that rows cannot be swapped. */
export function seal(config: Config, concernId: string, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(config), iv).setAAD(Buffer.from(concernId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` closed; throws when the row or the key was changed. */
export function unseal(config: Config, concernId: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key(config), sealed.subarray(0, IV_BYTES)).setAAD(
    Buffer.from(concernId),
  );
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
