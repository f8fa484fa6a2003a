import {
  type Ctx,
  defineProblem,
  notAllowed,
  notFound,
  nowIso,
  personIdOf,
  record,
  todayIn,
  transaction,
} from '#platform';
import { can } from '../access.ts';
import { loadProgramme } from '../queries.ts';
import { moveBreach } from '../rules.ts';
import type { ProgrammeState } from '../schema.ts';

export const programmeMove = defineProblem(
  'programme-move',
  409,
  /*i18n*/ 'The programme cannot take this step now',
  /*i18n*/ 'The steps are: draft, recruiting, matching, running, closed. Take the next one first.',
);

/** Moves the programme to its next state; refuses with the reason and what to do first. */
export async function moveProgramme(ctx: Ctx, id: string, to: ProgrammeState): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await ctx.db.selectFrom('programmes').select('id').where('id', '=', id).forUpdate().execute();
    const programme = await loadProgramme(ctx, id);
    if (!programme || !can(ctx.actor, 'read', programme)) throw notFound();
    if (!can(ctx.actor, 'change', programme)) throw notAllowed();
    const { state: from, purpose, endsOn, timeZone } = programme;
    const breach = moveBreach({ from, to, purpose, endsOn, today: todayIn(ctx, timeZone) });
    if (breach) throw programmeMove({ detail: breach });
    await ctx.db
      .insertInto('programmeStates')
      .values({
        id: ctx.ids.next(),
        programmeId: id,
        step: programme.step + 1,
        state: to,
        enteredAt: nowIso(ctx),
        enteredBy: personIdOf(ctx.actor),
      })
      .execute();
    await record(ctx, {
      type: 'programme-moved',
      subject: { kind: 'programme', id },
      programmeId: id,
      data: { from, to },
    });
  });
}
