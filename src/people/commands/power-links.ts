import {
  type Ctx,
  defineProblem,
  notAllowed,
  notFound,
  nowIso,
  personIdOf,
  pgFault,
  record,
  transaction,
} from '#platform';
import { can } from '../access.ts';
import type { NewPowerLink } from '../schema.ts';

export const powerLinkExists = defineProblem(
  'power-link-exists',
  409,
  /*i18n*/ 'This link is declared already',
  /*i18n*/ 'The same link between the two is live already. There is nothing left to do.',
);

/** Declares that the holder decides on, assesses, pays or hears the subject; law 2 keeps the two apart from now on. */
export async function declarePowerLink(ctx: Ctx, link: NewPowerLink): Promise<{ id: string }> {
  if (!can(ctx.actor, 'declare-power-link')) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    const id = ctx.ids.next();
    const known = await ctx.db
      .selectFrom('people')
      .select('id')
      .where('id', 'in', [link.holderId, link.subjectId])
      .execute();
    if (known.length < 2) throw notFound();
    const values = { id, ...link, declaredAt: nowIso(ctx), declaredBy: personIdOf(ctx.actor) };
    try {
      await ctx.db.insertInto('powerLinks').values(values).execute();
    } catch (error) {
      if (pgFault(error)?.code === '23505') throw powerLinkExists();
      throw error;
    }
    await record(ctx, {
      type: 'power-link-declared',
      subject: { kind: 'power-link', id },
      data: { holderId: link.holderId, subjectId: link.subjectId },
    });
    return { id };
  });
}

/** Ends a declared link; ending it twice answers `not-found`. */
export async function endPowerLink(ctx: Ctx, id: string): Promise<void> {
  if (!can(ctx.actor, 'declare-power-link')) throw notAllowed();
  await transaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .updateTable('powerLinks')
      .set({ endedAt: nowIso(ctx) })
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) throw notFound();
    await record(ctx, { type: 'power-link-ended', subject: { kind: 'power-link', id } });
  });
}
