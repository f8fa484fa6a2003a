import { importColumnsMissing, type Notes, readTables, type Table } from '#people';
import { columnKey, readTemplateLine, type SignUp } from '../rules/sign-ups.ts';
import { readUkLine, ukSide } from '../rules/uk-sign-ups.ts';
import type { SignUpFiles } from '../schema.ts';

const MOST_ROWS = 20_000;

/** Reads the files of a preset into sign-ups; every row becomes one, or a note that says why not. A file that is none stops all. */
export async function readSignUpFiles(
  { preset, files }: Pick<SignUpFiles, 'preset' | 'files'>,
  notes: Notes,
): Promise<{ files: string; rows: number; signUps: SignUp[] }> {
  const tables = await readTables(files, notes, MOST_ROWS);
  const signUps = tables.flatMap((table) => {
    const readLine = lineReader(preset, table, notes);
    return table.rows.flatMap(({ line, cells }) => {
      const known = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [columnKey(name), cell]));
      return readLine(line, known) ?? [];
    });
  });
  const rows = tables.reduce((sum, table) => sum + table.rows.length + table.faults.length, 0);
  return { files: tables.map((table) => table.name).join(', '), rows, signUps };
}

type LineReader = (line: number, cells: Record<string, string>) => SignUp | null;

function lineReader(preset: SignUpFiles['preset'], table: Table, notes: Notes): LineReader {
  const { name, columns } = table;
  const keys = new Set(columns.map(columnKey));
  const missing = (needed: readonly string[]) => needed.filter((column) => !keys.has(column));
  if (preset === 'viceversa') {
    refuseWithout(table, missing(keys.has('external_id') ? ['side'] : ['side', 'email']));
    return (line, cells) => readTemplateLine(name, line, cells, notes);
  }
  const theirs = ukSide(columns);
  const absent = missing(['first_name', 'last_name', 'email_address', 'grade', 'organisation', 'profession']);
  refuseWithout(table, [...absent, ...(theirs ? [] : ['characteristics / match with similar identity'])]);
  tellLeftOut(table, notes);
  return (line, cells) => readUkLine(name, line, cells, theirs ?? 'mentors', notes);
}

function refuseWithout({ name, columns }: Table, absent: readonly string[]): void {
  if (absent.length === 0) return;
  throw importColumnsMissing({
    detail:
      /*i18n*/ '{file} has no column {missing}. Its columns are: {columns}. Name them in the first line as in the template; nothing was imported.',
    values: { file: name, missing: absent.join(', '), columns: columns.slice(0, 40).join(', ') },
  });
}

function tellLeftOut({ name, rows }: Table, notes: Notes): void {
  const tell = (code: string, sentence: string, values = {}) =>
    notes.add({ file: name, line: null }, 'information', code, sentence, values);
  tell(
    'identity-left-out',
    /*i18n*/ 'Left out: biography and the columns about identity. They were given for another purpose; here people tick such topics themselves.',
  );
  const both = rows.filter(({ cells }) => /^yes$/i.test(cells['both mentor and mentee']?.trim() ?? '')).length;
  if (both > 0)
    tell(
      'both-sides',
      /*i18n*/ '{count, plural, one {One person} other {# people}} would take both sides. One programme gives one person one place: the side of this file.',
      { count: both },
    );
}
