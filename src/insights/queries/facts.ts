import { sql } from 'kysely';
import type { Ctx } from '#platform';
import type { Fact, FigureKey } from '../rules.ts';

const START_DAYS = 14;

type Row = { id: string; raterId: string; ratedId: string; isYes: boolean };

/** Pairs begun at least 14 days ago: did they hold a first meeting? The mentor stands for the pair. */
async function startFacts(ctx: Ctx, programmeId: string, until: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, member.person_id as "raterId", m.id as "ratedId",
      exists (select 1 from meetings t join meeting_logs l on l.meeting_id = t.id
              where t.mentorship_id = m.id and l.was_held and t.starts_at <= ${until}) as "isYes"
    from mentorships m join mentorship_members member on member.mentorship_id = m.id and member.side = 'mentor'
    where m.programme_id = ${programmeId} and m.begun_at <= ${until}::timestamptz - make_interval(days => ${START_DAYS})`.execute(
    ctx.db,
  );
  return rows;
}

/** Meetings whose time has passed: held when anybody in it said so, not held when cancelled or unlogged after two days. */
async function heldFacts(ctx: Ctx, programmeId: string, until: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, member.person_id as "raterId", m.id as "ratedId",
      exists (select 1 from meeting_logs l where l.meeting_id = t.id and l.was_held) as "isYes"
    from meetings t join mentorships m on m.id = t.mentorship_id
    join mentorship_members member on member.mentorship_id = m.id and member.side = 'mentor'
    where m.programme_id = ${programmeId} and t.starts_at <= ${until}::timestamptz - interval '2 days'`.execute(ctx.db);
  return rows;
}

/** Taps after a meeting: "this hour was worth it" with 4 or 5. */
async function worthFacts(ctx: Ctx, programmeId: string, until: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.meeting_id::text || '/' || l.person_id::text as id, l.person_id as "raterId", m.id as "ratedId", l.worth_it >= 4 as "isYes"
    from meeting_logs l join meetings t on t.id = l.meeting_id join mentorships m on m.id = t.mentorship_id
    where m.programme_id = ${programmeId} and l.worth_it is not null and l.logged_at <= ${until}`.execute(ctx.db);
  return rows;
}

/** Everything that counts into a programme's figures up to an instant. Only `releaseFigure` may read it. */
export async function factsOf(ctx: Ctx, programmeId: string, until: string): Promise<Record<FigureKey, Fact[]>> {
  return {
    'start-rate': await startFacts(ctx, programmeId, until),
    'held-rate': await heldFacts(ctx, programmeId, until),
    'worth-it': await worthFacts(ctx, programmeId, until),
  };
}
