import { getPeople, type PersonCard } from '#people';
import { type Ctx, notAllowed, notFound, personIdOf } from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import type { GoalView, MemberView, MentorshipSummary, MentorshipView, Side } from '../schema.ts';
import { loadFor, type MentorshipRow, mentorshipRows, thingOf } from './stored.ts';

const SYSTEM = { kind: 'system', job: 'mentorships' } as const;

/** A page of a programme's mentorships (coordinator) or of one's own, newest first. */
export async function listMentorships(
  ctx: Ctx,
  options: { programmeId?: string; personId?: string; limit?: number; offset?: number },
): Promise<MentorshipSummary[]> {
  const own = options.personId ?? (options.programmeId ? undefined : (personIdOf(ctx.actor) ?? undefined));
  if (!own && !options.programmeId) return [];
  const isOwn = own !== undefined && own === personIdOf(ctx.actor);
  const mayList = isOwn || can(ctx.actor, 'see', { programmeId: options.programmeId ?? '', memberIds: [] });
  if (!mayList) throw notAllowed();
  const filter = {
    ...(own ? { personId: own } : {}),
    ...(options.programmeId ? { programmeId: options.programmeId } : {}),
  };
  const rows = await mentorshipRows(ctx, filter, { limit: options.limit ?? 200, offset: options.offset ?? 0 });
  return summaries(ctx, rows);
}

async function summaries(ctx: Ctx, rows: readonly MentorshipRow[]): Promise<MentorshipSummary[]> {
  const system = { ...ctx, actor: SYSTEM };
  const people = await getPeople(system, [...new Set(rows.flatMap((row) => row.members.map((m) => m.personId)))]);
  const programmes = new Map<string, { name: string; timeZone: string }>();
  for (const id of new Set(rows.map((row) => row.programmeId))) programmes.set(id, await getProgramme(system, id));
  const signed = await signatureCounts(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const programme = programmes.get(row.programmeId);
    return {
      id: row.id,
      programmeId: row.programmeId,
      programmeName: programme?.name ?? '',
      state: row.state,
      begunAt: row.begunAt,
      endedOn: row.endedAt && dayOf(row.endedAt, programme?.timeZone ?? 'UTC'),
      resumesOn: row.state === 'paused' ? row.resumesOn : null,
      members: row.members.map((member) => memberView(member, people)),
      agreementVersion: signed.get(row.id)?.version ?? 1,
      signaturesDone: signed.get(row.id)?.done ?? 0,
    };
  });
}

const dayOf = (at: string, zone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

function memberView(member: { personId: string; side: Side }, people: ReadonlyMap<string, PersonCard>): MemberView {
  const card = people.get(member.personId);
  return {
    ...member,
    givenName: card?.givenName ?? '',
    name: card?.name ?? '',
    jobTitle: card?.jobTitle ?? '',
    unitName: card?.unitName ?? null,
    siteName: card?.siteName ?? null,
    timeZone: card?.timeZone ?? 'UTC',
  };
}

async function signatureCounts(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { version: number; done: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('agreements')
    .leftJoin('agreementSignatures', (join) =>
      join
        .onRef('agreementSignatures.mentorshipId', '=', 'agreements.mentorshipId')
        .onRef('agreementSignatures.version', '=', 'agreements.version'),
    )
    .select(['agreements.mentorshipId', 'agreements.version'])
    .select((eb) => eb.fn.count<number>('personId').as('done'))
    .where('agreements.mentorshipId', 'in', ids)
    .groupBy(['agreements.mentorshipId', 'agreements.version'])
    .orderBy('agreements.version')
    .execute();
  return new Map(rows.map((row) => [row.mentorshipId, { version: row.version, done: Number(row.done) }]));
}

/** One mentorship; goals, learnings and promises only for its members; `not-found` for anybody who may not see it. */
export async function getMentorship(ctx: Ctx, id: string): Promise<MentorshipView> {
  const row = await loadFor(ctx, id, 'see');
  const [summary] = await summaries(ctx, [row]);
  if (!summary) throw notFound();
  const agreement = await newestAgreement(ctx, id);
  const shared = can(ctx.actor, 'see-shared', thingOf(row)) ? await sharedOf(ctx, id) : null;
  return { ...summary, agreement, shared };
}

async function newestAgreement(ctx: Ctx, mentorshipId: string): Promise<MentorshipView['agreement']> {
  const { version, text } = await ctx.db
    .selectFrom('agreements')
    .select(['version', 'text'])
    .where('mentorshipId', '=', mentorshipId)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  const signatures = await ctx.db
    .selectFrom('agreementSignatures')
    .select(['personId', 'signedAt'])
    .where('mentorshipId', '=', mentorshipId)
    .where('version', '=', version)
    .orderBy('signedAt')
    .execute();
  return { version, text, signatures };
}

async function sharedOf(ctx: Ctx, mentorshipId: string): Promise<NonNullable<MentorshipView['shared']>> {
  const reader = personIdOf(ctx.actor);
  const goals = await ctx.db
    .selectFrom('goals')
    .leftJoin('topics', 'topics.id', 'goals.topicId')
    .select(['goals.id', 'personId', 'topicId', 'topics.name as topicName', 'statement', 'workUse', 'weight'])
    .select(['attainment', 'goals.createdAt'])
    .where('mentorshipId', '=', mentorshipId)
    .where('retiredAt', 'is', null)
    .orderBy('goals.createdAt')
    .orderBy('goals.id')
    .execute();
  const learnings = await ctx.db
    .selectFrom('learnings')
    .select(['id', 'personId', 'kind', 'text', 'recordedAt'])
    .where('mentorshipId', '=', mentorshipId)
    .orderBy('recordedAt', 'desc')
    .limit(200)
    .execute();
  const promises = await ctx.db
    .selectFrom('promises')
    .select(['id', 'personId', 'text', 'dueOn', 'madeAt', 'keptAt'])
    .where('mentorshipId', '=', mentorshipId)
    .orderBy('madeAt', 'desc')
    .limit(200)
    .execute();
  return {
    goals: goals.map((goal): GoalView => ({ ...goal, attainment: goal.personId === reader ? goal.attainment : null })),
    learnings: learnings.map((row) => ({ ...row, kind: row.kind as 'insight' })),
    promises,
  };
}
