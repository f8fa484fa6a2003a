import { sql } from 'kysely';
import { type Ctx, notAllowed } from '#platform';
import { can } from './access.ts';
import { labelOf } from './rules.ts';
import type { TopicView } from './schema.ts';

type Page = { limit: number; offset: number };

/** Topics whose name (in any language) or synonym contains the words; all of them for an empty search; by name. */
export async function searchTopics(ctx: Ctx, search: string, page: Page): Promise<TopicView[]> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  const pattern = `%${labelOf(search).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await ctx.db
    .selectFrom('topics')
    .select(['topics.id', 'key', 'name', 'names', 'kind', 'isIdentity'])
    .select((eb) =>
      eb
        .selectFrom('topicSynonyms')
        .whereRef('topicSynonyms.topicId', '=', 'topics.id')
        .select(sql<string[]>`coalesce(array_agg(label order by label), '{}')`.as('labels'))
        .as('synonyms'),
    )
    .where((eb) =>
      eb.or([
        eb(sql`lower(name)`, 'like', pattern),
        eb(sql`lower(names::text)`, 'like', pattern),
        eb.exists(
          eb
            .selectFrom('topicSynonyms')
            .select('label')
            .whereRef('topicSynonyms.topicId', '=', 'topics.id')
            .where('label', 'like', pattern),
        ),
      ]),
    )
    .orderBy(sql`lower(name)`)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: nameIn(ctx.locale, row.name, row.names),
    kind: row.kind as TopicView['kind'],
    isIdentity: row.isIdentity,
    synonyms: row.synonyms ?? [],
  }));
}

/** The topic with this key, name or synonym (any language, case ignored), or undefined. */
export async function findTopicByWord(ctx: Ctx, word: string): Promise<{ id: string; name: string } | undefined> {
  const label = labelOf(word);
  return ctx.db
    .selectFrom('topics')
    .leftJoin('topicSynonyms', 'topicSynonyms.topicId', 'topics.id')
    .select(['topics.id', 'topics.name'])
    .where((eb) =>
      eb.or([
        eb('key', '=', label),
        eb(sql`lower(name)`, '=', label),
        eb('label', '=', label),
        sql<boolean>`exists (select 1 from jsonb_each_text(names) as n where lower(n.value) = ${label})`,
      ]),
    )
    .orderBy('topics.key')
    .executeTakeFirst();
}

/** Names in the reader's language by id, in one query; ids nobody has are left out. */
export async function namesOfTopics(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { name: string; kind: TopicView['kind']; isIdentity: boolean }>> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('topics')
    .select(['id', 'name', 'names', 'kind', 'isIdentity'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: nameIn(ctx.locale, row.name, row.names),
        kind: row.kind as TopicView['kind'],
        isIdentity: row.isIdentity,
      },
    ]),
  );
}

export const nameIn = (locale: string, name: string, names: unknown): string => {
  const own = (names as Record<string, string> | null)?.[locale.slice(0, 2)];
  return own ?? name;
};
