import { sql } from 'kysely';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { PersonBrief, Side } from '../schema.ts';
import { briefsOf } from './briefs.ts';
import { loadRun } from './stored.ts';

const MOST = 20;

/** People of one side of a run's programme whose name contains the words, for the "why not" search; at most 20. */
export async function listCandidates(ctx: Ctx, runId: string, side: Side, search: string): Promise<PersonBrief[]> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const pattern = `%${search
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await ctx.db
    .selectFrom('enrolments')
    .innerJoin('people', 'people.id', 'enrolments.personId')
    .select('people.id')
    .where('programmeId', '=', run.programmeId)
    .where('side', '=', side)
    .where('withdrawnAt', 'is', null)
    .where(sql<boolean>`lower(people.given_name || ' ' || people.family_name) like ${pattern}`)
    .orderBy('people.familyName')
    .orderBy('people.givenName')
    .orderBy('people.id')
    .limit(MOST)
    .execute();
  const ids = rows.map((row) => row.id);
  const briefs = await briefsOf(ctx, run.programmeId, ids, []);
  return ids.map((id) => briefs.of(id));
}
