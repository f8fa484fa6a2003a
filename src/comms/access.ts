import { type Actor, hasRoleAnywhere } from '#platform';

export type CommsDeed = 'owe' | 'set-preferences' | 'watch' | 'retry';

/** Jobs and the operator owe mails; each person sets their own; administrators and coordinators watch the outbox and try it again, never see its content. */
export function can(actor: Actor, deed: CommsDeed, personId?: string): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return deed !== 'set-preferences';
  if (deed === 'watch' || deed === 'retry') return hasRoleAnywhere(actor, ['administrator', 'coordinator']);
  if (deed === 'owe') return false;
  if (actor.kind === 'person') return actor.personId === personId;
  return actor.kind === 'link' && actor.purpose === 'mail-preferences' && actor.personId === personId;
}
