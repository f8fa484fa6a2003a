import { type Actor, hasRole } from '#platform';

export type MeetingDeed = 'read' | 'plan' | 'log';

export type Pair = { programmeId: string; memberIds: readonly string[] };

/** Members see, plan and log; a coordinator sees times and whether it was held; a mailed link logs its one meeting. */
export function can(actor: Actor, deed: MeetingDeed, pair: Pair, meetingId?: string): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return deed !== 'log';
  if (actor.kind === 'person' && pair.memberIds.includes(actor.personId)) return true;
  if (deed === 'read' && hasRole(actor, ['coordinator'], pair.programmeId)) return true;
  if (actor.kind !== 'link' || deed === 'plan' || !pair.memberIds.includes(actor.personId)) return false;
  return actor.purpose === 'log-meeting' && actor.subjectId !== null && actor.subjectId === meetingId;
}
