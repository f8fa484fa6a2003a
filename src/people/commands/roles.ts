import {
  type Ctx,
  defineProblem,
  invalidInput,
  notAllowed,
  notFound,
  nowIso,
  personIdOf,
  pgFault,
  record,
  transaction,
} from '#platform';
import { mayGrant, mayRevoke, type Role } from '../rules/grants.ts';

export const roleHeld = defineProblem(
  'role-held',
  409,
  /*i18n*/ 'This person has the role already',
  /*i18n*/ 'Nothing was changed. Look at the list of roles to see since when.',
);
export const lastAdministrator = defineProblem(
  'last-administrator',
  409,
  /*i18n*/ 'The last administrator stays',
  /*i18n*/ 'Nobody could manage the installation any more. Make somebody else administrator first.',
);

export type NewGrant = { personId: string; role: Role; programmeId?: string | null };

/** Gives a person a role, in one programme or (null) everywhere; refuses twice (`role-held`). */
export async function grantRole(ctx: Ctx, given: NewGrant): Promise<{ id: string }> {
  const grant = { ...given, programmeId: given.programmeId ?? null };
  if (!mayGrant(ctx.actor, grant)) throw notAllowed();
  if (grant.role === 'administrator' && grant.programmeId !== null)
    throw invalidInput({
      errors: { programmeId: /*i18n*/ 'An administrator is one everywhere; leave the programme out' },
    });
  return transaction(ctx, async (ctx) => {
    const person = await ctx.db
      .selectFrom('people')
      .select('state')
      .where('id', '=', grant.personId)
      .forShare()
      .executeTakeFirst();
    if (!person) throw notFound();
    if (person.state !== 'active')
      throw invalidInput({ errors: { personId: /*i18n*/ 'This person has left; choose somebody who is here' } });
    const id = ctx.ids.next();
    try {
      await ctx.db
        .insertInto('roleGrants')
        .values({ id, ...grant, grantedAt: nowIso(ctx), grantedBy: personIdOf(ctx.actor) })
        .execute();
    } catch (error) {
      if (pgFault(error)?.code === '23505') throw roleHeld();
      if (pgFault(error)?.code === '23503') throw notFound();
      throw error;
    }
    await record(ctx, {
      type: 'role-granted',
      subject: { kind: 'person', id: grant.personId },
      programmeId: grant.programmeId,
      data: { role: grant.role, grantId: id },
    });
    return { id };
  });
}

/** Takes a role back by the grant's id; the last active administrator keeps theirs (`last-administrator`). */
export async function revokeRole(ctx: Ctx, grantId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const grant = await ctx.db
      .selectFrom('roleGrants')
      .select(['personId', 'role', 'programmeId'])
      .where('id', '=', grantId)
      .where('revokedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!grant || !mayRevoke(ctx.actor, grant)) throw notFound();
    if (grant.role === 'administrator' && !(await hasAdministrator(ctx, grantId))) throw lastAdministrator();
    await ctx.db
      .updateTable('roleGrants')
      .set({ revokedAt: nowIso(ctx) })
      .where('id', '=', grantId)
      .execute();
    await record(ctx, {
      type: 'role-revoked',
      subject: { kind: 'person', id: grant.personId },
      programmeId: grant.programmeId,
      data: { role: grant.role, grantId },
    });
  });
}

/** Whether an active administrator exists, not counting one grant; locks them, so that two cannot leave at once. */
export async function hasAdministrator(ctx: Ctx, exceptGrantId?: string): Promise<boolean> {
  const grants = await ctx.db
    .selectFrom('roleGrants')
    .innerJoin('people', 'people.id', 'roleGrants.personId')
    .select('roleGrants.id')
    .where('role', '=', 'administrator')
    .where('revokedAt', 'is', null)
    .where('people.state', '=', 'active')
    .orderBy('roleGrants.id')
    .forUpdate('roleGrants')
    .execute();
  return grants.some((grant) => grant.id !== exceptGrantId);
}
