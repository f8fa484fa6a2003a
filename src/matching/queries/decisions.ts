import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { DecisionView } from '../schema.ts';
import { briefsOf } from './briefs.ts';

const MOST = 500;

/** Live locks and forbids of a programme, newest first. For its coordinator. */
export async function listDecisions(ctx: Ctx, programmeId: string): Promise<DecisionView[]> {
  if (!can(ctx.actor, 'match', { programmeId })) throw notAllowed();
  const rows = await ctx.db
    .selectFrom('matchDecisions')
    .innerJoin('enrolments as mentor', 'mentor.id', 'mentorEnrolmentId')
    .innerJoin('enrolments as mentee', 'mentee.id', 'menteeEnrolmentId')
    .select(['matchDecisions.id', 'kind', 'reason', 'decidedAt', 'mentorEnrolmentId', 'menteeEnrolmentId'])
    .select(['mentor.personId as mentorId', 'mentee.personId as menteeId'])
    .where('matchDecisions.programmeId', '=', programmeId)
    .where('liftedAt', 'is', null)
    .orderBy('decidedAt', 'desc')
    .orderBy('matchDecisions.id')
    .limit(MOST)
    .execute();
  const people = rows.flatMap((row) => [row.mentorId, row.menteeId]);
  const briefs = await briefsOf(ctx, programmeId, people, []);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as DecisionView['kind'],
    mentor: { ...briefs.of(row.mentorId), enrolmentId: row.mentorEnrolmentId },
    mentee: { ...briefs.of(row.menteeId), enrolmentId: row.menteeEnrolmentId },
    reason: row.reason,
    decidedAt: row.decidedAt,
  }));
}
