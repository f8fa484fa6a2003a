import { type Ctx, defineProblem, invalidInput, notFound, nowIso, record, todayIn, transaction } from '#platform';
import { can } from './access.ts';
import { findCheckIn } from './queries.ts';
import { faultsOf, isOpen } from './rules.ts';
import type { NewAnswers } from './schema.ts';
import { questionsFor } from './seed.ts';

export const checkInClosed = defineProblem(
  'check-in-closed',
  410,
  /*i18n*/ 'This check-in is closed',
  /*i18n*/ 'It could be answered for three weeks. The next one comes by mail; if something is wrong now, talk to someone outside your line.',
);

/** Saves the owner's answers, all of them at once: what is left out is taken back. Confidential; the event holds none. */
export async function answerCheckIn(ctx: Ctx, given: NewAnswers & { checkInId: string }): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await ctx.db.selectFrom('checkIns').select('id').where('id', '=', given.checkInId).forUpdate().executeTakeFirst();
    const row = await findCheckIn(ctx, given.checkInId);
    if (!row || !can(ctx.actor, 'answer', row)) throw notFound();
    if (!isOpen(row.dueOn, todayIn(ctx, row.timeZone))) throw checkInClosed();
    const errors = faultsOf(questionsFor(row.wave, row.side), given.answers);
    if (Object.keys(errors).length > 0) throw invalidInput({ errors });
    const values = Object.entries(given.answers).map(([item, value]) => ({ checkInId: row.id, item, value }));
    await ctx.db.deleteFrom('checkInAnswers').where('checkInId', '=', row.id).execute();
    if (values.length > 0) await ctx.db.insertInto('checkInAnswers').values(values).execute();
    const text = given.comment ?? '';
    await ctx.db.deleteFrom('checkInComments').where('checkInId', '=', row.id).execute();
    if (text !== '') await ctx.db.insertInto('checkInComments').values({ checkInId: row.id, text }).execute();
    const isAnswered = values.length > 0 || text !== '';
    await ctx.db
      .updateTable('checkIns')
      .set({ answeredAt: isAnswered ? nowIso(ctx) : null })
      .where('id', '=', row.id)
      .execute();
    await record(ctx, {
      type: 'check-in-answered',
      subject: { kind: 'check-in', id: row.id },
      programmeId: row.programmeId,
    });
  });
}
