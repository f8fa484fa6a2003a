import type { Mapping, PersonField } from '../schema.ts';
import { isVacantName, type Notes, type PersonDraft } from './person-draft.ts';
import { dateOf, emailOf, isTimeZone, languageOf, languagesOf, splitName, stateOf, workModeOf } from './read-cells.ts';
import type { Table, TableRow } from './read-table.ts';

type Row = { at: { file: string; line: number }; cell: (field: PersonField) => string | undefined; notes: Notes };

const cut = (row: Row, text: string, most: number, what: string): string => {
  if (text.length <= most) return text;
  row.notes.add(
    row.at,
    'changed',
    'shortened',
    /*i18n*/ '{what} is longer than {most} characters; the rest was left out.',
    { what, most },
  );
  return text.slice(0, most);
};

/** Turns the rows of one mapped table into drafts; every row without a draft has a note that says why. */
export function readPeople(table: Table, mapping: Mapping, notes: Notes): PersonDraft[] {
  const firstLines = new Map<string, number>();
  return table.rows.flatMap((from) => {
    const row = rowOf(table, from, mapping, notes);
    const draft = draftOf(row);
    if (!draft) return [];
    const key = draft.externalId.toLowerCase();
    const first = firstLines.get(key);
    if (first !== undefined) {
      notes.add(
        row.at,
        'refused',
        'duplicate-id',
        /*i18n*/ '"{id}" stands in line {first} too; that row was taken. Give each person a number of their own, or delete one row.',
        { id: draft.externalId, first },
      );
      return [];
    }
    firstLines.set(key, draft.line);
    return [draft];
  });
}

const rowOf = (table: Table, from: TableRow, mapping: Mapping, notes: Notes): Row => ({
  at: { file: table.name, line: from.line },
  cell: (field) => {
    const column = mapping[field];
    return column === undefined ? undefined : from.cells[column];
  },
  notes,
});

function namesOf(row: Row): { givenName: string; familyName: string } {
  const given = row.cell('givenName') ?? '';
  const family = row.cell('familyName') ?? '';
  return given || family ? { givenName: given, familyName: family } : splitName(row.cell('name') ?? '');
}

function draftOf(row: Row): PersonDraft | null {
  const rawEmail = row.cell('email');
  const email = rawEmail === undefined ? undefined : emailOf(rawEmail);
  const externalId = row.cell('externalId') || email || '';
  if (externalId === '' || externalId.length > 200) {
    row.notes.add(
      row.at,
      'refused',
      'no-id',
      /*i18n*/ 'The row has no number (or e-mail address) to know the person by, or it is longer than 200 characters. Add it and import again.',
    );
    return null;
  }
  if (rawEmail && email === null)
    row.notes.add(
      row.at,
      'changed',
      'bad-email',
      /*i18n*/ '"{email}" is no e-mail address; the person was taken without one. Correct it and import again.',
      { email: rawEmail.slice(0, 120) },
    );
  const names = namesOf(row);
  const fullName = `${names.givenName} ${names.familyName}`.trim();
  const stated = row.cell('state');
  const state = stated ? stateOf(stated) : 'active';
  if (state === null)
    row.notes.add(
      row.at,
      'changed',
      'unknown-state',
      /*i18n*/ 'Status "{word}" is unknown; the person was taken as active. Write active, left or vacant.',
      { word: (stated ?? '').slice(0, 60) },
    );
  const isVacant = state === 'vacant' || isVacantName(fullName);
  if (isVacant)
    row.notes.add(
      row.at,
      'information',
      'vacant-post',
      /*i18n*/ 'The post is vacant. It was kept so that reporting lines stay whole; nobody can enrol from it.',
    );
  if (fullName === '' && !isVacant) {
    row.notes.add(
      row.at,
      'refused',
      'no-name',
      /*i18n*/ 'The row has no name. Add it, or write "Vacant" for a post nobody holds.',
    );
    return null;
  }
  return {
    ...row.at,
    externalId,
    givenName: cut(row, isVacant && fullName === '' ? 'Vacant' : names.givenName, 200, 'given name'),
    familyName: cut(row, names.familyName, 200, 'family name'),
    ...(email === undefined ? {} : { email: isVacant ? null : email }),
    ...details(row),
    refs: email ? [externalId, email] : [externalId],
    state: isVacant ? 'vacant' : (state ?? 'active'),
    headcount: 1,
  };
}

function details(row: Row): Partial<PersonDraft> {
  const draft: Partial<PersonDraft> = {};
  const plain = (
    [
      ['jobTitle', 500],
      ['team', 200],
    ] as const
  ).map(([field, most]) => ({ field, most, text: row.cell(field) }));
  for (const { field, most, text } of plain) if (text !== undefined) draft[field] = cut(row, text, most, field);
  for (const field of ['unit', 'parentUnit', 'site'] as const) {
    const text = row.cell(field);
    if (text !== undefined) draft[field] = text === '' ? null : cut(row, text, 200, field);
  }
  const grade = row.cell('grade') ?? row.cell('gradeRank');
  if (grade !== undefined) draft.gradeLabel = grade === '' ? null : cut(row, grade, 200, 'grade');
  const rank = row.cell('gradeRank');
  if (rank !== undefined) draft.gradeRank = /^\d{1,4}$/.test(rank) ? Number(rank) : null;
  const manager = row.cell('manager');
  if (manager !== undefined) draft.managerRef = manager === '' ? null : manager.slice(0, 320);
  return { ...draft, ...ways(row) };
}

/** Languages, zone, work mode and first day: a word that is not understood is named and left out. */
function ways(row: Row): Partial<PersonDraft> {
  const draft: Partial<PersonDraft> = {};
  const misread = (column: string, word: string) =>
    row.notes.add(
      row.at,
      'changed',
      'not-understood',
      /*i18n*/ '{column} "{word}" was not understood and left out. Correct it and import again.',
      { column, word: word.slice(0, 80) },
    );
  const languages = row.cell('languages');
  if (languages) {
    const { tags, unknown } = languagesOf(languages);
    if (unknown.length > 0) misread('Language', unknown.join(', '));
    if (tags.length > 0) draft.languages = tags;
  }
  const read = <Field extends 'locale' | 'timeZone' | 'workMode' | 'joinedOn'>(
    field: Field,
    column: string,
    understand: (word: string) => PersonDraft[Field] | null,
  ) => {
    const word = row.cell(field);
    if (!word) return;
    const value = understand(word);
    if (value === null || value === undefined) misread(column, word);
    else draft[field] = value;
  };
  read('locale', 'Locale', languageOf);
  read('timeZone', 'Time zone', (word) => (isTimeZone(word) ? word : null));
  read('workMode', 'Work mode', workModeOf);
  read('joinedOn', 'First day', dateOf);
  return draft;
}
