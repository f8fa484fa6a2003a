import { type Actor, hasRole } from '#platform';

export type EnrolmentDeed = 'enrol' | 'withdraw' | 'read' | 'list' | 'invite' | 'import' | 'match';
type Thing = { programmeId: string; personId?: string };

export const LINK_PURPOSE = 'registration';

/** True for whoever runs the programme. */
export const isRunning = (actor: Actor, programmeId: string): boolean =>
  actor.kind === 'system' || hasRole(actor, ['coordinator'], programmeId);

/** Everybody decides on their own place; coordinators on all of their programme; nobody else on anything. */
export function can(actor: Actor, deed: EnrolmentDeed, thing: Thing): boolean {
  if (isRunning(actor, thing.programmeId)) return true;
  if (deed !== 'enrol' && deed !== 'withdraw' && deed !== 'read') return false;
  if (thing.personId === undefined) return false;
  if (actor.kind === 'person') return actor.personId === thing.personId;
  return (
    actor.kind === 'link' &&
    actor.purpose === LINK_PURPOSE &&
    actor.personId === thing.personId &&
    actor.subjectId === thing.programmeId
  );
}
