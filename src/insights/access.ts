import { type Actor, hasRole, hasRoleAnywhere } from '#platform';

export const canReadFigures = (actor: Actor, programmeId: string): boolean =>
  actor.kind === 'system' || hasRole(actor, ['coordinator', 'sponsor', 'viewer'], programmeId);

const overseers = ['viewer', 'administrator'];

/** Data protection, works council and administrators see configuration, data dictionary and audit trail. */
export const canOversee = (actor: Actor): boolean => actor.kind === 'operator' || hasRoleAnywhere(actor, overseers);

/** Programmes whose audit trail this actor sees; null for all, and for what belongs to none. */
export const overseenBy = (actor: Actor): ReadonlySet<string> | null => programmesOf(actor, overseers);

export const canRelease = (actor: Actor): boolean => actor.kind === 'system' || actor.kind === 'operator';

/** Programmes this actor coordinates; null for all of them. */
export const coordinatedBy = (actor: Actor): ReadonlySet<string> | null => programmesOf(actor, ['coordinator']);

function programmesOf(actor: Actor, roles: readonly string[]): ReadonlySet<string> | null {
  if (actor.kind === 'operator') return null;
  if (actor.kind !== 'person') return new Set();
  const grants = actor.grants.filter((grant) => roles.includes(grant.role));
  if (grants.some((grant) => grant.programmeId === null)) return null;
  return new Set(grants.flatMap((grant) => (grant.programmeId ? [grant.programmeId] : [])));
}
