import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config.ts';

/** The configuration with a SECRET: the given one, or one made once and kept beside the data, readable by its owner alone. */
export function withSecret(config: Config): Config {
  if (config.SECRET) return config;
  const file = path.join(config.DATA_DIR, 'secret');
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return { ...config, SECRET: readFileSync(file, 'utf8').trim() };
}
