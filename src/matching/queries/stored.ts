import { type Contribution, type Loss, type Progress, type Reason, type Result, readResult } from '@viceversa/matching';
import { type Ctx, notFound } from '#platform';
import { type MatchingPolicy, matchingPolicy } from '#programmes';
import type { Digest } from '../rules/digest.ts';
import type { Excluded } from '../rules/instance.ts';
import type { RunMode, Side } from '../schema.ts';
import type { How } from './engine-worker.ts';

export type RunFacts = { excluded: Excluded[]; mentors: number; mentees: number; latest?: Progress | null };
export type RunRow = {
  id: string;
  programmeId: string;
  /** How the engine was asked. */
  how: How;
  /** The programme's policy as the run knew it. */
  policy: MatchingPolicy;
  snapshotSha256: string;
  factsSha256: string;
  resultSha256: string | null;
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  cancelledAt: string | null;
  publishedAt: string | null;
  facts: RunFacts;
};

/** A run without its two long texts, or `not-found`; no access check, callers ask `can(actor, 'match', run)`. */
export async function loadRun(ctx: Ctx, id: string): Promise<RunRow> {
  const row = await ctx.db
    .selectFrom('matchRuns')
    .select(['id', 'programmeId', 'policy', 'snapshotSha256', 'factsSha256', 'resultSha256', 'startedAt', 'mode'])
    .select(['finishedAt', 'cancelledAt', 'publishedAt', 'progress', 'proposing', 'requestedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  const { progress, policy, mode, proposing, ...rest } = row;
  const how = { mode: mode as RunMode, proposing: proposing as Side | null };
  return { ...rest, how, policy: matchingPolicy.parse(policy), facts: progress as RunFacts };
}

/** When a run of the programme was last published, or null. */
export async function lastPublication(ctx: Ctx, programmeId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('matchRuns')
    .select('publishedAt')
    .where('programmeId', '=', programmeId)
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.publishedAt ?? null;
}

/** Whether another run was published since this one was asked for: it would propose people who have a proposal already. */
export const isOvertaken = (
  run: Pick<RunRow, 'publishedAt' | 'requestedAt'>,
  lastPublishedAt: string | null,
): boolean => run.publishedAt === null && lastPublishedAt !== null && lastPublishedAt > run.requestedAt;

/** What a run knew and what the engine answered, as the bytes that were hashed; the snapshot never leaves the server. */
export async function loadTexts(ctx: Ctx, id: string): Promise<{ snapshot: string; result: string | null }> {
  const row = await ctx.db
    .selectFrom('matchRuns')
    .select(['snapshot', 'result'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The engine's verdict of a finished run, or undefined. */
export async function findResult(ctx: Ctx, id: string): Promise<Result | undefined> {
  const row = await ctx.db.selectFrom('matchRuns').select('result').where('id', '=', id).executeTakeFirst();
  return row?.result == null ? undefined : readResult(row.result);
}

/** What was kept of a finished run's answer for its board, without reading the answer itself, or undefined. */
export async function findDigest(ctx: Ctx, id: string): Promise<Digest | undefined> {
  const row = await ctx.db.selectFrom('matchRuns').select('advice').where('id', '=', id).executeTakeFirst();
  return row?.advice == null ? undefined : (row.advice as unknown as Digest);
}

export type ProposalRow = Awaited<ReturnType<typeof proposalRows>>[number];

/** Proposals with the people behind them, as stored, oldest first. */
export async function proposalRows(
  ctx: Ctx,
  filter: { runId?: string; id?: string; ids?: readonly string[]; personId?: string; dueBy?: string },
) {
  let query = ctx.db
    .selectFrom('proposals')
    .innerJoin('enrolments as mentor', 'mentor.id', 'proposals.mentorEnrolmentId')
    .innerJoin('enrolments as mentee', 'mentee.id', 'proposals.menteeEnrolmentId')
    .select(['proposals.id', 'runId', 'proposals.programmeId', 'mentorEnrolmentId', 'menteeEnrolmentId', 'score'])
    .select([
      'contributions',
      'reasons',
      'price',
      'isLocked',
      'isKept',
      'offeredAt',
      'answerBy',
      'closedAt',
      'mentorshipId',
    ])
    .select(['mentor.personId as mentorId', 'mentee.personId as menteeId'])
    .orderBy('proposals.id');
  const { runId, id, ids, personId, dueBy } = filter;
  if (runId) query = query.where('runId', '=', runId);
  if (id) query = query.where('proposals.id', '=', id);
  if (ids) query = query.where('proposals.id', 'in', ids);
  if (personId) {
    query = query
      .where((eb) => eb.or([eb('mentor.personId', '=', personId), eb('mentee.personId', '=', personId)]))
      .where('offeredAt', 'is not', null);
  }
  if (dueBy) query = query.where('closedAt', 'is', null).where('answerBy', '<=', dueBy);
  return (await query.execute()).map((row) => ({
    ...row,
    contributions: row.contributions as unknown as Contribution[],
    reasons: row.reasons as unknown as Reason[],
    price: row.price as unknown as Loss | null,
  }));
}

/** Those of the proposals that both people accepted. For beginning only: an answer is private to who gave it. */
export async function acceptedByBoth(ctx: Ctx, rows: readonly ProposalRow[]): Promise<ProposalRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const answers = await ctx.db
    .selectFrom('proposalAnswers')
    .select(['proposalId', 'personId'])
    .where('proposalId', 'in', ids)
    .where('answer', '=', 'accept')
    .execute();
  const yes = new Set(answers.map((one) => `${one.proposalId} ${one.personId}`));
  return rows.filter((row) => [row.mentorId, row.menteeId].every((personId) => yes.has(`${row.id} ${personId}`)));
}

export const stateOfProposal = (row: Pick<ProposalRow, 'offeredAt' | 'closedAt' | 'mentorshipId'>) => {
  if (row.mentorshipId) return 'begun' as const;
  if (row.closedAt) return 'lapsed' as const;
  return row.offeredAt ? ('offered' as const) : ('draft' as const);
};
