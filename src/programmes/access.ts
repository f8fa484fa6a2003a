import { type Actor, hasRole } from '#platform';

export type ProgrammeDeed = 'create' | 'change' | 'read-design' | 'read' | 'see-landing';
type Thing = { id: string; entry: string; state: string };

const designers = ['coordinator', 'administrator'];
const watchers = [...designers, 'sponsor', 'viewer', 'case_handler'];

/**
 * Coordinators of the programme and administrators change it; sponsors and viewers read its design from the first draft;
 * whoever is signed in or follows a link reads it once it left draft; visitors see only the landing of an open one.
 */
export function can(actor: Actor, deed: ProgrammeDeed, programme?: Thing): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true;
  if (deed === 'create') return hasRole(actor, designers);
  if (!programme) return false;
  if (deed === 'change') return hasRole(actor, designers, programme.id);
  if (hasRole(actor, watchers, programme.id)) return true;
  if (deed === 'read-design' || programme.state === 'draft') return false;
  if (actor.kind === 'visitor') return deed === 'see-landing' && programme.entry === 'open';
  return true;
}
