import { sql } from 'kysely';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { Candidate, Side } from '../schema.ts';
import { briefsOf } from './briefs.ts';
import { loadRun } from './stored.ts';

const MOST = 20;

/** People of a run's programme (one side, or both) whose name contains the words, to ask about; at most 20. */
export async function listCandidates(
  ctx: Ctx,
  runId: string,
  side: Side | undefined,
  search: string,
): Promise<Candidate[]> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const pattern = `%${search
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await ctx.db
    .selectFrom('enrolments')
    .innerJoin('people', 'people.id', 'enrolments.personId')
    .select(['people.id', 'side'])
    .where('programmeId', '=', run.programmeId)
    .$if(side !== undefined, (query) => query.where('side', '=', side as Side))
    .where('withdrawnAt', 'is', null)
    .where(sql<boolean>`lower(people.given_name || ' ' || people.family_name) like ${pattern}`)
    .orderBy('people.familyName')
    .orderBy('people.givenName')
    .orderBy('people.id')
    .limit(MOST)
    .execute();
  const ids = rows.map((row) => row.id);
  const briefs = await briefsOf(ctx, run.programmeId, ids, []);
  return rows.map((row) => ({ ...briefs.of(row.id), side: row.side as Side }));
}
