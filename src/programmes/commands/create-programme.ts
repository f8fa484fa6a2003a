import {
  type Ctx,
  defineProblem,
  invalidInput,
  json,
  notAllowed,
  nowIso,
  personIdOf,
  pgFault,
  readInput,
  record,
  todayIn,
  transaction,
} from '#platform';
import { can } from '../access.ts';
import { dateBreaches } from '../rules.ts';
import { type NewProgramme, newProgramme } from '../schema.ts';

export const programmeExists = defineProblem(
  'programme-exists',
  409,
  /*i18n*/ 'A programme has this name',
  /*i18n*/ 'There is a programme named "{name}". Choose another name, for example with the year.',
);

/** Sets up a programme in draft with the defaults of practice; refuses dates that do not fit and a taken name. */
export async function createProgramme(ctx: Ctx, input: NewProgramme): Promise<{ id: string }> {
  if (!can(ctx.actor, 'create')) throw notAllowed();
  const { policy, ...fields } = readInput(newProgramme, input);
  return transaction(ctx, async (ctx) => {
    const errors = dateBreaches(fields, todayIn(ctx, fields.timeZone));
    if (Object.keys(errors).length > 0) throw invalidInput({ errors });
    const [id, now, by] = [ctx.ids.next(), nowIso(ctx), personIdOf(ctx.actor)];
    await ctx.db
      .insertInto('programmes')
      .values({ id, ...fields, policy: json(policy), createdBy: by, createdAt: now, updatedAt: now })
      .execute()
      .catch((error: unknown) => {
        throw nameTaken(error, fields.name);
      });
    await ctx.db
      .insertInto('programmeStates')
      .values({ id: ctx.ids.next(), programmeId: id, step: 1, state: 'draft', enteredAt: now, enteredBy: by })
      .execute();
    await record(ctx, { type: 'programme-created', subject: { kind: 'programme', id }, programmeId: id });
    return { id };
  });
}

/** `programme-exists` when the database refused a name twice, else the error itself. */
export const nameTaken = (error: unknown, name: string): unknown =>
  pgFault(error)?.code === '23505' ? programmeExists({ values: { name } }) : error;
