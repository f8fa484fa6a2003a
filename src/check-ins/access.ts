import type { Actor } from '#platform';

export type CheckInDeed = 'see-own-answers' | 'answer' | 'count';

/**
 * A check-in belongs to one person; only counting jobs read answers of others.
 * Whoever follows the mailed link may answer but is never shown what was saved: mailboxes are shared with assistants.
 */
export function can(actor: Actor, deed: CheckInDeed, checkIn?: { id: string; personId: string }): boolean {
  if (deed === 'count') return actor.kind === 'system';
  if (!checkIn) return false;
  if (actor.kind === 'person') return actor.personId === checkIn.personId;
  if (actor.kind !== 'link' || deed !== 'answer') return false;
  return actor.purpose === 'check-in' && actor.subjectId === checkIn.id && actor.personId === checkIn.personId;
}
