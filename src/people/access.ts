import { type Actor, hasRole, hasRoleAnywhere } from '#platform';

export type PeopleDeed = 'read' | 'read-contact' | 'read-power-links' | 'declare-power-link' | 'import' | 'set-ladder';

/** Everybody signed in finds colleagues; contact details, power links and imports are for those who run programmes. */
export function can(actor: Actor, deed: PeopleDeed): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true;
  if (deed === 'read') return actor.kind === 'person' || actor.kind === 'link';
  if (deed === 'import' || deed === 'set-ladder') return hasRole(actor, ['administrator']);
  return hasRoleAnywhere(actor, ['administrator', 'coordinator', 'case_handler']);
}
