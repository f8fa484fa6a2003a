import { type Actor, hasRole } from '#platform';

export type MatchingDeed = 'match' | 'answer';

/** Coordinators of the programme run, review and publish; only the two people of a proposal answer it. */
export function can(
  actor: Actor,
  deed: MatchingDeed,
  thing: { programmeId: string; memberIds?: readonly string[] },
): boolean {
  if (deed === 'match') return actor.kind === 'system' || hasRole(actor, ['coordinator'], thing.programmeId);
  return actor.kind === 'person' && (thing.memberIds ?? []).includes(actor.personId);
}
