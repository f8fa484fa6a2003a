import { type Ctx, notAllowed, notFound } from '#platform';
import { can } from '../access.ts';
import type { ImportReport, ImportSummary } from '../schema.ts';

/** Imports that changed the directory, newest first; dry runs are left out. */
export async function listImports(ctx: Ctx, page: { limit: number; offset: number }): Promise<ImportSummary[]> {
  if (!can(ctx.actor, 'import')) throw notAllowed();
  const rows = await ctx.db
    .selectFrom('peopleImports')
    .leftJoin('people', 'people.id', 'peopleImports.importedBy')
    .select(['peopleImports.id', 'preset', 'fileNames', 'importedAt', 'report', 'givenName', 'familyName'])
    .where('isDryRun', '=', false)
    .orderBy('importedAt', 'desc')
    .orderBy('peopleImports.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    preset: row.preset,
    fileNames: row.fileNames,
    importedAt: row.importedAt,
    importedByName: row.givenName === null ? null : `${row.givenName} ${row.familyName ?? ''}`.trim(),
    counts: (row.report as unknown as ImportReport).counts,
  }));
}

/** The whole report of one import, line by line; throws `not-found`. */
export async function getImport(ctx: Ctx, id: string): Promise<ImportReport> {
  if (!can(ctx.actor, 'import')) throw notAllowed();
  const row = await ctx.db.selectFrom('peopleImports').select('report').where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row.report as unknown as ImportReport;
}
