import { sql } from 'kysely';
import { type Ctx, inChunks, json, nowIso, type OnProgress, todayIn } from '#platform';
import type { Plan, PlannedPerson } from './plan.ts';

/** Writes a plan with a handful of statements however many people; the caller holds the transaction. */
export async function applyPlan(ctx: Ctx, plan: Plan, source: string, onProgress: OnProgress): Promise<void> {
  // house: importPeople and setLadder ask for access and record; this writes what they planned
  if (plan.isLadderChanged) await writeLadder(ctx, plan.ladder);
  for (const unit of plan.places.newUnits.filter((one) => one.parentId === null))
    await ctx.db.insertInto('units').values(unit).execute();
  for (const part of inChunks(plan.places.newUnits.filter((one) => one.parentId !== null)))
    await ctx.db.insertInto('units').values(part).execute();
  for (const part of inChunks(plan.places.newSites)) await ctx.db.insertInto('sites').values(part).execute();
  await markLeft(
    ctx,
    plan.leavers.map((person) => person.id),
  );
  const total = plan.changed.length + plan.created.length;
  let done = 0;
  const wrote = (people: readonly PlannedPerson[]) => {
    done += people.length;
    onProgress({ phase: 'writing people', done, total });
  };
  for (const part of inChunks(plan.changed)) await writeChanged(ctx, part).then(() => wrote(part));
  for (const part of inChunks(plan.created)) await writeCreated(ctx, part, source).then(() => wrote(part));
}

export type LadderRow = { id: string; name: string; labels: readonly string[]; isNew: boolean };

/** Writes the whole ladder, most junior first; ranks become 1, 2, 3 … */
export async function writeLadder(ctx: Ctx, ladder: readonly LadderRow[]): Promise<void> {
  // house: importPeople and setLadder ask for access and record; this writes what they planned
  await sql`set constraints grades_by_rank deferred`.execute(ctx.db);
  const rows = ladder.map((step, at) => ({ id: step.id, rank: at + 1, name: step.name, aliases: [...step.labels] }));
  await sql`
    insert into grades (id, rank, code, name, aliases)
    select id, rank, id::text, name, aliases
      from jsonb_to_recordset(${json(rows)}::jsonb) as step (id uuid, rank integer, name text, aliases text[])
    on conflict (id) do update set rank = excluded.rank, name = excluded.name, aliases = excluded.aliases`.execute(
    ctx.db,
  );
}

async function markLeft(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .updateTable('people')
    .set({ state: 'left', leftOn: todayIn(ctx, 'UTC'), updatedAt: nowIso(ctx) })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

const rowsOf = (people: readonly PlannedPerson[]) => sql`
  jsonb_to_recordset(${json(people)}::jsonb) as planned (
    "id" uuid, "externalId" text, "email" text, "givenName" text, "familyName" text, "jobTitle" text, "gradeId" uuid,
    "unitId" uuid, "siteId" uuid, "team" text, "managerId" uuid, "languages" text[], "locale" text, "timeZone" text,
    "workMode" text, "state" text, "joinedOn" date, "headcount" numeric)`;

async function writeCreated(ctx: Ctx, people: readonly PlannedPerson[], source: string): Promise<void> {
  const now = nowIso(ctx);
  await sql`
    insert into people (id, external_id, email, given_name, family_name, job_title, grade_id, unit_id, site_id, team,
      manager_id, languages, locale, time_zone, work_mode, state, joined_on, headcount, left_on, source, created_at, updated_at)
    select "id", "externalId", "email", "givenName", "familyName", "jobTitle", "gradeId", "unitId", "siteId", "team",
      "managerId", "languages", "locale", "timeZone", "workMode", "state", "joinedOn", "headcount",
      case when "state" = 'left' then ${todayIn(ctx, 'UTC')}::date end, ${source}, ${now}, ${now}
    from ${rowsOf(people)}`.execute(ctx.db);
}

async function writeChanged(ctx: Ctx, people: readonly PlannedPerson[]): Promise<void> {
  const ids = people.map((person) => person.id);
  // Two people may swap addresses: free them all before any is given.
  await sql`update people set email = null where id = any(${ids}::uuid[])`.execute(ctx.db);
  await sql`
    update people set email = planned."email", given_name = "givenName", family_name = "familyName", job_title = "jobTitle",
      grade_id = "gradeId", unit_id = "unitId", site_id = "siteId", team = planned."team", manager_id = "managerId",
      languages = planned."languages", locale = planned."locale", time_zone = "timeZone", work_mode = "workMode",
      left_on = case when planned."state" <> 'left' then null else coalesce(people.left_on, ${todayIn(ctx, 'UTC')}::date) end,
      state = planned."state", joined_on = "joinedOn", headcount = planned."headcount", updated_at = ${nowIso(ctx)}
    from ${rowsOf(people)} where people.id = planned."id"`.execute(ctx.db);
}
