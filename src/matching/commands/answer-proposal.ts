import { type Ctx, defineProblem, notFound, nowIso, personIdOf, transaction } from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import { acceptedByBoth, type ProposalRow, proposalRows } from '../queries/stored.ts';
import { together } from '../rules/together.ts';
import { beginTogether } from './begin-together.ts';

export const proposalClosed = defineProblem(
  'proposal-closed',
  409,
  /*i18n*/ 'This proposal is closed',
  /*i18n*/ 'It can no longer be answered. If you have no partner yet, you will be part of the next match.',
);

/**
 * Keeps one person's answer to themself. When everybody of a pair, or of a circle, has accepted, the mentorship begins;
 * anything else waits for `answer_by`, when a decline and a silence end in the same words (law 3). No event tells that
 * somebody answered.
 */
export async function answerProposal(ctx: Ctx, proposalId: string, answer: 'accept' | 'decline'): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const group = await openGroup(ctx, proposalId);
    const personId = personIdOf(ctx.actor) ?? '';
    const kept = { answer, answeredAt: nowIso(ctx) };
    // house: no event of its own, because an answer stays with whoever gave it (law 3)
    await ctx.db
      .insertInto('proposalAnswers')
      .values({ proposalId, personId, ...kept })
      .onConflict((conflict) => conflict.columns(['proposalId', 'personId']).doUpdateSet(kept))
      .execute();
    if (answer === 'accept') await beginIfAllAccept(ctx, group);
  });
}

/** The open proposals that begin together with this one, locked in one order so that two answers at once both count. */
async function openGroup(ctx: Ctx, proposalId: string): Promise<ProposalRow[]> {
  const [row] = await proposalRows(ctx, { id: proposalId });
  const memberIds = row ? [row.mentorId, row.menteeId] : [];
  const isOffered = row?.offeredAt && row.answerBy;
  if (!row || !isOffered || !can(ctx.actor, 'answer', { programmeId: row.programmeId, memberIds })) throw notFound();
  const { format } = await getProgramme({ ...ctx, actor: SYSTEM }, row.programmeId);
  const offered = (await proposalRows(ctx, { runId: row.runId })).filter((one) => one.offeredAt);
  const ids = (together(format, offered).find((group) => group.some((one) => one.id === row.id)) ?? []).map(
    (one) => one.id,
  );
  await ctx.db.selectFrom('proposals').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
  const group = await proposalRows(ctx, { ids });
  const own = group.find((one) => one.id === row.id);
  if (!own || own.closedAt || (own.answerBy ?? '') <= nowIso(ctx)) throw proposalClosed();
  return group;
}

const SYSTEM = { kind: 'system', job: 'matching' } as const;

/** A rule that came between them meanwhile leaves the proposals to lapse. */
async function beginIfAllAccept(ctx: Ctx, group: readonly ProposalRow[]): Promise<void> {
  const accepted = await acceptedByBoth(ctx, group);
  const [first] = group;
  if (!first || accepted.length < group.length) return;
  const [begun] = await beginTogether(ctx, first.programmeId, [group]);
  if (!begun?.id)
    ctx.log.warn({ proposalId: first.id, refusal: begun?.refusal?.sentence }, 'accepted by all, but refused');
}
