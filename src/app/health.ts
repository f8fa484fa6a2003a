import { Hono } from 'hono';
import { sql } from 'kysely';
import type { HttpEnv } from '#platform/http';
import type { Runtime } from './runtime.ts';

/** `/health` says the process answers; `/ready` says that the database does too and that we are not stopping. */
export function health(runtime: Runtime, isStopping: () => boolean) {
  return new Hono<HttpEnv>()
    .get('/health', (context) => context.json({ status: 'alive' }))
    .get('/ready', async (context) => {
      if (isStopping()) return context.json({ status: 'stopping' }, 503);
      try {
        await sql`select 1`.execute(runtime.db);
        return context.json({ status: 'ready' });
      } catch (error) {
        runtime.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'not ready');
        return context.json({ status: 'database unreachable' }, 503);
      }
    });
}
