import { type Ctx, notFound, nowIso, record, transaction } from '#platform';
import { can } from '../access.ts';
import { runOver } from './cancel-run.ts';

/** Takes a question back that waits or is being worked on; cancelling twice changes nothing. */
export async function cancelQuestion(ctx: Ctx, questionId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('matchQuestions')
      .select(['programmeId', 'cancelledAt'])
      .where('id', '=', questionId)
      .executeTakeFirst();
    if (!row || !can(ctx.actor, 'match', row)) throw notFound();
    if (row.cancelledAt) return;
    const done = await ctx.db
      .updateTable('matchQuestions')
      .set({ cancelledAt: nowIso(ctx) })
      .where('id', '=', questionId)
      .where('finishedAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw runOver({ detail: /*i18n*/ 'The answer is there already.' });
    const subject = { kind: 'match-question', id: questionId };
    await record(ctx, { type: 'match-question-cancelled', subject, programmeId: row.programmeId });
  });
}
