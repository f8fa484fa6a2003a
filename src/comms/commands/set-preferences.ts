import { type Ctx, notAllowed, nowIso, personIdOf, record, transaction } from '#platform';
import { can } from '../access.ts';
import { type NewPreferences, optionalKind } from '../schema.ts';

/** Says which optional mails the actor wants; the others stop at once. */
export async function setPreferences(ctx: Ctx, { wanted }: NewPreferences): Promise<void> {
  const personId = personIdOf(ctx.actor);
  if (!personId || !can(ctx.actor, 'set-preferences', personId)) throw notAllowed();
  await transaction(ctx, async (ctx) => {
    for (const kind of optionalKind.options) {
      const values = { isWanted: wanted.includes(kind), updatedAt: nowIso(ctx) };
      await ctx.db
        .insertInto('mailPreferences')
        .values({ personId, kind, ...values })
        .onConflict((oc) => oc.columns(['personId', 'kind']).doUpdateSet(values))
        .execute();
    }
    await record(ctx, { type: 'mail-preferences-set', subject: { kind: 'person', id: personId } });
  });
}
