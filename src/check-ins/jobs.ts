import { type Ctx, defineJob, type Job, nowIso, record, transaction } from '#platform';
import { dueOn, isDue, lateDays } from './rules.ts';
import { questionnaireOf, type Side, type Wave, waves } from './seed.ts';

const batch = 500;
const earliestHour = 8;
const daysBefore: Record<Exclude<Wave, 'close'>, number> = { 'week-2': 14, 'week-6': 42, 'week-12': 84 };

/** Creates the check-ins that are due by the clock, each once, and records that they are. */
export const checkInsDue: Job = defineJob({
  name: 'check-ins-due',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    for (const wave of waves) await createWave(ctx, wave);
  },
});

async function createWave(ctx: Ctx, wave: Wave): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await liveWithout(ctx, wave, after);
    for (const row of rows) {
      const local = ctx.clock.now().toZonedDateTimeISO(row.timeZone);
      const begunOn = Temporal.Instant.from(row.begunAt).toZonedDateTimeISO(row.timeZone).toPlainDate();
      const due = dueOn(wave, begunOn, Temporal.PlainDate.from(row.endsOn));
      if (!due || !isDue(due, local.toPlainDate()) || local.hour < earliestHour) continue;
      await createFor(ctx, row, wave, due.toString());
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

/** Mentorships that live, are near the wave's day and lack it for some member, in id order. */
function liveWithout(ctx: Ctx, wave: Wave, after: string) {
  const now = ctx.clock.now();
  const today = now.toString().slice(0, 10);
  const ago = (days: number) => now.subtract({ hours: days * 24 }).toString();
  return ctx.db
    .selectFrom('mentorships')
    .innerJoin('programmes', 'programmes.id', 'mentorships.programmeId')
    .select(['mentorships.id', 'mentorships.begunAt', 'programmeId', 'endsOn', 'timeZone'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('mentorshipEndings').select('kind').whereRef('mentorshipId', '=', 'mentorships.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mentorshipPauses')
            .select('mentorshipPauses.id')
            .whereRef('mentorshipId', '=', 'mentorships.id')
            .where('resumedAt', 'is', null)
            .where((eb) => eb.or([eb('resumesOn', 'is', null), eb('resumesOn', '>', today)])),
        ),
      ),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mentorshipMembers')
          .leftJoin('checkIns', (join) =>
            join
              .onRef('checkIns.mentorshipId', '=', 'mentorshipMembers.mentorshipId')
              .onRef('checkIns.personId', '=', 'mentorshipMembers.personId')
              .on('checkIns.wave', '=', wave),
          )
          .select('mentorshipMembers.personId')
          .whereRef('mentorshipMembers.mentorshipId', '=', 'mentorships.id')
          .where('checkIns.id', 'is', null),
      ),
    )
    .$if(wave !== 'close', (qb) => {
      const days = wave === 'close' ? 0 : daysBefore[wave];
      return qb.where('begunAt', '>=', ago(days + lateDays + 2)).where('begunAt', '<=', ago(days - 2));
    })
    .$if(wave === 'close', (qb) =>
      qb.where('endsOn', '>=', ago(lateDays).slice(0, 10)).where('endsOn', '<=', ago(-9).slice(0, 10)),
    )
    .$if(after !== '', (qb) => qb.where('mentorships.id', '>', after))
    .orderBy('mentorships.id')
    .limit(batch)
    .execute();
}

async function createFor(ctx: Ctx, mentorship: { id: string; programmeId: string }, wave: Wave, due: string) {
  await transaction(ctx, async (ctx) => {
    const members = await ctx.db
      .selectFrom('mentorshipMembers')
      .select(['personId', 'side'])
      .where('mentorshipId', '=', mentorship.id)
      .orderBy('personId')
      .execute();
    for (const member of members) {
      const created = await ctx.db
        .insertInto('checkIns')
        .values({
          id: ctx.ids.next(),
          programmeId: mentorship.programmeId,
          mentorshipId: mentorship.id,
          personId: member.personId,
          wave,
          questionnaire: questionnaireOf(wave, member.side as Side),
          dueOn: due,
          sentAt: nowIso(ctx),
        })
        .onConflict((oc) => oc.columns(['mentorshipId', 'personId', 'wave']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!created) continue;
      await record(ctx, {
        type: 'check-in-due',
        subject: { kind: 'check-in', id: created.id },
        programmeId: mentorship.programmeId,
        data: { wave, mentorshipId: mentorship.id },
      });
    }
  });
}

export const checkInJobs: Job[] = [checkInsDue];
