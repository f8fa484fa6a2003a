import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { DB } from './schema.gen.ts';

export type Db = Kysely<DB>;
export type { DB } from './schema.gen.ts';

const instant = (text: string): string =>
  Temporal.Instant.from(text.replace(' ', 'T')).toString({ fractionalSecondDigits: 3, roundingMode: 'trunc' });

/** Dates and instants stay text (ISO 8601), counts become numbers: set once, here. */
function parsers(): pg.CustomTypesConfig {
  const own = new Map<number, (text: string) => unknown>([
    [pg.types.builtins.DATE, (text) => text],
    [pg.types.builtins.TIMESTAMPTZ, instant],
    [pg.types.builtins.INT8, Number],
    [pg.types.builtins.NUMERIC, Number],
  ]);
  return { getTypeParser: (oid, format) => own.get(oid) ?? pg.types.getTypeParser(oid, format) };
}

export type OpenedDatabase = { db: Db; pool: pg.Pool; close(): Promise<void> };

/** Opens a pool; a lost idle connection is logged, never thrown into the process. */
export function openDatabase(url: string, log: Log, options: { max?: number } = {}): OpenedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    types: parsers(),
  });
  pool.on('error', (error) => log.warn({ error: error.message }, 'lost an idle database connection'));
  // Whoever holds a connection that breaks is told by its query; without a listener it would end the process.
  pool.on('connect', (client) =>
    client.on('error', (error) => log.debug({ error: error.message }, 'lost a connection')),
  );
  const db: Db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const close = async () => {
    await db.destroy();
    // Kysely closes only a pool that it used itself.
    if (!pool.ended) await pool.end();
  };
  return { db, pool, close };
}

const MOST_ROWS = 2_000;

/** Lists of at most 2,000: more rows could pass the 65,535 values of one statement. */
export const inChunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / MOST_ROWS) }, (_, at) =>
    items.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
  );

/** A value for a jsonb column. */
export const json = (value: unknown): string => JSON.stringify(value);

type PgFault = { code: string; constraint?: string; table?: string };

/** The database's own refusal, when an error is one (`23505` unique, `23503` foreign key, `40001` serialisation). */
export function pgFault(error: unknown): PgFault | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  if (!/^[0-9A-Z]{5}$/.test(error.code)) return undefined;
  const text = (name: string) => (name in error ? String((error as Record<string, unknown>)[name] ?? '') : '');
  return { code: error.code, constraint: text('constraint'), table: text('table') };
}
