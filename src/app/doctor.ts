import { access, constants, statfs } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { sql } from 'kysely';
import { mailHealth } from '#comms';
import { type Config, ConfigError, createLog, Problem, readConfig, secretFile } from '#platform';
import { isEmbeddedPostgresError } from '#platform/embedded-postgres';
import { makeFolder } from '#platform/files';
import { opensEveryConcern } from '#safeguarding';
import { openRuntime, type Runtime } from './runtime.ts';

export type Finding = { what: string; isGood: boolean; said: string };

const good = (what: string, said: string): Finding => ({ what, isGood: true, said });
const bad = (what: string, said: string): Finding => ({ what, isGood: false, said });
const LEAST_BYTES = 500 * 1024 * 1024;

async function disk(config: Config): Promise<Finding> {
  try {
    makeFolder(config.DATA_DIR);
    await access(config.DATA_DIR, constants.W_OK);
    const { bavail, bsize } = await statfs(config.DATA_DIR);
    const free = bavail * bsize;
    const gib = `${(free / 1024 ** 3).toFixed(1)} GiB free in ${config.DATA_DIR}`;
    return free < LEAST_BYTES ? bad('disk', `only ${gib}; make room before the database needs it`) : good('disk', gib);
  } catch (error) {
    return bad(
      'disk',
      `${config.DATA_DIR} cannot be written (${error instanceof Error ? error.message : error}); set DATA_DIR to a folder that can`,
    );
  }
}

async function mailServer(config: Config): Promise<Finding> {
  if (!config.SMTP_URL) return good('mail', 'no SMTP_URL: mails are kept in the data folder and shown at /dev/mail');
  const { hostname, port, protocol } = new URL(config.SMTP_URL);
  const number = Number(port) || (protocol === 'smtps:' ? 465 : 587);
  const answers = await new Promise<boolean>((resolve) => {
    const socket = createConnection({ host: hostname, port: number, timeout: 5_000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
  return answers
    ? good('mail', `${hostname}:${number} answers`)
    : bad(
        'mail',
        `${hostname}:${number} does not answer; check SMTP_URL and the firewall. Mails wait and are sent when it does`,
      );
}

async function secret(runtime: Runtime, given: Config): Promise<Finding> {
  const place = given.SECRET ? 'SECRET' : secretFile(given);
  if (await opensEveryConcern(runtime.ctx({ kind: 'operator' }))) return good('secret', `${place} fits the data`);
  return bad(
    'secret',
    `${place} is not the one these data were sealed with, so concerns cannot be read. Stop Viceversa and put back the secret that was kept with the data or the backup; until then every new concern is sealed with the wrong one`,
  );
}

async function inside(runtime: Runtime): Promise<Finding[]> {
  const { db, isEmbedded, migrationsRun } = runtime;
  const { rows } = await sql<{ version: string; people: number; failed: number }>`
    select current_setting('server_version') as version, (select count(*) from people) as people,
      (select count(*) from jobs.job where state = 'failed') as failed`.execute(db);
  const [row] = rows;
  if (!row) return [bad('database', 'it answers nothing')];
  const mails = await mailHealth(runtime.ctx({ kind: 'operator' }));
  const major = Number.parseInt(row.version, 10);
  return [
    major >= 15
      ? good('database', `PostgreSQL ${row.version}${isEmbedded ? ', embedded' : ''}, ${row.people} people`)
      : bad('database', `PostgreSQL ${row.version} is too old; 15 to 18 are supported`),
    good('migrations', migrationsRun.length > 0 ? `ran ${migrationsRun.length} now` : 'up to date'),
    row.failed === 0
      ? good('jobs', 'none failed')
      : bad('jobs', `${row.failed} failed; their reasons are in table jobs.job, column output`),
    mails.isWell
      ? good('mails', `${mails.waiting} waiting`)
      : bad(
          'mails',
          `${mails.abandoned} given up, ${mails.failing} failing (${mails.lastError ?? 'no reason given'}); mend that, then: viceversa mail retry`,
        ),
  ];
}

/** Looks at everything an installation needs; each finding is a sentence, each bad one says what to do. */
export async function diagnose(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => bad('configuration', fault));
    throw error;
  }
  const findings = [good('node', process.versions.node), good('configuration', `complete for ${config.NODE_ENV}`)];
  findings.push(await disk(config), await mailServer(config));
  try {
    const runtime = await openRuntime(config, createLog('silent'), { mayJoin: true });
    try {
      findings.push(...(await inside(runtime)), await secret(runtime, config));
    } finally {
      await runtime.close();
    }
  } catch (error) {
    const isOurs = error instanceof Problem || isEmbeddedPostgresError(error);
    const said = error instanceof Error ? error.message : String(error);
    findings.push(
      bad('database', isOurs ? said : `cannot be reached (${said}); check DATABASE_URL and that the server runs`),
    );
  }
  return findings;
}
