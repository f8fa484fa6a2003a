import { type Ctx, notAllowed, personIdOf } from '#platform';
import { wordsFor } from '#ui';
import { can } from '../access.ts';
import { kindNames } from '../rules/kinds.ts';
import { optionalKind, type PreferencesView } from '../schema.ts';

/** Which optional mails the actor wants; all of them until they say otherwise. */
export async function getPreferences(ctx: Ctx): Promise<PreferencesView> {
  const personId = personIdOf(ctx.actor);
  if (!personId || !can(ctx.actor, 'set-preferences', personId)) throw notAllowed();
  const rows = await ctx.db
    .selectFrom('mailPreferences')
    .select(['kind', 'isWanted'])
    .where('personId', '=', personId)
    .execute();
  const i18n = wordsFor(ctx.locale);
  const preferences = optionalKind.options.map((kind) => ({
    kind,
    name: i18n._(kindNames[kind]),
    isWanted: rows.find((row) => row.kind === kind)?.isWanted ?? true,
  }));
  return { preferences };
}
