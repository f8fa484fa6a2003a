import { sql } from 'kysely';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { PowerKind, PowerLinkView } from '../schema.ts';

/** Live declared links that touch any of these people; for those who run programmes. */
export async function listPowerLinks(ctx: Ctx, ids: readonly string[]): Promise<PowerLinkView[]> {
  if (!can(ctx.actor, 'read-power-links')) throw notAllowed();
  return liveLinks(ctx, ids);
}

export async function liveLinks(ctx: Ctx, ids: readonly string[]): Promise<PowerLinkView[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('powerLinks')
    .select(['id', 'holderId', 'subjectId', 'kind', 'declaredAt'])
    .where('endedAt', 'is', null)
    .where(sql<boolean>`(holder_id = any(${ids}::uuid[]) or subject_id = any(${ids}::uuid[]))`)
    .orderBy('declaredAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as PowerKind }));
}
