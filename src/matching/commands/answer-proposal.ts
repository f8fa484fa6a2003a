import { beginMentorships } from '#mentorships';
import { type Ctx, defineProblem, notFound, nowIso, personIdOf, record, transaction } from '#platform';
import { can } from '../access.ts';
import { type ProposalRow, proposalRows } from '../queries/stored.ts';
import { beginningOf } from './publish-run.ts';
import { withoutActor } from './without-actor.ts';

export const proposalClosed = defineProblem(
  'proposal-closed',
  409,
  /*i18n*/ 'This proposal is closed',
  /*i18n*/ 'It can no longer be answered. If you have no partner yet, you will be part of the next match.',
);

/**
 * Keeps one person's answer to themself. Two acceptances begin the mentorship; anything else waits for `answer_by`, when a
 * decline and a silence end in the same words (law 3). No event tells that somebody answered.
 */
export async function answerProposal(ctx: Ctx, proposalId: string, answer: 'accept' | 'decline'): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await openProposal(ctx, proposalId);
    const personId = personIdOf(ctx.actor) ?? '';
    const kept = { answer, answeredAt: nowIso(ctx) };
    await ctx.db
      .insertInto('proposalAnswers')
      .values({ proposalId, personId, ...kept })
      .onConflict((conflict) => conflict.columns(['proposalId', 'personId']).doUpdateSet(kept))
      .execute();
    if (answer === 'accept') await beginIfBothAccept(ctx, row);
  });
}

async function openProposal(ctx: Ctx, proposalId: string): Promise<ProposalRow> {
  await ctx.db.selectFrom('proposals').select('id').where('id', '=', proposalId).forUpdate().execute();
  const [row] = await proposalRows(ctx, { id: proposalId });
  const isOffered = row?.offeredAt && row.answerBy;
  const memberIds = row ? [row.mentorId, row.menteeId] : [];
  if (!row || !isOffered || !can(ctx.actor, 'answer', { programmeId: row.programmeId, memberIds })) throw notFound();
  if (row.closedAt || (row.answerBy ?? '') <= nowIso(ctx)) throw proposalClosed();
  return row;
}

/** Begins the mentorship when both accepted; a rule that came between them meanwhile leaves the proposal to lapse. */
async function beginIfBothAccept(ctx: Ctx, row: ProposalRow): Promise<void> {
  const answers = await ctx.db
    .selectFrom('proposalAnswers')
    .select('personId')
    .where('proposalId', '=', row.id)
    .where('answer', '=', 'accept')
    .execute();
  if (answers.length < 2) return;
  const neutral = withoutActor(ctx);
  const [begun] = await beginMentorships(neutral, row.programmeId, [beginningOf(row)]);
  if (!begun?.id) {
    ctx.log.warn({ proposalId: row.id, refusal: begun?.refusal?.sentence }, 'accepted by both, but refused');
    return;
  }
  await ctx.db
    .updateTable('proposals')
    .set({ closedAt: nowIso(ctx), mentorshipId: begun.id })
    .where('id', '=', row.id)
    .execute();
  await record(neutral, {
    type: 'proposal-closed',
    subject: { kind: 'proposal', id: row.id },
    programmeId: row.programmeId,
    data: { outcome: 'begun', mentorshipId: begun.id },
  });
}
