import { type Ctx, notFound } from '#platform';

/** The people behind two enrolments of one programme, on the right sides, or `not-found`. */
export async function pairOf(
  ctx: Ctx,
  programmeId: string,
  mentorEnrolmentId: string,
  menteeEnrolmentId: string,
): Promise<{ mentor: string; mentee: string }> {
  const rows = await ctx.db
    .selectFrom('enrolments')
    .select(['id', 'personId', 'side'])
    .where('programmeId', '=', programmeId)
    .where('id', 'in', [mentorEnrolmentId, menteeEnrolmentId])
    .execute();
  const find = (id: string, side: string) => rows.find((row) => row.id === id && row.side === side)?.personId;
  const mentor = find(mentorEnrolmentId, 'mentor');
  const mentee = find(menteeEnrolmentId, 'mentee');
  if (!mentor || !mentee) throw notFound();
  return { mentor, mentee };
}
