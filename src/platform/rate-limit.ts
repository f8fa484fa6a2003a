import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';
import { nowIso } from './ctx.ts';
import { tooMany } from './problems.ts';

/** Counts a try under `key` (hashed by the caller when it holds an address); refuses past `limit` in `seconds`. */
export async function limitRate(ctx: Ctx, key: string, limit: number, seconds: number): Promise<void> {
  const now = nowIso(ctx);
  const floor = ctx.clock.now().subtract({ seconds }).toString();
  const row = await ctx.db
    .insertInto('rateLimits')
    .values({ key: key.slice(0, 200), windowStartedAt: now, hits: 1 })
    .onConflict((oc) =>
      oc.column('key').doUpdateSet({
        hits: sql<number>`case when rate_limits.window_started_at <= ${floor} then 1 else rate_limits.hits + 1 end`,
        windowStartedAt: sql<string>`case when rate_limits.window_started_at <= ${floor} then ${now} else rate_limits.window_started_at end`,
      }),
    )
    .returning(['hits', 'windowStartedAt'])
    .executeTakeFirstOrThrow();
  if (row.hits <= limit) return;
  const ends = Temporal.Instant.from(row.windowStartedAt).add({ seconds });
  throw tooMany({ values: { seconds: Math.max(1, Math.ceil(ends.since(ctx.clock.now()).total('seconds'))) } });
}
