import { sql } from 'kysely';
import { type Ctx, hasRole, notAllowed, notFound } from '#platform';
import { can } from './access.ts';
import type { Programme, ProgrammeFile, ProgrammeState, ProgrammeSummary } from './schema.ts';
import { matchingPolicy, programmeFields } from './schema.ts';

const newestState = sql<{ state: ProgrammeState; step: number; enteredAt: string }>`(
  select json_build_object('state', s.state, 'step', s.step, 'enteredAt', to_char(s.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from programme_states s where s.programme_id = programmes.id order by s.step desc limit 1)`;

/** The programme as it is now, or undefined when there is none or the actor may not see it. */
export async function findProgramme(ctx: Ctx, id: string): Promise<Programme | undefined> {
  const programme = await loadProgramme(ctx, id);
  return programme && can(ctx.actor, 'read', programme) ? programme : undefined;
}

/** The programme as it is now, or `not-found`. */
export async function getProgramme(ctx: Ctx, id: string): Promise<Programme> {
  const programme = await findProgramme(ctx, id);
  if (!programme) throw notFound();
  return programme;
}

/** What anybody sees before signing up; a visitor only for an open programme that left draft. */
export async function getLanding(ctx: Ctx, id: string): Promise<Programme> {
  const programme = await loadProgramme(ctx, id);
  if (!programme || !can(ctx.actor, 'see-landing', programme)) throw notFound();
  return programme;
}

/** Loads without asking who asks; for this room's commands, which check their own deed. */
export async function loadProgramme(ctx: Ctx, id: string): Promise<Programme | undefined> {
  const row = await ctx.db
    .selectFrom('programmes')
    .selectAll()
    .select(newestState.as('newest'))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const kpis = await ctx.db
    .selectFrom('programmeKpis')
    .select(['kpi', 'baseline', 'target', 'ownerId'])
    .where('programmeId', '=', id)
    .orderBy('kpi')
    .execute();
  return {
    ...programmeFields.parse(row),
    id: row.id,
    state: row.newest.state,
    step: row.newest.step,
    enteredStateAt: row.newest.enteredAt,
    policy: matchingPolicy.parse(row.policy),
    policyVersion: row.policyVersion,
    kpis,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

type Filter = { state?: ProgrammeState | undefined; limit: number; offset: number };

/** Programmes the actor coordinates or watches, and open ones that left draft; newest start first. */
export async function listProgrammes(ctx: Ctx, filter: Filter): Promise<ProgrammeSummary[]> {
  if (ctx.actor.kind === 'visitor' || ctx.actor.kind === 'link') throw notAllowed();
  const everywhere = ctx.actor.kind !== 'person' || hasRole(ctx.actor, ['administrator', 'coordinator', 'viewer']);
  const own = ctx.actor.kind === 'person' ? ctx.actor.grants.flatMap((grant) => grant.programmeId ?? []) : [];
  const rows = await ctx.db
    .with('listed', (db) =>
      db
        .selectFrom('programmes')
        .select(['id', 'name', 'kind', 'entry', 'startsOn', 'endsOn', 'registrationClosesOn'])
        .select(sql<ProgrammeState>`${newestState} ->> 'state'`.as('state')),
    )
    .selectFrom('listed')
    .selectAll()
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as ProgrammeState))
    .$if(!everywhere, (query) =>
      query.where((eb) =>
        eb.or([
          eb.and([eb('entry', '=', 'open'), eb('state', '<>', 'draft')]),
          ...(own.length > 0 ? [eb('id', 'in', own)] : []),
        ]),
      ),
    )
    .orderBy('startsOn', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return rows as ProgrammeSummary[];
}

/** The ids of all programmes in one of these states; for jobs, which look at every one. */
export async function programmeIdsIn(ctx: Ctx, states: readonly ProgrammeState[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('programmes')
    .select('id')
    .where(sql<boolean>`${newestState} ->> 'state' = any(${states})`)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The programme as one file: design, policy and KPIs; no person, so KPI owners are left out. */
export async function exportProgramme(ctx: Ctx, id: string): Promise<ProgrammeFile> {
  const programme = await loadProgramme(ctx, id);
  if (!programme || !can(ctx.actor, 'read-design', programme)) throw notFound();
  return {
    format: 'viceversa-programme',
    version: 1,
    programme: programmeFields.parse(programme),
    policy: programme.policy,
    kpis: programme.kpis.map(({ kpi, baseline, target }) => ({ kpi, baseline, target })),
  };
}

/** The programme with this name (case ignored), for importing a file over it. */
export async function findByName(ctx: Ctx, name: string): Promise<Programme | undefined> {
  const row = await ctx.db
    .selectFrom('programmes')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();
  return row && loadProgramme(ctx, row.id);
}
