import { type Actor, hasRole, hasRoleAnywhere } from '#platform';

/** Everybody signed in may speak; only handlers read concerns; a programme's coordinators read and triage its signals. */
export const canRaise = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'link';

/** Whoever operates the machine learns whether the secret fits, never what it opens. */
export const canCheckSeals = (actor: Actor): boolean => actor.kind === 'operator';

export const canHandle = (actor: Actor): boolean => hasRoleAnywhere(actor, ['case_handler']);

export const canWatch = (actor: Actor, programmeId: string): boolean =>
  actor.kind === 'system' || hasRole(actor, ['coordinator'], programmeId);
