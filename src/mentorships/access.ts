import { type Actor, hasRole, personIdOf } from '#platform';

export type MentorshipDeed = 'begin' | 'see' | 'see-shared' | 'take-part' | 'end';
export type MentorshipThing = { programmeId: string; memberIds: readonly string[] };

/**
 * Members take part and see what they share. A coordinator sees who, state and dates, and may begin or end;
 * goals, learnings and promises stay between the members.
 */
export function can(actor: Actor, deed: MentorshipDeed, thing: MentorshipThing): boolean {
  const isMember = actor.kind === 'person' && thing.memberIds.includes(personIdOf(actor) ?? '');
  if (deed === 'take-part' || deed === 'see-shared') return isMember;
  if (actor.kind === 'system' || hasRole(actor, ['coordinator'], thing.programmeId)) return true;
  return deed !== 'begin' && isMember;
}
