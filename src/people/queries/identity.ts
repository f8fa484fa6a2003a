import { sql } from 'kysely';
import { type Ctx, type Grant, notAllowed, notSignedIn, nowIso } from '#platform';
import { type Role, rolesInSight } from '../rules/grants.ts';

/** The signed-in person with account and roles; `not-signed-in` for everybody else. */
export async function whoAmI(ctx: Ctx) {
  if (ctx.actor.kind !== 'person') throw notSignedIn();
  const { personId, grants } = ctx.actor;
  const found = await ctx.db
    .selectFrom('people')
    .leftJoin('accounts', 'accounts.personId', 'people.id')
    .select(['givenName', 'familyName', 'email', 'locale', 'timeZone', 'colorScheme', 'passwordChangedAt'])
    .where('people.id', '=', personId)
    .executeTakeFirst();
  if (!found) throw notSignedIn();
  return {
    person: {
      id: personId,
      firstName: found.givenName,
      name: `${found.givenName} ${found.familyName}`.trim(),
      email: found.email,
    },
    grants: grants.map((grant) => ({ ...grant })),
    locale: found.locale,
    timeZone: found.timeZone,
    colorScheme: (found.colorScheme ?? 'auto') as 'auto' | 'light' | 'dark',
    hasPassword: found.passwordChangedAt !== null,
  };
}

/** One's own live sessions, this one first, then the latest. */
export async function listSessions(ctx: Ctx) {
  if (ctx.actor.kind !== 'person') throw notSignedIn();
  const { personId, sessionId } = ctx.actor;
  const rows = await ctx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'signedInBy', 'createdAt', 'lastSeenAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', nowIso(ctx))
    .orderBy(sql`id = ${sessionId}`, 'desc')
    .orderBy('lastSeenAt', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    ...row,
    signedInBy: row.signedInBy as 'link' | 'password' | 'claim',
    isThis: row.id === sessionId,
  }));
}

/** A person's live roles: one's own, or anybody's for those who manage roles. */
export async function grantsOf(ctx: Ctx, personId: string): Promise<Grant[]> {
  const isSelf = ctx.actor.kind === 'person' && ctx.actor.personId === personId;
  const sight = rolesInSight(ctx.actor);
  if (!isSelf && sight.length === 0) throw notAllowed();
  let query = ctx.db
    .selectFrom('roleGrants')
    .select(['role', 'programmeId'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .orderBy('grantedAt');
  if (!isSelf && sight !== 'all')
    query = query.where((eb) => eb.or([eb('programmeId', 'is', null), eb('programmeId', 'in', sight)]));
  return query.execute();
}

/** The active people who hold a role for a programme, there or everywhere; anybody signed in may know whom to turn to. */
export async function listRoleHolders(ctx: Ctx, role: Role, programmeId: string | null): Promise<string[]> {
  if (ctx.actor.kind === 'visitor') throw notAllowed();
  const rows = await ctx.db
    .selectFrom('roleGrants')
    .innerJoin('people', 'people.id', 'roleGrants.personId')
    .select('personId')
    .distinct()
    .where('role', '=', role)
    .where('revokedAt', 'is', null)
    .where('people.state', '=', 'active')
    .where((eb) => eb.or([eb('programmeId', 'is', null), eb('programmeId', '=', programmeId)]))
    .orderBy('personId')
    .execute();
  return rows.map((row) => row.personId);
}

export type GrantFilter = {
  role?: Role | undefined;
  programmeId?: string | undefined;
  personId?: string | undefined;
  limit: number;
  offset: number;
};

/** Live roles with their holders by name: all for administrators, of their programmes for coordinators and viewers. */
export async function listGrants(ctx: Ctx, filter: GrantFilter) {
  const sight = rolesInSight(ctx.actor);
  if (sight.length === 0) throw notAllowed();
  let query = ctx.db
    .selectFrom('roleGrants')
    .innerJoin('people', 'people.id', 'roleGrants.personId')
    .leftJoin('people as giver', 'giver.id', 'roleGrants.grantedBy')
    .where('revokedAt', 'is', null);
  if (sight !== 'all') query = query.where('programmeId', 'in', sight);
  if (filter.role) query = query.where('role', '=', filter.role);
  if (filter.programmeId) query = query.where('programmeId', '=', filter.programmeId);
  if (filter.personId) query = query.where('roleGrants.personId', '=', filter.personId);
  const rows = await query
    .select(['roleGrants.id', 'roleGrants.personId', 'role', 'programmeId', 'grantedAt', 'people.state'])
    .select(sql<string>`trim(people.given_name || ' ' || people.family_name)`.as('name'))
    .select(sql<string | null>`trim(giver.given_name || ' ' || giver.family_name)`.as('grantedByName'))
    .orderBy(sql`lower(people.family_name)`)
    .orderBy(sql`lower(people.given_name)`)
    .orderBy('roleGrants.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as Role, isActive: row.state === 'active' }));
}
