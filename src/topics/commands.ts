import { type Ctx, defineProblem, notAllowed, nowIso, pgFault, record, transaction } from '#platform';
import { can } from './access.ts';
import { keyOf, labelOf } from './rules.ts';
import type { NewTopic } from './schema.ts';

export const topicExists = defineProblem(
  'topic-exists',
  409,
  /*i18n*/ 'This topic exists already',
  /*i18n*/ 'There is a topic named "{name}". Use it, or add your word to it as a synonym.',
);

/** Adds a topic with its synonyms and returns its id; refuses a name whose key exists (`topic-exists`). */
export async function addTopic(ctx: Ctx, topic: NewTopic): Promise<{ id: string }> {
  if (!can(ctx.actor, 'add')) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    const id = ctx.ids.next();
    const row = { id, key: keyOf(topic.name), name: topic.name, kind: topic.kind, isIdentity: topic.isIdentity };
    try {
      await ctx.db
        .insertInto('topics')
        .values({ ...row, createdAt: nowIso(ctx) })
        .execute();
    } catch (error) {
      if (pgFault(error)?.code === '23505') throw topicExists({ values: { name: topic.name } });
      throw error;
    }
    const labels = [...new Set(topic.synonyms.map(labelOf))];
    if (labels.length > 0) {
      await ctx.db
        .insertInto('topicSynonyms')
        .values(labels.map((label) => ({ topicId: id, label })))
        .execute();
    }
    await record(ctx, { type: 'topic-added', subject: { kind: 'topic', id }, data: { key: row.key } });
    return { id };
  });
}
