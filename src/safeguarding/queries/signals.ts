import { getPeople } from '#people';
import { type Ctx, notFound } from '#platform';
import { canWatch } from '../access.ts';
import type { Severity } from '../rules.ts';
import type { SignalView } from '../schema.ts';

/** Open signals of a programme, the gravest and oldest first, with their inputs. */
export async function listOpenSignals(ctx: Ctx, programmeId: string): Promise<SignalView[]> {
  if (!canWatch(ctx.actor, programmeId)) throw notFound();
  const rows = await ctx.db
    .selectFrom('safeguarding.signals')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .where('resolvedAt', 'is', null)
    .orderBy('severity', 'desc')
    .orderBy('code')
    .orderBy('raisedAt')
    .limit(500)
    .execute();
  const ids = rows.flatMap((row) => (row.mentorshipId ? [row.mentorshipId] : []));
  const members =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('mentorshipMembers')
          .selectAll()
          .where('mentorshipId', 'in', ids)
          .orderBy('side')
          .execute();
  const people = await getPeople(
    { ...ctx, actor: { kind: 'system', job: 'safeguarding' } },
    members.map((member) => member.personId),
  );
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    severity: row.severity as Severity,
    programmeId: row.programmeId,
    mentorshipId: row.mentorshipId,
    members: members
      .filter((member) => member.mentorshipId === row.mentorshipId)
      .map((member) => ({
        personId: member.personId,
        name: people.get(member.personId)?.name ?? '',
        side: member.side,
      })),
    inputs: row.inputs as Record<string, string | number>,
    raisedAt: row.raisedAt,
    triagedAt: row.triagedAt,
    note: row.note,
  }));
}
