import { findPerson } from '#people';
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
import { findProgramme } from '#programmes';
import { can, isRunning } from '../access.ts';
import { entryBreach, placeBreaches } from '../rules/place.ts';
import { type NewEnrolment, newEnrolment } from '../schema.ts';
import { checkReferences, columnsOf, saveChoices } from './save-place.ts';

export const NOTICE_VERSION = '1';

export const registrationRefused = defineProblem(
  'registration-refused',
  409,
  /*i18n*/ 'Registration is not possible now',
  /*i18n*/ 'Ask the programme coordinator.',
);
export const alreadyEnrolled = defineProblem(
  'already-enrolled',
  409,
  /*i18n*/ 'There is a place already',
  /*i18n*/ 'One person has one place in a programme, as mentor or as mentee. Change that place, or withdraw it first.',
);

/**
 * Gives a person their one place in a programme, as mentor (the junior) or mentee (the senior); a withdrawn place is taken
 * up again. Refuses when registration is closed or by invitation, without a need or an offer, and beyond the capacity.
 */
export async function enrol(ctx: Ctx, input: NewEnrolment): Promise<{ id: string }> {
  const place = readInput(newEnrolment, input);
  const { programmeId, personId } = place;
  if (!can(ctx.actor, 'enrol', { programmeId, personId })) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    const programme = await findProgramme(ctx, programmeId);
    const person = await findPerson(ctx, personId);
    if (!programme || !person) throw notFound();
    const breach = entryBreach({
      programme,
      isByCoordinator: isRunning(ctx.actor, programmeId),
      isInvited: await isInvited(ctx, programmeId, personId, place.side),
      isActive: person.state === 'active',
      today: todayIn(ctx, programme.timeZone),
    });
    if (breach) throw registrationRefused({ detail: breach });
    const errors = placeBreaches(programme, place, personId);
    if (Object.keys(errors).length > 0) throw invalidInput({ errors });
    await checkReferences(ctx, place);
    const facts = {
      ...columnsOf(place, person.timeZone),
      side: place.side,
      priority: isRunning(ctx.actor, programmeId) ? place.priority : 'standard',
      source: place.source,
      noticeVersion: NOTICE_VERSION,
      enrolledAt: nowIso(ctx),
    };
    const row = await ctx.db
      .insertInto('enrolments')
      .values({ id: ctx.ids.next(), programmeId, personId, ...facts })
      .onConflict((oc) =>
        oc
          .columns(['programmeId', 'personId'])
          .doUpdateSet({ ...facts, withdrawnAt: null })
          .where('enrolments.withdrawnAt', 'is not', null),
      )
      .returning('id')
      .executeTakeFirst();
    if (!row) throw alreadyEnrolled();
    await saveChoices(ctx, row.id, place);
    const data = { personId, side: place.side, source: place.source };
    await record(ctx, { type: 'enrolled', subject: { kind: 'enrolment', id: row.id }, programmeId, data });
    return { id: row.id };
  });
}

async function isInvited(ctx: Ctx, programmeId: string, personId: string, side: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('invitations')
    .select('id')
    .where('programmeId', '=', programmeId)
    .where('personId', '=', personId)
    .where('side', '=', side)
    .executeTakeFirst();
  return row !== undefined;
}
