import { defineProblem } from '#platform';
import { guessMapping, missingFields } from '../../rules/guess-mapping.ts';
import type { ProposedStep } from '../../rules/ladder.ts';
import { organogramLadder } from '../../rules/organogram-ladder.ts';
import type { Notes, PersonDraft } from '../../rules/person-draft.ts';
import { factsOf, organogramKind, organogramOf, readOrganogram } from '../../rules/read-organogram.ts';
import { readPeople } from '../../rules/read-people.ts';
import { isRefusal, readTable, type Table } from '../../rules/read-table.ts';
import type { GivenFile, ImportInput, ImportPreset, Mapping, OrganogramFacts } from '../../schema.ts';

export const importUnreadable = defineProblem(
  'import-unreadable',
  422,
  /*i18n*/ 'The file cannot be read',
  /*i18n*/ 'Nothing was imported. Save the table as XLSX or "CSV UTF-8" and choose that file.',
);
export const importColumnsMissing = defineProblem(
  'import-columns-missing',
  422,
  /*i18n*/ 'Columns are missing',
  /*i18n*/ 'The file has no column for {missing}. Its columns are: {columns}. Say which column means what, or add it; nothing was imported.',
);

export type ReadFiles = {
  preset: ImportPreset;
  source: string;
  tables: Table[];
  mapping: Mapping;
  missing: string[];
  drafts: PersonDraft[];
  proposed: ProposedStep[];
  facts: OrganogramFacts | null;
};

/** Reads files as tables and notes rows that are none; throws `import-unreadable` when a file is none, or no row is in any. */
export async function readTables(files: readonly GivenFile[], notes: Notes, mostRows?: number): Promise<Table[]> {
  const tables: Table[] = [];
  for (const file of files) {
    const table = await readTable(file, mostRows);
    if (isRefusal(table)) throw importUnreadable({ detail: table.sentence, values: table.values });
    for (const { line, sentence, values } of table.faults)
      notes.add({ file: table.name, line }, 'refused', 'row-shape', sentence, values);
    if (table.otherSheets.length > 0)
      notes.add(
        { file: table.name, line: null },
        'information',
        'other-sheets',
        /*i18n*/ 'Only the first sheet with rows was read. Not read: {sheets}.',
        { sheets: table.otherSheets.slice(0, 20).join(', ') },
      );
    tables.push(table);
  }
  if (tables.every(({ rows, faults }) => rows.length + faults.length === 0))
    throw importUnreadable({
      detail: /*i18n*/ '{file} has a header line and no rows. Choose a file with rows.',
      values: { file: tables.map((table) => table.name).join(', ') },
    });
  return tables;
}

/** Reads the files as the preset says; a file that is no table stops everything. */
export async function readFiles(input: ImportInput, notes: Notes): Promise<ReadFiles> {
  const tables = await readTables(input.files, notes);
  return input.preset === 'uk-organogram' ? fromOrganogram(input, tables, notes) : fromPeople(input, tables, notes);
}

function fromOrganogram(input: ImportInput, tables: Table[], notes: Notes): ReadFiles {
  const strange = tables.find((table) => organogramKind(table) === null);
  const kinds = tables.map(organogramKind);
  const missing: string[] = [];
  if (strange) missing.push('"Post Unique Reference" (senior file) / "Reporting Senior Post" (junior file)');
  else if (!kinds.includes('senior')) missing.push('"Post Unique Reference" (senior file)');
  const organogram = organogramOf(tables, input.source);
  const drafts = missing.length > 0 ? [] : readOrganogram(organogram, notes);
  return {
    preset: 'uk-organogram',
    source: organogram.source,
    tables,
    mapping: {},
    missing,
    drafts,
    proposed: missing.length > 0 ? [] : organogramLadder(organogram),
    facts: factsOf(organogram),
  };
}

function fromPeople(input: ImportInput, tables: Table[], notes: Notes): ReadFiles {
  const columns = [...new Set(tables.flatMap((table) => table.columns))];
  const mapping = guessMapping(columns, input.mapping);
  const absent = Object.values(mapping).filter((column) => !columns.includes(column));
  const missing = [...missingFields(mapping), ...absent.map((column) => `"${column}"`)];
  const drafts = missing.length > 0 ? [] : tables.flatMap((table) => readPeople(table, mapping, notes));
  return {
    preset: 'people',
    source: input.source ?? 'csv',
    tables,
    mapping,
    missing,
    drafts: onceEach(drafts, notes),
    proposed: mapping.gradeRank ? byRank(drafts) : [],
    facts: null,
  };
}

/** The same person in two files of one import: the first file counts. */
function onceEach(drafts: readonly PersonDraft[], notes: Notes): PersonDraft[] {
  const seen = new Map<string, PersonDraft>();
  return drafts.filter((draft) => {
    const first = seen.get(draft.externalId.toLowerCase());
    if (!first) seen.set(draft.externalId.toLowerCase(), draft);
    else
      notes.add(
        draft,
        'refused',
        'duplicate-id',
        /*i18n*/ '"{id}" stands in line {first} of {file} too; that row was taken. Delete one of the two.',
        { id: draft.externalId, first: first.line, file: first.file },
      );
    return !first;
  });
}

function byRank(drafts: readonly PersonDraft[]): ProposedStep[] {
  const steps = new Map<number, Set<string>>();
  for (const { gradeRank, gradeLabel } of drafts) {
    if (gradeRank == null || !gradeLabel) continue;
    steps.set(gradeRank, (steps.get(gradeRank) ?? new Set()).add(gradeLabel));
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([, labels]) => ({ name: [...labels][0] ?? '', labels: [...labels] }));
}
