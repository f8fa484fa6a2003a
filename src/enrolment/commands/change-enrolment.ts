import { type Ctx, invalidInput, notFound, readInput, record, transaction } from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import { placeBreaches } from '../rules/place.ts';
import { type EnrolmentChange, enrolmentChange, type Side } from '../schema.ts';
import { registrationRefused } from './enrol.ts';
import { checkReferences, columnsOf, saveChoices } from './save-place.ts';

/**
 * Replaces what a person said about their place (topics, times, vetoes, capacity); the side stays. A coordinator's change
 * keeps the vetoes that only their owner can see. Later match runs use it; a standing mentorship is not touched.
 */
export async function changeEnrolment(ctx: Ctx, id: string, input: EnrolmentChange): Promise<void> {
  const change = readInput(enrolmentChange, input);
  await transaction(ctx, async (ctx) => {
    const row = await ctx.db.selectFrom('enrolments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row || !can(ctx.actor, 'read', row)) throw notFound();
    const programme = await getProgramme(ctx, row.programmeId);
    if (row.withdrawnAt || programme.state === 'closed')
      throw registrationRefused({
        detail: /*i18n*/ 'This place is withdrawn or its programme is closed, so it does not change any more.',
      });
    const isOwner = 'personId' in ctx.actor && ctx.actor.personId === row.personId;
    const vetoes = isOwner ? change.vetoes : await standingVetoes(ctx, id);
    const place = { ...change, vetoes, side: row.side as Side };
    const errors = placeBreaches(programme, place, row.personId);
    if (Object.keys(errors).length > 0) throw invalidInput({ errors });
    await checkReferences(ctx, place);
    await ctx.db.updateTable('enrolments').set(columnsOf(place, row.timeZone)).where('id', '=', id).execute();
    await saveChoices(ctx, id, place);
    await record(ctx, {
      type: 'enrolment-changed',
      subject: { kind: 'enrolment', id },
      programmeId: row.programmeId,
      data: { personId: row.personId },
    });
  });
}

async function standingVetoes(ctx: Ctx, enrolmentId: string): Promise<string[]> {
  const rows = await ctx.db.selectFrom('vetoes').select('personId').where('enrolmentId', '=', enrolmentId).execute();
  return rows.map((row) => row.personId);
}
