import { type Ctx, defineProblem } from '#platform';
import { loadFor, type MentorshipRow } from '../queries/stored.ts';

export const mentorshipEnded = defineProblem(
  'mentorship-ended',
  409,
  /*i18n*/ 'This mentorship has ended',
  /*i18n*/ 'Nothing can be added to it any more. What you both learnt stays readable.',
);

/** Loads a mentorship for one of its members, who may write to it until it ends. */
export async function requireLive(
  ctx: Ctx,
  id: string,
  deed: 'take-part' | 'end' = 'take-part',
): Promise<MentorshipRow> {
  const row = await loadFor(ctx, id, deed);
  if (row.state === 'ended') throw mentorshipEnded();
  return row;
}
