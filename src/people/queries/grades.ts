import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { GradeView } from '../schema.ts';

/** The ladder, most junior first, with the number of active people on each step. */
export async function listGrades(ctx: Ctx): Promise<GradeView[]> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  return ctx.db
    .selectFrom('grades')
    .select(['id', 'rank', 'code', 'name', 'aliases'])
    .select((eb) =>
      eb
        .selectFrom('people')
        .whereRef('people.gradeId', '=', 'grades.id')
        .where('people.state', '=', 'active')
        .select((count) => count.fn.countAll<number>().as('people'))
        .as('people'),
    )
    .orderBy('rank')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, people: row.people ?? 0 })));
}

export type UnitView = { id: string; name: string; parentId: string | null };

/** Units by name, at most 2,000. */
export async function listUnits(ctx: Ctx): Promise<UnitView[]> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  return ctx.db
    .selectFrom('units')
    .select(['id', 'name', 'parentId'])
    .orderBy('name')
    .orderBy('id')
    .limit(2000)
    .execute();
}
