import type { Actor, Grant } from '#platform';

export const ROLES = ['administrator', 'coordinator', 'sponsor', 'case_handler', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What a coordinator may hand out inside the own programme; who handles cases and installs is the administrator's word. */
const BY_COORDINATOR: readonly string[] = ['coordinator', 'sponsor', 'viewer'];

type Wish = Grant & { personId: string };

const holds = (grants: readonly Grant[], role: string, programmeId: string | null): boolean =>
  grants.some((grant) => grant.role === role && (grant.programmeId === null || grant.programmeId === programmeId));

/**
 * True when the actor may give or take this role. Nobody gives themself more: an administrator may take up running or
 * watching programmes, but never the handling of cases.
 */
export function mayGrant(actor: Actor, wish: Wish): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true;
  if (actor.kind !== 'person') return false;
  const isSelf = actor.personId === wish.personId;
  if (holds(actor.grants, 'administrator', null)) return !(isSelf && wish.role === 'case_handler');
  return !isSelf && BY_COORDINATOR.includes(wish.role) && holds(actor.grants, 'coordinator', wish.programmeId);
}

/** Like granting, but everybody may lay down a role of their own. */
export const mayRevoke = (actor: Actor, wish: Wish): boolean =>
  (actor.kind === 'person' && actor.personId === wish.personId) || mayGrant(actor, wish);

/** Which programmes' role holders the actor may list: all, some, or none. */
export function rolesInSight(actor: Actor): 'all' | string[] {
  if (actor.kind === 'operator' || actor.kind === 'system') return 'all';
  if (actor.kind !== 'person') return [];
  const seeing = actor.grants.filter((grant) => ['administrator', 'coordinator', 'viewer'].includes(grant.role));
  if (seeing.some((grant) => grant.programmeId === null)) return 'all';
  return seeing.flatMap((grant) => grant.programmeId ?? []);
}
