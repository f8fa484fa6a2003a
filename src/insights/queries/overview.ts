import { sql } from 'kysely';
import { type Ctx, notFound, nowIso, todayIn } from '#platform';
import { canReadFigures } from '../access.ts';
import type { Overview } from '../schema.ts';

/** Plain counts of a programme: facts about its size and progress, not about what anybody said. */
export async function getOverview(ctx: Ctx, programmeId: string): Promise<Overview> {
  if (!canReadFigures(ctx.actor, programmeId)) throw notFound();
  const now = nowIso(ctx);
  const { rows } = await sql<Overview & { startsOn: string; endsOn: string }>`
    select p.starts_on as "startsOn", p.ends_on as "endsOn",
      (select count(*) from mentorships m where m.programme_id = p.id
        and not exists (select 1 from mentorship_endings e where e.mentorship_id = m.id)) as mentorships,
      (select count(*) from mentorships m join mentorship_endings e on e.mentorship_id = m.id where m.programme_id = p.id) as ended,
      (select count(*) from enrolments e where e.programme_id = p.id and e.side = 'mentor' and e.withdrawn_at is null) as mentors,
      (select count(*) from enrolments e where e.programme_id = p.id and e.side = 'mentee' and e.withdrawn_at is null) as mentees,
      (select count(*) from meetings t join mentorships m on m.id = t.mentorship_id
        where m.programme_id = p.id and t.starts_at > ${now} and t.starts_at <= ${now}::timestamptz + interval '7 days') as "nextMeetings",
      (select count(*) from check_ins c where c.programme_id = p.id and c.sent_at is not null) as "checkInsSent",
      (select count(*) from check_ins c where c.programme_id = p.id and c.answered_at is not null) as "checkInsAnswered"
    from programmes p where p.id = ${programmeId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw notFound();
  const { startsOn, endsOn, ...counts } = row;
  const start = Temporal.PlainDate.from(startsOn);
  const day = start.until(todayIn(ctx, 'UTC')).days;
  return { ...counts, week: day < 0 ? null : Math.floor(day / 7) + 1, weeks: Math.ceil(start.until(endsOn).days / 7) };
}
