import { type Actor, hasRole, hasRoleAnywhere } from '#platform';

export type TopicDeed = 'read' | 'add';

/** Everybody signed in reads; whoever coordinates any programme may add. */
export function can(actor: Actor, deed: TopicDeed): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true;
  if (deed === 'read') return actor.kind === 'person' || actor.kind === 'link';
  return hasRole(actor, ['administrator']) || hasRoleAnywhere(actor, ['coordinator']);
}
