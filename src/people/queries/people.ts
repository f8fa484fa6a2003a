import { sql } from 'kysely';
import { type Ctx, notAllowed, notFound } from '#platform';
import { can } from '../access.ts';
import type { PersonCard, PersonState } from '../schema.ts';

const nameOf = (given: string, family: string): string => `${given} ${family}`.trim();

const cards = (ctx: Ctx) =>
  ctx.db
    .selectFrom('people')
    .leftJoin('grades', 'grades.id', 'people.gradeId')
    .leftJoin('units', 'units.id', 'people.unitId')
    .leftJoin('sites', 'sites.id', 'people.siteId')
    .select([
      'people.id',
      'people.externalId',
      'people.givenName',
      'people.familyName',
      'people.email',
      'people.jobTitle',
      'people.gradeId',
      'grades.rank as gradeRank',
      'grades.name as gradeName',
      'people.unitId',
      'units.name as unitName',
      'people.siteId',
      'sites.name as siteName',
      'people.team',
      'people.managerId',
      'people.languages',
      'people.locale',
      'people.timeZone',
      'people.workMode',
      'people.headcount',
      'people.state',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number];

const toCard = (row: Row): PersonCard => ({
  ...row,
  name: nameOf(row.givenName, row.familyName),
  workMode: row.workMode as PersonCard['workMode'],
  state: row.state as PersonState,
});

/** The person's card, or undefined. */
export async function findPerson(ctx: Ctx, id: string): Promise<PersonCard | undefined> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  const row = await cards(ctx).where('people.id', '=', id).executeTakeFirst();
  return row && toCard(row);
}

/** The person's card; throws `not-found`. */
export async function getPerson(ctx: Ctx, id: string): Promise<PersonCard> {
  const card = await findPerson(ctx, id);
  if (!card) throw notFound();
  return card;
}

/** Cards by id, in one query; ids nobody has are left out. */
export async function getPeople(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  if (ids.length === 0) return new Map();
  const rows = await cards(ctx)
    .where(sql<boolean>`people.id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, toCard(row)]));
}

export type PeopleFilter = {
  search?: string | undefined;
  gradeId?: string | undefined;
  unitId?: string | undefined;
  managerId?: string | undefined;
  /** `active` when absent; `any` for everybody and every post. */
  state?: PersonState | 'any' | undefined;
  limit: number;
  offset: number;
};

const escaped = (search: string): string =>
  search
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** People by family name; every word of the search must be in name, job title, unit or team (or be the e-mail or id). */
export async function listPeople(ctx: Ctx, filter: PeopleFilter): Promise<{ people: PersonCard[]; total: number }> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  const words = escaped(filter.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8);
  let query = cards(ctx);
  for (const word of words) {
    query = query.where(
      sql<boolean>`(lower(people.given_name || ' ' || people.family_name || ' ' || people.job_title || ' ' || people.team
        || ' ' || coalesce(units.name, '')) like ${`%${word}%`} or people.email = ${word} or lower(people.external_id) = ${word})`,
    );
  }
  if (filter.gradeId) query = query.where('people.gradeId', '=', filter.gradeId);
  if (filter.unitId) query = query.where('people.unitId', '=', filter.unitId);
  if (filter.managerId) query = query.where('people.managerId', '=', filter.managerId);
  const state = filter.state ?? 'active';
  if (state !== 'any') query = query.where('people.state', '=', state);
  const rows = await query
    .orderBy(sql`lower(people.family_name)`)
    .orderBy(sql`lower(people.given_name)`)
    .orderBy('people.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const count = await query.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  return { people: rows.map(toCard), total: count.total };
}
