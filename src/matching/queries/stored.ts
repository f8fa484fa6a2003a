import {
  type Contribution,
  type Instance,
  type Loss,
  type Progress,
  type Reason,
  type Result,
  readResult,
} from '@viceversa/matching';
import { type Ctx, notFound } from '#platform';
import type { Excluded } from '../rules/instance.ts';

export type RunFacts = { excluded: Excluded[]; mentors: number; mentees: number; latest?: Progress | null };
export type RunRow = {
  id: string;
  programmeId: string;
  snapshot: string;
  factsSha256: string;
  result: string | null;
  resultSha256: string | null;
  finishedAt: string | null;
  cancelledAt: string | null;
  publishedAt: string | null;
  facts: RunFacts;
};

/** A run as stored, or `not-found`; no access check, callers ask `can(actor, 'match', run)`. */
export async function loadRun(ctx: Ctx, id: string): Promise<RunRow> {
  const row = await ctx.db
    .selectFrom('matchRuns')
    .select(['id', 'programmeId', 'snapshot', 'factsSha256', 'result', 'resultSha256', 'finishedAt', 'cancelledAt'])
    .select(['publishedAt', 'progress'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  const { progress, ...rest } = row;
  return { ...rest, facts: progress as RunFacts };
}

export const instanceIn = (run: Pick<RunRow, 'snapshot'>): Instance => JSON.parse(run.snapshot) as Instance;

/** The engine's verdict of a finished run, or undefined. */
export const resultIn = (run: Pick<RunRow, 'result'>): Result | undefined =>
  run.result === null ? undefined : readResult(run.result);

export type ProposalRow = Awaited<ReturnType<typeof proposalRows>>[number];

/** Proposals with the people behind them, as stored, oldest first. */
export async function proposalRows(
  ctx: Ctx,
  filter: { runId?: string; id?: string; personId?: string; dueBy?: string },
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
  const { runId, id, personId, dueBy } = filter;
  if (runId) query = query.where('runId', '=', runId);
  if (id) query = query.where('proposals.id', '=', id);
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

export const stateOfProposal = (row: Pick<ProposalRow, 'offeredAt' | 'closedAt' | 'mentorshipId'>) => {
  if (row.mentorshipId) return 'begun' as const;
  if (row.closedAt) return 'lapsed' as const;
  return row.offeredAt ? ('offered' as const) : ('draft' as const);
};
