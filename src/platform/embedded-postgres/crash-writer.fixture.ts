import pg from 'pg';
import { startEmbeddedPostgres } from './index.ts';

const [dataDir = '', firstNumber = '1'] = process.argv.slice(2);
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const database = await startEmbeddedPostgres({ dataDir, log });

async function connect() {
  const client = new pg.Client(database.url);
  await client.connect();
  return client;
}

const setUp = await connect();
await setUp.query('create table if not exists promise (number bigint primary key, filler text not null)');
await setUp.query('create index if not exists promise_filler on promise (filler)');
await setUp.end();
process.stdout.write(`ready ${database.pid} ${database.url}\n`);

let next = Number(firstNumber);
async function keepWriting() {
  const client = await connect();
  for (;;) {
    const number = next++;
    await client.query('insert into promise values ($1::bigint, repeat(md5($1::bigint::text), 8))', [number]);
    process.stdout.write(`saved ${number}\n`);
    if (number % 97 === 0) await client.query('checkpoint');
  }
}
await Promise.all([keepWriting(), keepWriting(), keepWriting()]);
