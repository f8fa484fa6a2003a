import { getPeople } from '#people';
import {
  type Ctx,
  createLink,
  invalidInput,
  notAllowed,
  nowIso,
  personIdOf,
  readInput,
  recordAll,
  transaction,
} from '#platform';
import { getProgramme } from '#programmes';
import { can, LINK_PURPOSE } from '../access.ts';
import { type NewInvitations, newInvitations } from '../schema.ts';
import { registrationRefused } from './enrol.ts';

/** Invites people to one side; who was invited before is left alone. Mails follow from the `invited` events. */
export async function invite(
  ctx: Ctx,
  programmeId: string,
  input: NewInvitations,
): Promise<{ invited: number; before: number }> {
  const { side, personIds } = readInput(newInvitations, input);
  return transaction(ctx, async (ctx) => {
    const programme = await getProgramme(ctx, programmeId);
    if (!can(ctx.actor, 'invite', { programmeId })) throw notAllowed();
    if (programme.state === 'closed')
      throw registrationRefused({ detail: /*i18n*/ 'This programme is closed. Look for one that is recruiting.' });
    const unique = [...new Set(personIds)];
    const people = await getPeople(ctx, unique);
    if (unique.some((id) => people.get(id)?.state !== 'active'))
      throw invalidInput({ errors: { personIds: /*i18n*/ 'Somebody you chose is not active in the directory' } });
    const by = personIdOf(ctx.actor);
    const rows = unique.map((personId) => ({
      id: ctx.ids.next(),
      programmeId,
      personId,
      side,
      invitedAt: nowIso(ctx),
      invitedBy: by,
    }));
    const made = await ctx.db
      .insertInto('invitations')
      .values(rows)
      .onConflict((oc) => oc.columns(['programmeId', 'personId', 'side']).doNothing())
      .returning(['id', 'personId'])
      .execute();
    await recordAll(
      ctx,
      made.map(({ id, personId }) => ({
        type: 'invited',
        subject: { kind: 'invitation', id },
        programmeId,
        data: { personId, side },
      })),
    );
    return { invited: made.length, before: unique.length - made.length };
  });
}

/** The address of a person's own registration page, for a mail to them; it works for 60 days without signing in. */
export async function registrationUrl(ctx: Ctx, programmeId: string, personId: string): Promise<string> {
  if (ctx.actor.kind !== 'system' && ctx.actor.kind !== 'operator') throw notAllowed();
  const link = { purpose: LINK_PURPOSE, personId, subjectId: programmeId, validFor: { days: 60 } };
  const { token } = await createLink(ctx, link);
  return `${ctx.config.BASE_URL}/join/${programmeId}?key=${token}`;
}
