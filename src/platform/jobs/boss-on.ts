import { CompiledQuery } from 'kysely';
import type { Db } from '../db/index.ts';

type Executor = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

/** Lets the queue write through our own transaction, with its own column names untouched. */
export function bossOn(db: Db): Executor {
  const plain = db.withoutPlugins();
  return {
    executeSql: async (text, values = []) => ({
      rows: (await plain.executeQuery(CompiledQuery.raw(text, values))).rows,
    }),
  };
}
