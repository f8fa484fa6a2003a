import { type Ctx, nowIso, record, transaction } from '#platform';
import { requireSession } from './sessions.ts';

export type Preferences = {
  locale?: string | undefined;
  timeZone?: string | undefined;
  colorScheme?: 'auto' | 'light' | 'dark' | undefined;
};

/** Changes one's own language, time zone or colours; what is absent stays. */
export async function changePreferences(ctx: Ctx, given: Preferences): Promise<void> {
  const { personId } = requireSession(ctx);
  await transaction(ctx, async (ctx) => {
    const { locale, timeZone, colorScheme } = given;
    if (locale !== undefined || timeZone !== undefined) {
      await ctx.db
        .updateTable('people')
        .set({
          ...(locale === undefined ? {} : { locale }),
          ...(timeZone === undefined ? {} : { timeZone }),
          updatedAt: nowIso(ctx),
        })
        .where('id', '=', personId)
        .execute();
    }
    if (colorScheme !== undefined)
      await ctx.db.updateTable('accounts').set({ colorScheme }).where('personId', '=', personId).execute();
    await record(ctx, { type: 'preferences-changed', subject: { kind: 'person', id: personId }, data: { ...given } });
  });
}
