import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { explainFailure } from './embedded-postgres/problems.ts';
import { createFile, makeFolder } from './files/index.ts';

const LEAST_CHARACTERS = 32;

/** Where an installation without SECRET keeps its own. */
export const secretFile = (config: Pick<Config, 'DATA_DIR'>): string => path.join(config.DATA_DIR, 'secret');

/** The configuration with a SECRET: the given one, or one made once and kept beside the data, readable by its owner alone. */
export function withSecret(config: Config): Config {
  if (config.SECRET) return config;
  const secret = keptSecret(config);
  if (secret.length >= LEAST_CHARACTERS) return { ...config, SECRET: secret };
  throw new ConfigError([
    `SECRET: the file ${secretFile(config)} is damaged. Put it back from a backup: sealed concerns open with no other. An installation without concerns may remove it, a new one is then made.`,
  ]);
}

function keptSecret(config: Config): string {
  const { DATA_DIR: dataDir } = config;
  const file = secretFile(config);
  try {
    makeFolder(dataDir);
    createFile(file, randomBytes(32).toString('base64'));
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw explainFailure(dataDir, error, `The data folder ${dataDir} cannot be used. Choose another one.`);
  }
}
