import { sql } from 'kysely';
import {
  type Ctx,
  invalidInput,
  json,
  notAllowed,
  nowIso,
  type OnProgress,
  personIdOf,
  readInput,
  recordAll,
  sha256,
  transaction,
} from '#platform';
import { can } from '../access.ts';
import { type Notes, newNotes } from '../rules/person-draft.ts';
import { type ImportInput, type ImportReport, importOptions } from '../schema.ts';
import { applyPlan } from './import/apply.ts';
import { knownDirectory } from './import/known.ts';
import { type Plan, planImport } from './import/plan.ts';
import { importColumnsMissing, type ReadFiles, readFiles } from './import/read.ts';
import { reportOf } from './import/report.ts';

const MOST_FILES = 8;

/**
 * Brings people, units and grades in from files in one transaction and tells by line what became of every row.
 * A dry run reports the same and changes nobody; the same file twice changes nothing; nobody is ever deleted.
 */
export async function importPeople(
  ctx: Ctx,
  given: ImportInput,
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport> {
  if (!can(ctx.actor, 'import')) throw notAllowed();
  const input = checked(given);
  const startedAt = ctx.clock.now();
  const notes = newNotes();
  onProgress({ phase: 'reading files', done: 0, total: 1 });
  const read = await readFiles(input, notes);
  onProgress({ phase: 'comparing with the directory', done: 0, total: 1 });
  if (read.missing.length > 0 && !input.isDryRun)
    throw importColumnsMissing({
      values: {
        missing: read.missing.join(', '),
        columns: read.tables
          .flatMap((table) => table.columns)
          .slice(0, 40)
          .join(', '),
      },
    });
  return transaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext('people-import'))`.execute(ctx.db);
    const plan = planImport(ctx, input, read, await knownDirectory(ctx), notes);
    if (!input.isDryRun) await applyPlan(ctx, plan, read.source, onProgress);
    const milliseconds = Math.round(startedAt.until(ctx.clock.now()).total('milliseconds'));
    const report = reportOf({ id: ctx.ids.next(), isDryRun: input.isDryRun === true, read, plan, notes, milliseconds });
    await keep(ctx, input, report);
    if (!input.isDryRun) await tell(ctx, report, plan, read, notes);
    return report;
  });
}

function checked(given: ImportInput): ImportInput {
  const { files, ...options } = given;
  const read = readInput(importOptions, options);
  if (files.length === 0) throw invalidInput({ errors: { files: /*i18n*/ 'Choose a file' } });
  if (files.length > MOST_FILES) throw invalidInput({ errors: { files: /*i18n*/ 'Choose at most 8 files' } });
  const { mapping, ladder, source, timeZone, locale, ...rest } = read;
  return {
    ...rest,
    files,
    ...(mapping ? { mapping } : {}),
    ...(ladder ? { ladder } : {}),
    ...(source ? { source } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(locale ? { locale } : {}),
  };
}

async function keep(ctx: Ctx, input: ImportInput, report: ImportReport): Promise<void> {
  await ctx.db
    .insertInto('peopleImports')
    .values({
      id: report.importId,
      preset: report.preset,
      fileNames: report.files.map((file) => file.name),
      contentSha256: sha256(input.files.map((file) => sha256(file.content)).join()),
      mapping: json(report.mapping),
      report: json(report),
      isDryRun: report.isDryRun,
      importedBy: personIdOf(ctx.actor),
      importedAt: nowIso(ctx),
    })
    .execute();
}

async function tell(ctx: Ctx, report: ImportReport, plan: Plan, read: ReadFiles, notes: Notes): Promise<void> {
  const subject = { kind: 'people-import', id: report.importId };
  const { created, changed, left, refused } = report.counts;
  const data = { source: read.source, created, changed, left, refused, notes: notes.list.length };
  const leavings = plan.leavers.map(({ id }) => ({ type: 'person-left', subject: { kind: 'person', id } }));
  await recordAll(ctx, [{ type: 'directory-imported', subject, data }, ...leavings]);
}
