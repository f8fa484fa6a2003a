import type { Ctx } from '#platform';
import { labelKey, type Step } from '../../rules/ladder.ts';

/** The directory as it is, for one import to compare with. */
export async function knownDirectory(ctx: Ctx) {
  const people = await ctx.db
    .selectFrom('people')
    .select([
      'id',
      'externalId',
      'email',
      'givenName',
      'familyName',
      'jobTitle',
      'gradeId',
      'unitId',
      'siteId',
      'team',
      'managerId',
      'languages',
      'locale',
      'timeZone',
      'workMode',
      'state',
      'joinedOn',
      'headcount',
      'source',
    ])
    .execute();
  const grades = await ctx.db.selectFrom('grades').select(['id', 'name', 'code', 'aliases']).orderBy('rank').execute();
  const units = await ctx.db.selectFrom('units').select(['id', 'name', 'parentId']).execute();
  const sites = await ctx.db.selectFrom('sites').select(['id', 'name']).execute();
  const ladder: Step[] = grades.map((grade) => ({
    id: grade.id,
    name: grade.name,
    labels: [...new Set([...grade.aliases, ...(grade.code === grade.id ? [] : [grade.code])].map(labelKey))],
  }));
  return { people, ladder, units, sites };
}
export type Known = Awaited<ReturnType<typeof knownDirectory>>;
export type KnownPerson = Known['people'][number];
