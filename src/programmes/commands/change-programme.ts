import {
  type Ctx,
  defineProblem,
  invalidInput,
  notAllowed,
  notFound,
  nowIso,
  readInput,
  record,
  todayIn,
  transaction,
} from '#platform';
import { can } from '../access.ts';
import { loadProgramme } from '../queries.ts';
import { dateBreaches, differences } from '../rules.ts';
import { type Programme, type ProgrammeChange, programmeChange } from '../schema.ts';
import { nameTaken } from './create-programme.ts';

export const programmeClosed = defineProblem(
  'programme-closed',
  409,
  /*i18n*/ 'This programme is closed',
  /*i18n*/ 'A closed programme does not change any more. Export it as a file and start a new one from it.',
);

/** Loads for a command: 404 when the actor may not even see it, 403 when only looking is allowed, 409 when closed. */
export async function requireChangeable(ctx: Ctx, id: string): Promise<Programme> {
  const programme = await loadProgramme(ctx, id);
  if (!programme || !can(ctx.actor, 'read', programme)) throw notFound();
  if (!can(ctx.actor, 'change', programme)) throw notAllowed();
  await ctx.db.selectFrom('programmes').select('id').where('id', '=', id).forUpdate().execute();
  if (programme.state === 'closed') throw programmeClosed();
  return programme;
}

/** Changes fields of the design; absent ones stay. Listeners learn which fields changed, not the words. */
export async function changeProgramme(ctx: Ctx, id: string, input: ProgrammeChange): Promise<void> {
  const change = readInput(programmeChange, input);
  await transaction(ctx, async (ctx) => {
    const programme = await requireChangeable(ctx, id);
    const changedTo = { ...programme, ...withoutAbsent(change) };
    const isNewEnd = changedTo.endsOn !== programme.endsOn;
    const errors = dateBreaches(changedTo, isNewEnd ? todayIn(ctx, changedTo.timeZone) : null);
    if (Object.keys(errors).length > 0) throw invalidInput({ errors });
    const changed = differences(programme, change).map((difference) => difference.field);
    if (changed.length === 0) return;
    await ctx.db
      .updateTable('programmes')
      .set({ ...withoutAbsent(change), updatedAt: nowIso(ctx) })
      .where('id', '=', id)
      .execute()
      .catch((error: unknown) => {
        throw nameTaken(error, change.name ?? programme.name);
      });
    await record(ctx, {
      type: 'programme-changed',
      subject: { kind: 'programme', id },
      programmeId: id,
      data: { fields: changed },
    });
  });
}

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
const withoutAbsent = <Fields extends object>(fields: Fields): Present<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
