import {
  type Ctx,
  defineProblem,
  notFound,
  nowIso,
  personIdOf,
  pgFault,
  readInput,
  record,
  transaction,
} from '#platform';
import { GOALS_EACH } from '../rules.ts';
import { type NewGoal, newGoal } from '../schema.ts';
import { requireLive } from './require-live.ts';

export const enoughGoals = defineProblem(
  'enough-goals',
  409,
  /*i18n*/ 'That would be too many goals',
  /*i18n*/ 'Each of you works on at most {most} goals. Retire one first.',
);
export const topicUnknown = defineProblem(
  'topic-unknown',
  422,
  /*i18n*/ 'This topic does not exist',
  /*i18n*/ 'Choose a topic from the list, or leave the topic empty.',
);

/** Sets a goal of one's own; at most three live goals a person. */
export async function setGoal(ctx: Ctx, mentorshipId: string, input: NewGoal): Promise<{ id: string }> {
  const goal = readInput(newGoal, input);
  return transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, mentorshipId);
    const personId = personIdOf(ctx.actor) ?? '';
    const live = await ctx.db
      .selectFrom('goals')
      .select('id')
      .where('mentorshipId', '=', mentorshipId)
      .where('personId', '=', personId)
      .where('retiredAt', 'is', null)
      .execute();
    if (live.length >= GOALS_EACH) throw enoughGoals({ values: { most: GOALS_EACH } });
    const id = ctx.ids.next();
    const now = nowIso(ctx);
    try {
      await ctx.db
        .insertInto('goals')
        .values({ id, mentorshipId, personId, ...goal, createdAt: now, updatedAt: now })
        .execute();
    } catch (error) {
      if (pgFault(error)?.code === '23503') throw topicUnknown();
      throw error;
    }
    await recordGoal(ctx, 'goal-set', mentorshipId, row.programmeId, id);
    return { id };
  });
}

/** Scores one's own goal on the goal attainment scale, −2 … +2; nobody else reads the score. */
export async function scoreGoal(ctx: Ctx, goalId: string, attainment: number): Promise<void> {
  await changeGoal(ctx, goalId, 'goal-scored', { attainment });
}

/** Takes one's own goal off the page; what was learnt on the way stays. */
export async function retireGoal(ctx: Ctx, goalId: string): Promise<void> {
  await changeGoal(ctx, goalId, 'goal-retired', { retiredAt: nowIso(ctx) });
}

async function changeGoal(
  ctx: Ctx,
  goalId: string,
  type: 'goal-scored' | 'goal-retired',
  change: { attainment?: number; retiredAt?: string },
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const goal = await ctx.db
      .selectFrom('goals')
      .select(['mentorshipId', 'personId'])
      .where('id', '=', goalId)
      .where('retiredAt', 'is', null)
      .executeTakeFirst();
    if (!goal || goal.personId !== personIdOf(ctx.actor)) throw notFound();
    const row = await requireLive(ctx, goal.mentorshipId);
    await ctx.db
      .updateTable('goals')
      .set({ ...change, updatedAt: nowIso(ctx) })
      .where('id', '=', goalId)
      .execute();
    await recordGoal(ctx, type, goal.mentorshipId, row.programmeId, goalId);
  });
}

const recordGoal = (ctx: Ctx, type: string, mentorshipId: string, programmeId: string, goalId: string) =>
  record(ctx, { type, subject: { kind: 'goal', id: goalId }, programmeId, data: { mentorshipId } });
