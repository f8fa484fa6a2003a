import type { Ctx } from '#platform';
import type { NewProgramme } from '#programmes';
import { anEnrolment } from '../enrolment/fixtures.ts';
import { aPerson, type PersonGiven } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { requestRun } from './commands/request-run.ts';
import { runNow } from './commands/run-now.ts';

export type CohortMember = { personId: string; enrolmentId: string; name: string };
export type ACohort = { programmeId: string; mentors: CohortMember[]; mentees: CohortMember[] };
type Member = PersonGiven & { about?: string[]; capacity?: number; vetoes?: string[] };
type Given = { programme?: Partial<NewProgramme>; mentors?: Member[]; mentees?: Member[] };

const three = (grade: number): Member[] => [{ grade }, { grade }, { grade }];

/** A programme with enrolled people of both sides: three mentors of grade 1 and three mentees of grade 5 unless given. */
export async function aCohort(ctx: Ctx, given: Given = {}): Promise<ACohort> {
  const byOperator: Ctx = { ...ctx, actor: { kind: 'operator' } };
  const { id: programmeId } = await aProgramme(byOperator, { ...given.programme, state: 'matching' });
  const enrolAll = async (members: Member[], side: 'mentor' | 'mentee') => {
    const done: CohortMember[] = [];
    for (const { about, capacity, vetoes, ...person } of members) {
      const { id: personId, name } = await aPerson(byOperator, person);
      const facts = { ...(about ? { about } : {}), ...(capacity ? { capacity } : {}), ...(vetoes ? { vetoes } : {}) };
      const { id: enrolmentId } = await anEnrolment(byOperator, { programmeId, personId, side, ...facts });
      done.push({ personId, enrolmentId, name });
    }
    return done;
  };
  const mentees = await enrolAll(given.mentees ?? three(5), 'mentee');
  return { programmeId, mentees, mentors: await enrolAll(given.mentors ?? three(1), 'mentor') };
}

/** The first mentor of a cohort does not want to be paired with its first mentee, as if said at sign-up. */
export async function aVeto({ db }: Ctx, { mentors, mentees }: ACohort): Promise<void> {
  const [mentor, mentee] = [mentors[0], mentees[0]];
  if (!mentor || !mentee) throw new Error('the cohort has nobody on one side');
  const veto = { enrolmentId: mentor.enrolmentId, personId: mentee.personId, declaredAt: '2026-01-01T00:00:00Z' };
  await db.insertInto('vetoes').values(veto).execute();
}

/** A finished run on a programme, without the queue. */
export async function aRun(ctx: Ctx, programmeId: string): Promise<string> {
  const byOperator: Ctx = { ...ctx, actor: { kind: 'operator' } };
  const { runId } = await requestRun(byOperator, programmeId);
  await runNow(byOperator, runId);
  return runId;
}
