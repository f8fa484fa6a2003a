import { sql } from 'kysely';
import { getPeople } from '#people';
import { type Ctx, notAllowed, notFound, personIdOf } from '#platform';
import type { z } from '#platform/http';
import { getProgramme } from '#programmes';
import { namesOfTopics } from '#topics';
import { can } from '../access.ts';
import { mondayFrom, utcHours } from '../rules/place.ts';
import type { ChosenTopic, EnrolmentView, FreeTime, MatchingInput, ownEnrolment, Side } from '../schema.ts';

export type EnrolmentRow = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (ctx: Ctx, programmeId: string) =>
  ctx.db.selectFrom('enrolments').selectAll().where('programmeId', '=', programmeId).execute();

type Filter = { side?: Side | undefined; isWithdrawnToo?: boolean; limit: number; offset: number };

/** Enrolments of a programme for its coordinator, first come first; without vetoes. */
export async function listEnrolments(ctx: Ctx, programmeId: string, filter: Filter): Promise<EnrolmentView[]> {
  await getProgramme(ctx, programmeId);
  if (!can(ctx.actor, 'list', { programmeId })) throw notAllowed();
  const rows = await ctx.db
    .selectFrom('enrolments')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .$if(filter.side !== undefined, (query) => query.where('side', '=', filter.side as Side))
    .$if(!filter.isWithdrawnToo, (query) => query.where('withdrawnAt', 'is', null))
    .orderBy('enrolledAt')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return views(ctx, rows);
}

/** One enrolment, for its own person or the coordinator; anybody else finds nothing. */
export async function getEnrolment(ctx: Ctx, id: string): Promise<EnrolmentView> {
  const row = await ctx.db.selectFrom('enrolments').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !can(ctx.actor, 'read', row)) throw notFound();
  const [view] = await views(ctx, [row]);
  if (!view) throw notFound();
  return view;
}

export type OwnEnrolment = z.infer<typeof ownEnrolment>;

/** The actor's own place in a programme with their own vetoes, or undefined; withdrawn ones too. */
export async function findOwnEnrolment(ctx: Ctx, programmeId: string): Promise<OwnEnrolment | undefined> {
  const personId = personIdOf(ctx.actor);
  if (!personId || !can(ctx.actor, 'read', { programmeId, personId })) return undefined;
  const row = await ctx.db
    .selectFrom('enrolments')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!row) return undefined;
  const [view] = await views(ctx, [row]);
  if (!view) return undefined;
  const rows = await ctx.db.selectFrom('vetoes').select('personId').where('enrolmentId', '=', row.id).execute();
  const people = await getPeople(
    ctx,
    rows.map((veto) => veto.personId),
  );
  const vetoes = [...people.values()].map((person) => ({ personId: person.id, name: person.email ?? person.name }));
  return { ...view, workingStyle: row.workingStyle as Record<string, number>, vetoes };
}

/** The active enrolments as the match snapshot needs them, vetoes included; for matching only, never for a page. */
export async function matchingInputs(ctx: Ctx, programmeId: string): Promise<MatchingInput[]> {
  const programme = await getProgramme(ctx, programmeId);
  if (!can(ctx.actor, 'match', { programmeId })) throw notAllowed();
  const rows = await ctx.db
    .selectFrom('enrolments')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .where('withdrawnAt', 'is', null)
    .orderBy('personId')
    .execute();
  const ids = rows.map((row) => row.id);
  const people = await getPeople(
    ctx,
    rows.map((row) => row.personId),
  );
  const topics = await topicsOf(ctx, ids);
  const vetoes = await vetoesOf(ctx, ids);
  const monday = mondayFrom(programme.startsOn);
  return rows.flatMap((row) => {
    const person = people.get(row.personId);
    if (person?.state !== 'active') return [];
    return {
      enrolmentId: row.id,
      personId: row.personId,
      side: row.side as Side,
      priority: row.priority as MatchingInput['priority'],
      capacity: row.capacity,
      meetingMode: row.meetingMode as MatchingInput['meetingMode'],
      languages: person.languages,
      availability: row.availability as FreeTime[],
      timeZone: row.timeZone,
      hours: utcHours(row.availability as FreeTime[], row.timeZone, monday),
      workingStyle: row.workingStyle as Record<string, number>,
      topics: (topics.get(row.id) ?? []).map(({ name: _, ...topic }) => topic),
      vetoes: vetoes.get(row.id) ?? [],
    };
  });
}

/** Active places of these people in one programme, in one query; for the rooms that pair them. */
export async function findPlaces(
  ctx: Ctx,
  programmeId: string,
  personIds: readonly string[],
  options: { isWithdrawnToo?: boolean } = {},
): Promise<{ id: string; personId: string; side: Side; capacity: number; isWithdrawn: boolean }[]> {
  if (!can(ctx.actor, 'match', { programmeId })) throw notAllowed();
  if (personIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('enrolments')
    .select(['id', 'personId', 'side', 'capacity', 'withdrawnAt'])
    .where('programmeId', '=', programmeId)
    .where(sql<boolean>`person_id = any(${[...new Set(personIds)]}::uuid[])`)
    .$if(options.isWithdrawnToo !== true, (qb) => qb.where('withdrawnAt', 'is', null))
    .execute();
  return rows.map(({ withdrawnAt, ...row }) => ({ ...row, side: row.side as Side, isWithdrawn: withdrawnAt !== null }));
}

type NamedTopic = ChosenTopic & { name: string; isIdentity: boolean };

async function topicsOf(ctx: Ctx, enrolmentIds: string[]): Promise<Map<string, NamedTopic[]>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('enrolmentTopics')
    .select(['enrolmentId', 'topicId', 'direction', 'level', 'targetLevel', 'priority'])
    .where(sql<boolean>`enrolment_id = any(${enrolmentIds}::uuid[])`)
    .orderBy('priority', 'desc')
    .orderBy('topicId')
    .execute();
  const names = await namesOfTopics(ctx, [...new Set(rows.map((row) => row.topicId))]);
  return grouped(rows, ({ enrolmentId, topicId, direction, level, targetLevel, priority }) => {
    const topic = names.get(topicId);
    const known = { name: topic?.name ?? '', isIdentity: topic?.isIdentity ?? false };
    const chosen = { topicId, direction: direction as ChosenTopic['direction'], level, targetLevel, priority };
    return [enrolmentId, { ...chosen, ...known }];
  });
}

async function vetoesOf(ctx: Ctx, enrolmentIds: string[]): Promise<Map<string, string[]>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('vetoes')
    .select(['enrolmentId', 'personId'])
    .where(sql<boolean>`enrolment_id = any(${enrolmentIds}::uuid[])`)
    .orderBy('personId')
    .execute();
  return grouped(rows, (row) => [row.enrolmentId, row.personId]);
}

function grouped<Row, Value>(rows: Row[], pairOf: (row: Row) => [string, Value]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const [key, value] = pairOf(row);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

async function views(ctx: Ctx, rows: EnrolmentRow[]): Promise<EnrolmentView[]> {
  const people = await getPeople(
    ctx,
    rows.map((row) => row.personId),
  );
  const topics = await topicsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const person = people.get(row.personId);
    return {
      id: row.id,
      programmeId: row.programmeId,
      personId: row.personId,
      personName: person?.name ?? '',
      gradeName: person?.gradeName ?? null,
      gradeRank: person?.gradeRank ?? null,
      unitName: person?.unitName ?? null,
      side: row.side as Side,
      priority: row.priority as EnrolmentView['priority'],
      capacity: row.capacity,
      meetingMode: row.meetingMode as EnrolmentView['meetingMode'],
      statement: row.statement,
      wantBack: row.wantBack,
      availability: row.availability as FreeTime[],
      timeZone: row.timeZone,
      topics: topics.get(row.id) ?? [],
      source: row.source,
      noticeVersion: row.noticeVersion,
      hoursPledged: row.hoursPledged,
      enrolledAt: row.enrolledAt,
      withdrawnAt: row.withdrawnAt,
    };
  });
}
