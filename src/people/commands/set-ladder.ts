import { sql } from 'kysely';
import { type Ctx, defineProblem, invalidInput, notAllowed, readInput, record, transaction } from '#platform';
import { can } from '../access.ts';
import { listGrades } from '../queries/grades.ts';
import { labelTwice } from '../rules/ladder.ts';
import { type GradeView, type LadderStep, newLadder } from '../schema.ts';
import { writeLadder } from './import/apply.ts';

export const ladderStepInUse = defineProblem(
  'ladder-step-in-use',
  409,
  /*i18n*/ 'People stand on this step',
  /*i18n*/ 'The step "{name}" has {count} people. Give them another grade first (by an import), then remove it.',
);

/**
 * Sets the whole ladder, most junior first: known ids are kept and may be renamed, new steps go in, absent ones go.
 * Refuses to remove a step people stand on, and a label that means two steps. Laws 1 and 2 are re-checked afterwards.
 */
export async function setLadder(ctx: Ctx, given: readonly LadderStep[]): Promise<GradeView[]> {
  if (!can(ctx.actor, 'set-ladder')) throw notAllowed();
  const { steps } = readInput(newLadder, { steps: given });
  const twice = labelTwice(steps);
  if (twice !== null)
    throw invalidInput({
      errors: { steps: /*i18n*/ 'A name or label stands at two steps. Keep it at one of them.' },
      values: { label: twice },
    });
  return transaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext('people-import'))`.execute(ctx.db);
    const before = await ctx.db
      .selectFrom('grades')
      .select(['id', 'name'])
      .select((eb) =>
        eb
          .selectFrom('people')
          .whereRef('people.gradeId', '=', 'grades.id')
          .select((count) => count.fn.countAll<number>().as('people'))
          .as('people'),
      )
      .execute();
    const known = new Set(before.map((grade) => grade.id));
    const kept = new Set(steps.map((step) => step.id));
    const removed = before.filter((grade) => !kept.has(grade.id));
    const inUse = removed.find((grade) => (grade.people ?? 0) > 0);
    if (inUse) throw ladderStepInUse({ values: { name: inUse.name, count: inUse.people ?? 0 } });
    for (const grade of removed) await ctx.db.deleteFrom('grades').where('id', '=', grade.id).execute();
    const ladder = steps.map((step) => ({
      id: step.id && known.has(step.id) ? step.id : ctx.ids.next(),
      name: step.name,
      labels: step.labels,
      isNew: !(step.id && known.has(step.id)),
    }));
    await writeLadder(ctx, ladder);
    const subject = { kind: 'ladder', id: ladder[0]?.id ?? '' };
    await record(ctx, { type: 'ladder-set', subject, data: { steps: ladder.length, removed: removed.length } });
    return listGrades(ctx);
  });
}
