import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { isEmbeddedPostgresError, startEmbeddedPostgres } from './index.ts';

/** Fills the disk with acknowledged rows, starts again on the full disk and on the freed one, and tells what it saw. */
const [disk = ''] = process.argv.slice(2);
const dataDir = path.join(disk, 'data');
const ballast = path.join(disk, 'ballast');
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

async function open() {
  const database = await startEmbeddedPostgres({ dataDir, log });
  const client = new pg.Client(database.url);
  client.on('error', silent);
  await client.connect();
  return { database, client };
}

async function writeUntilRefused(client: pg.Client): Promise<{ saved: number; refusal: string }> {
  for (let saved = 0; ; saved++) {
    try {
      await client.query(
        `insert into promise select $1::int, string_agg(md5(random()::text), '') from generate_series(1, 2000)`,
        [saved],
      );
    } catch (error) {
      return { saved, refusal: String(error) };
    }
  }
}

async function startOnFullDisk(): Promise<string> {
  try {
    const { database, client } = await open();
    await client.end();
    await database.stop();
    return 'started';
  } catch (error) {
    return isEmbeddedPostgresError(error) ? `${error.code}: ${error.message}` : String(error);
  }
}

fs.writeFileSync(ballast, Buffer.alloc(24 * 2 ** 20));
const first = await open();
await first.client.query('create table promise (number int primary key, filler text not null)');
await first.client.query('alter table promise alter filler set storage external');
const { saved, refusal } = await writeUntilRefused(first.client);
await first.client.end().catch(silent);
await first.database.stop();
const handle = fs.openSync(path.join(disk, 'rest'), 'w');
try {
  for (;;) fs.writeSync(handle, Buffer.alloc(4096));
} catch {
  fs.closeSync(handle);
}
const onFullDisk = await startOnFullDisk();
fs.rmSync(ballast);
const again = await open();
const { rows } = await again.client.query('select count(*)::int as present from promise where number < $1', [saved]);
await again.client.end();
await again.database.stop();
process.stdout.write(`${JSON.stringify({ saved, refusal, onFullDisk, present: rows[0].present })}\n`);
