import { lockPair, publishRun, requestRun, runNow } from '#matching';
import { beginMentorships } from '#mentorships';
import { type Ctx, nowIso } from '#platform';
import { moveProgramme } from '#programmes';
import { type Cast, STORY_PAIRS } from './cast.ts';
import type { DemoPerson } from './company.ts';
import type { Pair, Tone } from './meetings.ts';
import type { Random } from './random.ts';

/** The real path: lock what was agreed, run the engine, publish, answer, begin. */
export async function matchAndBegin(ctx: Ctx, programmeId: string, cast: Cast, random: Random): Promise<Pair[]> {
  await moveProgramme(ctx, programmeId, 'matching');
  for (const [mentor, mentee] of STORY_PAIRS) {
    const of = async (person: DemoPerson) =>
      (await ctx.db.selectFrom('enrolments').select('id').where('personId', '=', person.id).executeTakeFirstOrThrow())
        .id;
    const reason = 'Both asked for each other at the information meeting';
    await lockPair(ctx, programmeId, {
      mentorEnrolmentId: await of(cast[mentor]),
      menteeEnrolmentId: await of(cast[mentee]),
      reason,
    });
  }
  const { runId } = await requestRun(ctx, programmeId);
  await runNow(ctx, runId);
  await publishRun(ctx, runId, { evenIfStale: true });
  const offered = await ctx.db
    .selectFrom('proposals')
    .innerJoin('enrolments as mentor', 'mentor.id', 'mentorEnrolmentId')
    .innerJoin('enrolments as mentee', 'mentee.id', 'menteeEnrolmentId')
    .select(['proposals.id', 'mentor.personId as mentorId', 'mentee.personId as menteeId'])
    .where('runId', '=', runId)
    .orderBy('proposals.id')
    .execute();
  return answerAll(ctx, programmeId, cast, random, offered);
}

type Offered = { id: string; mentorId: string; menteeId: string };

async function answerAll(
  ctx: Ctx,
  programmeId: string,
  cast: Cast,
  random: Random,
  offered: Offered[],
): Promise<Pair[]> {
  const declined = (pair: Offered) => pair.mentorId === cast.declinedMentor.id;
  const answeredAt = nowIso(ctx);
  await ctx.db
    .insertInto('proposalAnswers')
    .values(
      offered.flatMap((pair) => [
        { proposalId: pair.id, personId: pair.mentorId, answer: declined(pair) ? 'decline' : 'accept', answeredAt },
        { proposalId: pair.id, personId: pair.menteeId, answer: 'accept', answeredAt },
      ]),
    )
    .execute();
  const accepted = offered.filter((pair) => !declined(pair));
  const begun = await beginMentorships(
    ctx,
    programmeId,
    accepted.map((pair) => ({
      members: [
        { personId: pair.mentorId, side: 'mentor' as const },
        { personId: pair.menteeId, side: 'mentee' as const },
      ],
      origin: 'proposal' as const,
      originId: pair.id,
    })),
  );
  await ctx.db.updateTable('proposals').set({ closedAt: answeredAt }).where('programmeId', '=', programmeId).execute();
  await ctx.db
    .updateTable('proposals')
    .from('mentorships')
    .set((eb) => ({ mentorshipId: eb.ref('mentorships.id') }))
    .whereRef('mentorships.originId', '=', 'proposals.id')
    .execute();
  const zones = new Map(
    (await ctx.db.selectFrom('people').select(['id', 'timeZone']).execute()).map((row) => [row.id, row.timeZone]),
  );
  const told = new Map<string, Tone>([
    [cast.greatMentor.id, 'great'],
    [cast.stuckMentor.id, 'stuck'],
    [cast.shyMentor.id, 'shy'],
  ]);
  return begun.flatMap((one) => {
    const pair = accepted.find((offer) => offer.id === one.originId);
    if (!one.id || !pair) return [];
    const tone = told.get(pair.mentorId) ?? random.pick(['good', 'good', 'good', 'great', 'uneven'] as const);
    return [
      {
        id: one.id,
        mentorId: pair.mentorId,
        menteeId: pair.menteeId,
        timeZone: zones.get(pair.menteeId) ?? 'UTC',
        tone,
      },
    ];
  });
}
