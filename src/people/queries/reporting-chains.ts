import { sql } from 'kysely';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { ChainStep } from '../rules/pair-breach.ts';

/** No real organisation is deeper; also ends a walk that data went wrong under. */
const DEEPEST = 64;

/** Managers upwards, nearest first, at most `maxDepth` levels (null: all); vacant posts and leavers count as steps. */
export async function reportingChains(
  ctx: Ctx,
  ids: readonly string[],
  maxDepth: number | null,
): Promise<Map<string, ChainStep[]>> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  const chains = new Map<string, ChainStep[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return chains;
  const { rows } = await sql<{ id: string; managerId: string; depth: number }>`
    with recursive line (id, manager_id, depth) as (
      select p.id, p.manager_id, 1 from people p where p.id = any(${[...chains.keys()]}::uuid[]) and p.manager_id is not null
      union all
      select line.id, above.manager_id, line.depth + 1
        from line join people above on above.id = line.manager_id
       where above.manager_id is not null and above.manager_id <> line.id and line.depth < ${Math.min(maxDepth ?? DEEPEST, DEEPEST)}
    )
    select id, manager_id, depth from line order by depth`.execute(ctx.db);
  for (const row of rows) {
    const chain = chains.get(row.id);
    if (chain && !chain.some((step) => step.personId === row.managerId))
      chain.push({ personId: row.managerId, depth: row.depth });
  }
  return chains;
}
