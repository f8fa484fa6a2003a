import { getPeople, reportingChains } from '#people';
import { type Ctx, notAllowed, personIdOf } from '#platform';
import { canHandle } from '../access.ts';
import { unseal } from '../commands/seal.ts';
import { conflictOf, dueAt, type Severity } from '../rules.ts';
import type { ConcernView } from '../schema.ts';

type Involved = { reporterId: string | null; mentorshipId: string | null };

const asSystem = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', job: 'safeguarding' } });

/** Everybody a concern is about or from. */
async function involvedIn(ctx: Ctx, concern: Involved): Promise<string[]> {
  const members = concern.mentorshipId
    ? await ctx.db
        .selectFrom('mentorshipMembers')
        .select('personId')
        .where('mentorshipId', '=', concern.mentorshipId)
        .execute()
    : [];
  return [
    ...new Set([...members.map((member) => member.personId), ...(concern.reporterId ? [concern.reporterId] : [])]),
  ];
}

/** Why this handler may not see this concern, or null. */
export async function conflictFor(ctx: Ctx, handlerId: string, concern: Involved) {
  const involved = await involvedIn(ctx, concern);
  const chains = await reportingChains(asSystem(ctx), [handlerId, ...involved], null);
  return conflictOf(handlerId, involved, chains);
}

/** The concerns this case handler may see, oldest due first; the text is opened only for the handler who took the case. */
export async function listConcerns(ctx: Ctx): Promise<ConcernView[]> {
  if (!canHandle(ctx.actor)) throw notAllowed();
  const handlerId = personIdOf(ctx.actor) ?? '';
  const rows = await ctx.db
    .selectFrom('safeguarding.concerns as concerns')
    .leftJoin('safeguarding.cases as cases', 'cases.concernId', 'concerns.id')
    .leftJoin('programmes', 'programmes.id', 'concerns.programmeId')
    .select(['concerns.id', 'concerns.severity', 'concerns.raisedAt', 'concerns.mayContact', 'concerns.sealedText'])
    .select(['concerns.reporterId', 'concerns.mentorshipId', 'programmes.name as programmeName'])
    .select(['cases.handlerId', 'cases.closedAt', 'cases.outcome'])
    .orderBy('concerns.raisedAt', 'desc')
    .limit(500)
    .execute();
  const free = [];
  for (const row of rows) if (!(await conflictFor(ctx, handlerId, row))) free.push(row);
  const names = await getPeople(
    asSystem(ctx),
    free.flatMap((row) => (row.reporterId ? [row.reporterId] : [])),
  );
  return free
    .map((row): ConcernView => {
      const isMine = row.handlerId === handlerId;
      const severity = row.severity as Severity;
      return {
        id: row.id,
        severity,
        programmeName: row.programmeName,
        raisedAt: row.raisedAt,
        dueAt: dueAt(row.raisedAt, severity),
        state: row.closedAt ? 'closed' : row.handlerId ? 'taken' : 'waiting',
        isMine,
        reporterName: isMine && row.reporterId ? (names.get(row.reporterId)?.name ?? null) : null,
        mayContact: row.mayContact,
        text: isMine ? unseal(ctx.config, row.id, row.sealedText) : null,
        outcome: isMine ? row.outcome : null,
      };
    })
    .sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || (a.dueAt < b.dueAt ? -1 : 1));
}
