import { type Ctx, nowIso } from '#platform';
import { questionnaireOf, type Side, type Wave } from './seed.ts';

export type GivenCheckIn = {
  programmeId: string;
  mentorshipId: string;
  personId: string;
  side: Side;
  wave?: Wave;
  dueOn?: string;
  sentAt?: string;
  /** Unanswered when left out. */
  answers?: Record<string, number>;
  comment?: string;
};

/** A check-in as it stands in the database, also in the past; for seeds and tests. */
export async function aCheckIn(ctx: Ctx, given: GivenCheckIn): Promise<{ id: string }> {
  const id = ctx.ids.next();
  const wave = given.wave ?? 'week-2';
  const dueOn = given.dueOn ?? nowIso(ctx).slice(0, 10);
  const sentAt = given.sentAt ?? `${dueOn}T09:00:00Z`;
  const { programmeId, mentorshipId, personId } = given;
  const questionnaire = questionnaireOf(wave, given.side);
  const answeredAt = given.answers ? Temporal.Instant.from(sentAt).add({ hours: 20 }).toString() : null;
  await ctx.db
    .insertInto('checkIns')
    .values({ id, programmeId, mentorshipId, personId, wave, questionnaire, dueOn, sentAt, answeredAt })
    .execute();
  const answers = Object.entries(given.answers ?? {}).map(([item, value]) => ({ checkInId: id, item, value }));
  if (answers.length > 0) await ctx.db.insertInto('checkInAnswers').values(answers).execute();
  if (given.comment)
    await ctx.db.insertInto('checkInComments').values({ checkInId: id, text: given.comment }).execute();
  return { id };
}
