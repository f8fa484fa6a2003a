import {
  type Ctx,
  defineProblem,
  invalidInput,
  notFound,
  nowIso,
  personIdOf,
  readInput,
  record,
  todayIn,
  transaction,
} from '#platform';
import { type NewLearning, type NewPromise, newLearning, newPromise } from '../schema.ts';
import { requireLive } from './require-live.ts';

const MOST_ENTRIES = 200;

export const ledgerFull = defineProblem(
  'ledger-full',
  409,
  /*i18n*/ 'The page is full',
  /*i18n*/ 'A mentorship keeps at most {most} entries of this kind.',
);

/** Writes down something one learnt; both sides read it. */
export async function recordLearning(ctx: Ctx, mentorshipId: string, input: NewLearning): Promise<{ id: string }> {
  const learning = readInput(newLearning, input);
  return transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, mentorshipId);
    await refuseWhenFull(ctx, 'learnings', mentorshipId);
    const id = ctx.ids.next();
    const personId = personIdOf(ctx.actor) ?? '';
    await ctx.db
      .insertInto('learnings')
      .values({ id, mentorshipId, personId, ...learning, recordedAt: nowIso(ctx) })
      .execute();
    const subject = { kind: 'learning', id };
    await record(ctx, { type: 'learning-recorded', subject, programmeId: row.programmeId, data: { mentorshipId } });
    return { id };
  });
}

/** Promises something to the partner; both sides read it. */
export async function makePromise(ctx: Ctx, mentorshipId: string, input: NewPromise): Promise<{ id: string }> {
  const promise = readInput(newPromise, input);
  return transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, mentorshipId);
    await refuseWhenFull(ctx, 'promises', mentorshipId);
    const id = ctx.ids.next();
    const personId = personIdOf(ctx.actor) ?? '';
    await refusePastDay(ctx, personId, promise.dueOn);
    await ctx.db
      .insertInto('promises')
      .values({ id, mentorshipId, personId, ...promise, madeAt: nowIso(ctx) })
      .execute();
    const subject = { kind: 'promise', id };
    await record(ctx, { type: 'promise-made', subject, programmeId: row.programmeId, data: { mentorshipId } });
    return { id };
  });
}

/** Marks one's own promise kept; doing it twice changes nothing. */
export async function keepPromise(ctx: Ctx, promiseId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const promise = await ctx.db
      .selectFrom('promises')
      .select(['mentorshipId', 'personId', 'keptAt'])
      .where('id', '=', promiseId)
      .executeTakeFirst();
    if (!promise || promise.personId !== personIdOf(ctx.actor)) throw notFound();
    const row = await requireLive(ctx, promise.mentorshipId);
    if (promise.keptAt) return;
    await ctx.db
      .updateTable('promises')
      .set({ keptAt: nowIso(ctx) })
      .where('id', '=', promiseId)
      .execute();
    const subject = { kind: 'promise', id: promiseId };
    await record(ctx, {
      type: 'promise-kept',
      subject,
      programmeId: row.programmeId,
      data: { mentorshipId: promise.mentorshipId },
    });
  });
}

/** By the calendar of whoever promises: while it is still today where they are, it can be done today. */
async function refusePastDay(ctx: Ctx, personId: string, dueOn: string | null): Promise<void> {
  if (dueOn === null) return;
  const { timeZone } = await ctx.db
    .selectFrom('people')
    .select('timeZone')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  if (dueOn >= todayIn(ctx, timeZone)) return;
  throw invalidInput({
    errors: { dueOn: /*i18n*/ 'The day until which you promise it has passed. Choose a later one, or leave it open' },
  });
}

async function refuseWhenFull(ctx: Ctx, table: 'learnings' | 'promises', mentorshipId: string): Promise<void> {
  const { count } = await ctx.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mentorshipId', '=', mentorshipId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_ENTRIES) throw ledgerFull({ values: { most: MOST_ENTRIES } });
}
