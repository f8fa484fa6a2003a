import type { Ctx } from '#platform';
import { anEnrolment } from '../enrolment/fixtures.ts';
import { aPerson } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { beginMentorship } from './commands/begin.ts';

export type AMentorship = { id: string; programmeId: string; mentorId: string; menteeId: string };
type Given = { programmeId?: string; mentorId?: string; menteeId?: string };

/** A mentorship that has just begun, with a programme, two people three grades apart and their enrolments where none are named. */
export async function aMentorship(ctx: Ctx, given: Given = {}): Promise<AMentorship> {
  const byOperator: Ctx = { ...ctx, actor: { kind: 'operator' } };
  const programmeId = given.programmeId ?? (await aProgramme(byOperator, { state: 'running' })).id;
  const mentorId = given.mentorId ?? (await aPerson(byOperator, { grade: 1 })).id;
  const menteeId = given.menteeId ?? (await aPerson(byOperator, { grade: 4 })).id;
  await enrolOnce(byOperator, programmeId, mentorId, 'mentor');
  await enrolOnce(byOperator, programmeId, menteeId, 'mentee');
  const { id } = await beginMentorship(byOperator, {
    programmeId,
    members: [
      { personId: mentorId, side: 'mentor' },
      { personId: menteeId, side: 'mentee' },
    ],
    origin: 'manual',
  });
  return { id, programmeId, mentorId, menteeId };
}

async function enrolOnce(ctx: Ctx, programmeId: string, personId: string, side: 'mentor' | 'mentee'): Promise<void> {
  const found = await ctx.db
    .selectFrom('enrolments')
    .select('id')
    .where('programmeId', '=', programmeId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!found) await anEnrolment(ctx, { programmeId, personId, side });
}
