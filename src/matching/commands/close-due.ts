import { type Ctx, notAllowed, nowIso, record, transaction } from '#platform';
import { proposalRows } from '../queries/stored.ts';
import { withoutActor } from './without-actor.ts';

/** Lets every proposal lapse whose time is over; the same row and event whether somebody declined or nobody answered. */
export async function closeDueProposals(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'system' && ctx.actor.kind !== 'operator') throw notAllowed();
  return transaction(withoutActor(ctx), async (ctx) => {
    const now = nowIso(ctx);
    const due = await proposalRows(ctx, { dueBy: now });
    for (const row of due) {
      const done = await ctx.db
        .updateTable('proposals')
        .set({ closedAt: row.answerBy })
        .where('id', '=', row.id)
        .where('closedAt', 'is', null)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) continue;
      await record(ctx, {
        type: 'proposal-closed',
        subject: { kind: 'proposal', id: row.id },
        programmeId: row.programmeId,
        data: { outcome: 'lapsed', personIds: [row.mentorId, row.menteeId] },
      });
    }
    return due.length;
  });
}
