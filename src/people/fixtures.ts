import { type Ctx, nowIso } from '#platform';
import type { PersonState } from './schema.ts';

export type PersonGiven = {
  name?: string;
  /** Rank on the ladder; the step is made when it is missing. Null for nobody's grade. */
  grade?: number | null;
  unit?: string;
  site?: string;
  team?: string;
  manager?: string | { id: string } | null;
  email?: string | null;
  externalId?: string;
  jobTitle?: string;
  languages?: string[];
  locale?: string;
  timeZone?: string;
  workMode?: 'on_site' | 'remote' | 'hybrid';
  state?: PersonState;
};
export type FixturePerson = {
  id: string;
  name: string;
  email: string | null;
  externalId: string;
  grade: number | null;
};

let count = 0;

async function gradeAt(ctx: Ctx, rank: number): Promise<string> {
  const found = await ctx.db.selectFrom('grades').select('id').where('rank', '=', rank).executeTakeFirst();
  if (found) return found.id;
  const id = ctx.ids.next();
  await ctx.db
    .insertInto('grades')
    .values({ id, rank, code: `G${rank}`, name: `Grade ${rank}` })
    .execute();
  return id;
}

async function unitNamed(ctx: Ctx, name: string): Promise<string> {
  const found = await ctx.db.selectFrom('units').select('id').where('name', '=', name).executeTakeFirst();
  if (found) return found.id;
  const id = ctx.ids.next();
  await ctx.db.insertInto('units').values({ id, name }).execute();
  return id;
}

async function siteNamed(ctx: Ctx, name: string, timeZone: string): Promise<string> {
  const found = await ctx.db.selectFrom('sites').select('id').where('name', '=', name).executeTakeFirst();
  if (found) return found.id;
  const id = ctx.ids.next();
  await ctx.db.insertInto('sites').values({ id, name, timeZone }).execute();
  return id;
}

/** Puts steps on the ladder, most junior first; ranks 1 to 8 when none are given. */
export async function aLadder(
  ctx: Ctx,
  ranks: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8],
): Promise<{ id: string; rank: number }[]> {
  const ladder: { id: string; rank: number }[] = [];
  for (const rank of ranks) ladder.push({ id: await gradeAt(ctx, rank), rank });
  return ladder;
}

/** Adds a person: active, grade 3, speaks English, with an address at example.org, unless told otherwise. */
export async function aPerson(ctx: Ctx, given: PersonGiven = {}): Promise<FixturePerson> {
  count += 1;
  const id = ctx.ids.next();
  const name = given.name ?? `Person ${count}`;
  const [givenName = name, ...rest] = name.split(' ');
  const externalId = given.externalId ?? `E${count}-${id.slice(-6)}`;
  const email = given.email === undefined ? `${externalId.toLowerCase()}@example.org` : given.email;
  const grade = given.grade === undefined ? 3 : given.grade;
  const timeZone = given.timeZone ?? 'UTC';
  const now = nowIso(ctx);
  await ctx.db
    .insertInto('people')
    .values({
      id,
      externalId,
      email: email?.toLowerCase() ?? null,
      givenName,
      familyName: rest.join(' '),
      jobTitle: given.jobTitle ?? '',
      gradeId: grade === null ? null : await gradeAt(ctx, grade),
      unitId: given.unit ? await unitNamed(ctx, given.unit) : null,
      siteId: given.site ? await siteNamed(ctx, given.site, timeZone) : null,
      team: given.team ?? '',
      managerId: typeof given.manager === 'string' ? given.manager : (given.manager?.id ?? null),
      languages: given.languages ?? ['en'],
      locale: given.locale ?? 'en',
      timeZone,
      workMode: given.workMode ?? 'hybrid',
      state: given.state ?? 'active',
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return { id, name, email, externalId, grade };
}
