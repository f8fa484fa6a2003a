import { sql } from 'kysely';
import { type Begun, beginMentorships } from '#mentorships';
import { type Ctx, nowIso, recordAll } from '#platform';
import type { ProposalRow } from '../queries/stored.ts';
import { beginningOf } from '../rules/together.ts';
import { withoutActor } from './without-actor.ts';

/**
 * Begins a mentorship for each group of proposals and closes them with it; what a rule refuses comes back with its reason
 * and stays as it is. Nothing stored tells whose answer came last.
 */
export async function beginTogether(
  given: Ctx,
  programmeId: string,
  groups: readonly (readonly ProposalRow[])[],
): Promise<Begun[]> {
  const ctx = withoutActor(given);
  const done = await beginMentorships(ctx, programmeId, groups.map(beginningOf));
  const begun = done.flatMap(({ id }, at) =>
    id ? (groups[at] ?? []).map((row) => ({ proposalId: row.id, mentorshipId: id })) : [],
  );
  const proposalIds = begun.map((one) => one.proposalId);
  const mentorshipIds = begun.map((one) => one.mentorshipId);
  const now = nowIso(ctx);
  await sql`
    update proposals set offered_at = coalesce(offered_at, ${now}), closed_at = ${now}, mentorship_id = begun.mentorship_id
      from unnest(${proposalIds}::uuid[], ${mentorshipIds}::uuid[]) as begun (proposal_id, mentorship_id)
     where proposals.id = begun.proposal_id`.execute(ctx.db);
  await recordAll(
    ctx,
    begun.map(({ proposalId, mentorshipId }) => ({
      type: 'proposal-closed',
      subject: { kind: 'proposal', id: proposalId },
      programmeId,
      data: { outcome: 'begun', mentorshipId },
    })),
  );
  return done;
}
