import { type Ctx, notFound, nowIso, personIdOf } from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import type { OwnProposal, Side, Words } from '../schema.ts';
import { briefsFor, toldTo } from './proposals.ts';
import { type ProposalRow, proposalRows } from './stored.ts';

const MOST = 20;
/** The actor's own proposals, open ones first. The other's answer is in none of them. */
export async function listOwnProposals(ctx: Ctx): Promise<OwnProposal[]> {
  const personId = personIdOf(ctx.actor);
  if (!personId || ctx.actor.kind !== 'person') return [];
  const rows = (await proposalRows(ctx, { personId })).reverse();
  const open = rows.filter((row) => !row.closedAt);
  return ownViews(ctx, personId, [...open, ...rows.filter((row) => row.closedAt)].slice(0, MOST));
}

/** One of the actor's own proposals, or `not-found`. */
export async function getOwnProposal(ctx: Ctx, id: string): Promise<OwnProposal> {
  const [row] = await proposalRows(ctx, { id });
  const memberIds = row ? [row.mentorId, row.menteeId] : [];
  if (!row?.offeredAt || !can(ctx.actor, 'answer', { programmeId: row.programmeId, memberIds })) throw notFound();
  const [view] = await ownViews(ctx, personIdOf(ctx.actor) ?? '', [row]);
  if (!view) throw notFound();
  return view;
}

async function ownViews(ctx: Ctx, personId: string, rows: readonly ProposalRow[]): Promise<OwnProposal[]> {
  if (rows.length === 0) return [];
  const answers = await ctx.db
    .selectFrom('proposalAnswers')
    .select(['proposalId', 'answer'])
    .where('personId', '=', personId)
    .where(
      'proposalId',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const mine = new Map(answers.map((one) => [one.proposalId, one.answer]));
  const views: OwnProposal[] = [];
  for (const programmeId of new Set(rows.map((row) => row.programmeId))) {
    const own = rows.filter((row) => row.programmeId === programmeId);
    const programme = await getProgramme({ ...ctx, actor: { kind: 'system', job: 'matching' } }, programmeId);
    const briefs = await briefsFor(ctx, programmeId, own);
    for (const row of own) {
      const mySide = row.mentorId === personId ? 'mentor' : 'mentee';
      const {
        enrolmentId: _,
        gradeName: __,
        ...partner
      } = briefs.of(mySide === 'mentor' ? row.menteeId : row.mentorId);
      views.push({
        id: row.id,
        programmeId,
        programmeName: programme.name,
        mySide,
        format: programme.format,
        partner,
        reasons: toldTo(mySide, row, briefs.names),
        state: stateNow(row, nowIso(ctx)),
        answerBy: row.answerBy ?? row.closedAt ?? nowIso(ctx),
        myAnswer: (mine.get(row.id) as OwnProposal['myAnswer']) ?? null,
        mentorshipId: row.mentorshipId,
      });
    }
  }
  return views;
}

/** Past its time it reads as lapsed at once, so that the minute of the sweep tells nothing. */
function stateNow(row: ProposalRow, now: string): OwnProposal['state'] {
  if (row.mentorshipId) return 'begun';
  return row.closedAt || (row.answerBy ?? now) <= now ? 'lapsed' : 'open';
}

type Offer = {
  proposalId: string;
  mentorId: string;
  menteeId: string;
  answerBy: string;
  reasons: Record<Side, Words[]>;
};

/** What the mails about a published run need: who is offered whom, until when, and why. For the system only. */
export async function offersOf(ctx: Ctx, runId: string): Promise<Offer[]> {
  if (ctx.actor.kind !== 'system' && ctx.actor.kind !== 'operator') throw notFound();
  const rows = (await proposalRows(ctx, { runId })).filter((row) => row.offeredAt && row.answerBy);
  if (rows.length === 0) return [];
  const { names } = await briefsFor(ctx, rows[0]?.programmeId ?? '', rows);
  return rows.map((row) => ({
    proposalId: row.id,
    mentorId: row.mentorId,
    menteeId: row.menteeId,
    answerBy: row.answerBy ?? '',
    reasons: { mentor: toldTo('mentor', row, names), mentee: toldTo('mentee', row, names) },
  }));
}
