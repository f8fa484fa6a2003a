import { type Ctx, defineProblem, notAllowed, nowIso, record, transaction } from '#platform';
import { can } from '../access.ts';
import { loadRun } from '../queries/stored.ts';

export const runOver = defineProblem(
  'run-over',
  409,
  /*i18n*/ 'This run is over',
  /*i18n*/ 'It has finished already, so there is nothing to cancel.',
);

/** Cancels a run that waits or runs; the worker notices within a second. Cancelling twice changes nothing. */
export async function cancelRun(ctx: Ctx, runId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const run = await loadRun(ctx, runId);
    if (!can(ctx.actor, 'match', run)) throw notAllowed();
    if (run.cancelledAt) return;
    const done = await ctx.db
      .updateTable('matchRuns')
      .set({ cancelledAt: nowIso(ctx) })
      .where('id', '=', runId)
      .where('finishedAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw runOver();
    const subject = { kind: 'match-run', id: runId };
    await record(ctx, { type: 'run-cancelled', subject, programmeId: run.programmeId });
  });
}
