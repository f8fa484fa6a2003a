import { type Actor, hasRole } from '#platform';

export const canReadFigures = (actor: Actor, programmeId: string): boolean =>
  actor.kind === 'system' || hasRole(actor, ['coordinator', 'sponsor', 'viewer'], programmeId);

export const canRelease = (actor: Actor): boolean => actor.kind === 'system' || actor.kind === 'operator';

/** Programmes this actor coordinates; null for all of them. */
export function coordinatedBy(actor: Actor): ReadonlySet<string> | null {
  if (actor.kind === 'operator') return null;
  if (actor.kind !== 'person') return new Set();
  const grants = actor.grants.filter((grant) => grant.role === 'coordinator');
  if (grants.some((grant) => grant.programmeId === null)) return null;
  return new Set(grants.flatMap((grant) => (grant.programmeId ? [grant.programmeId] : [])));
}
