import { type Notes, notesForReport } from '../../rules/person-draft.ts';
import type { ImportReport } from '../../schema.ts';
import type { Plan } from './plan.ts';
import type { ReadFiles } from './read.ts';

const MOST_LEAVERS = 1_000;

type Done = { id: string; isDryRun: boolean; read: ReadFiles; plan: Plan; notes: Notes; milliseconds: number };

/** What became of every row, in counts and by line; refused rows come first, so that they are never the ones left out. */
export function reportOf({ id, isDryRun, read, plan, notes, milliseconds }: Done): ImportReport {
  const byCode: Record<string, number> = {};
  for (const note of notes.list) byCode[note.code] = (byCode[note.code] ?? 0) + 1;
  return {
    importId: id,
    preset: read.preset,
    source: read.source,
    isDryRun,
    files: read.tables.map(({ name, encoding, delimiter, columns, rows, faults }) => ({
      name,
      encoding,
      delimiter,
      columns,
      rows: rows.length + faults.length,
    })),
    mapping: read.mapping,
    missing: read.missing,
    unusedColumns: unusedColumns(read),
    counts: countsOf(read, plan, notes),
    organogram: read.facts,
    ladder: plan.ladder.map(({ name, labels, isNew }, at) => ({ rank: at + 1, name, labels, isNew })),
    unknownGrades: [...plan.unknownGrades].map(([label, rows]) => ({ label, rows })),
    leavers: plan.leavers
      .slice(0, MOST_LEAVERS)
      .map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}`.trim() })),
    notesByCode: byCode,
    ...notesForReport(notes),
    durationMilliseconds: milliseconds,
  };
}

/** An organogram's columns are known by heart; of any other file, what nobody named a meaning for. */
function unusedColumns({ preset, tables, mapping }: ReadFiles): string[] {
  if (preset === 'uk-organogram') return [];
  const used = new Set(Object.values(mapping));
  return [...new Set(tables.flatMap((table) => table.columns))].filter((column) => !used.has(column));
}

function countsOf(read: ReadFiles, plan: Plan, notes: Notes): ImportReport['counts'] {
  return {
    rows: read.tables.reduce((sum, table) => sum + table.rows.length + table.faults.length, 0),
    imported: plan.imported.length,
    refused: notes.list.filter((note) => note.level === 'refused').length,
    created: plan.created.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    returned: plan.returned,
    left: plan.leavers.length,
    vacant: plan.imported.filter((person) => person.state === 'vacant').length,
    withoutManager: plan.imported.filter((person) => person.managerId === null).length,
    withoutGrade: plan.imported.filter((person) => person.gradeId === null).length,
    newUnits: plan.places.newUnits.length,
    newGrades: plan.ladder.filter((step) => step.isNew).length,
  };
}
