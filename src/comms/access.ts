import { type Actor, hasRole } from '#platform';

export type CommsDeed = 'owe' | 'set-preferences' | 'watch' | 'retry';

/** Jobs and the operator owe mails; each person sets their own; an administrator watches the outbox and tries it again, never sees its content. */
export function can(actor: Actor, deed: CommsDeed, personId?: string): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return deed !== 'set-preferences';
  if (deed === 'watch' || deed === 'retry') return hasRole(actor, ['administrator']);
  if (deed === 'owe') return false;
  if (actor.kind === 'person') return actor.personId === personId;
  return actor.kind === 'link' && actor.purpose === 'mail-preferences' && actor.personId === personId;
}
