import { type Ctx, notAllowed, nowIso, recordAll, transaction } from '#platform';
import { getProgramme } from '#programmes';
import { soundGroups } from '../queries/sound-pairs.ts';
import { acceptedByBoth, type ProposalRow, proposalRows } from '../queries/stored.ts';
import { beginTogether } from './begin-together.ts';
import { withoutActor } from './without-actor.ts';

/**
 * Lets every proposal lapse whose time is over; the same row and event whether somebody declined or nobody answered. A
 * circle, or two mentors of one mentee, begins with those who said yes when they are enough.
 */
export async function closeDueProposals(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'system' && ctx.actor.kind !== 'operator') throw notAllowed();
  return transaction(withoutActor(ctx), async (ctx) => {
    const due = await lockDue(ctx);
    const begun = new Set<string>();
    for (const runId of new Set(due.map((row) => row.runId))) {
      const rows = due.filter((row) => row.runId === runId);
      for (const id of await beginWithThoseWhoSaidYes(ctx, rows)) begun.add(id);
    }
    await lapse(
      ctx,
      due.filter((row) => !begun.has(row.id)),
    );
    return due.length;
  });
}

async function lockDue(ctx: Ctx): Promise<ProposalRow[]> {
  const now = nowIso(ctx);
  const due = await ctx.db
    .selectFrom('proposals')
    .select('id')
    .where('closedAt', 'is', null)
    .where('answerBy', '<=', now)
    .orderBy('id')
    .forUpdate()
    .execute();
  return due.length === 0 ? [] : proposalRows(ctx, { dueBy: now });
}

/** A pair of its own has begun already when both accepted, so only groups are looked at. */
async function beginWithThoseWhoSaidYes(ctx: Ctx, rows: readonly ProposalRow[]): Promise<string[]> {
  const programme = await getProgramme(ctx, rows[0]?.programmeId ?? '');
  if (programme.format === 'one_to_one') return [];
  const { groups } = await soundGroups(ctx, programme, await acceptedByBoth(ctx, rows));
  const done = await beginTogether(ctx, programme.id, groups);
  return done.flatMap(({ id }, at) => (id ? (groups[at] ?? []).map((row) => row.id) : []));
}

async function lapse(ctx: Ctx, rows: readonly ProposalRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db
    .updateTable('proposals')
    .set((eb) => ({ closedAt: eb.ref('answerBy') }))
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  await recordAll(
    ctx,
    rows.map((row) => ({
      type: 'proposal-closed',
      subject: { kind: 'proposal', id: row.id },
      programmeId: row.programmeId,
      data: { outcome: 'lapsed', personIds: [row.mentorId, row.menteeId] },
    })),
  );
}
