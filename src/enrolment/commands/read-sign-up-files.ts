import { isUnreadable, readTable } from '#people';
import { columnKey, type ReadLine, readTemplateLine, readUkLine, type SignUp, ukSide } from '../rules/sign-ups.ts';
import type { SignUpFiles, SignUpNote } from '../schema.ts';

const MOST_ROWS = 20_000;
export type ReadSignUps = { rows: number; signUps: SignUp[]; notes: SignUpNote[] };

/** Reads the files of a preset into sign-ups; every row becomes one, or a note that says why not. */
export function readSignUpFiles({ preset, files }: Pick<SignUpFiles, 'preset' | 'files'>): ReadSignUps {
  const read: ReadSignUps = { rows: 0, signUps: [], notes: [] };
  for (const file of files) {
    const table = readTable(file);
    if (isUnreadable(table)) {
      read.notes.push({ file: file.name, line: null, level: 'refused', ...table });
      continue;
    }
    const told = (
      level: SignUpNote['level'],
      sentence: string,
      values: SignUpNote['values'] = {},
      line: number | null = null,
    ) => read.notes.push({ file: file.name, line, level, sentence, values });
    read.rows += table.rows.length + table.faults.length;
    for (const fault of table.faults) told('refused', fault.sentence, fault.values, fault.line);
    const readLine = lineReader(preset, file.name, table.columns, told);
    if (!readLine) {
      for (const row of table.rows)
        told('refused', /*i18n*/ 'Not read, because columns of the file are missing.', {}, row.line);
      continue;
    }
    for (const row of table.rows.slice(0, MOST_ROWS)) {
      const cells = Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => [columnKey(name), cell]));
      const { signUp, notes } = readLine(row.line, cells);
      read.notes.push(...notes);
      if (signUp) read.signUps.push(signUp);
    }
    for (const row of table.rows.slice(MOST_ROWS))
      told('refused', /*i18n*/ 'Not read: at most {most} rows at once. Split the file.', { most: MOST_ROWS }, row.line);
    if (preset === 'mentor-match-uk')
      tellLeftOut(
        table.rows.map((row) => row.cells),
        told,
      );
  }
  return read;
}

type Tell = (level: SignUpNote['level'], sentence: string, values?: SignUpNote['values']) => void;
type LineReader = (line: number, cells: Record<string, string>) => ReadLine;

function lineReader(
  preset: SignUpFiles['preset'],
  file: string,
  columns: readonly string[],
  told: Tell,
): LineReader | null {
  const keys = new Set(columns.map(columnKey));
  const missing = (needed: readonly string[]) => needed.filter((name) => !keys.has(name));
  if (preset === 'viceversa') {
    const absent = missing(keys.has('external_id') ? ['side'] : ['side', 'email']);
    if (absent.length === 0) return (line, cells) => readTemplateLine(file, line, cells);
    told('refused', /*i18n*/ 'The columns {columns} are missing. Name them in the first line as in the template.', {
      columns: absent.join(', '),
    });
    return null;
  }
  const theirs = ukSide(columns);
  const absent = missing(['first_name', 'last_name', 'email_address', 'grade', 'organisation', 'profession']);
  if (theirs && absent.length === 0) return (line, cells) => readUkLine(file, line, cells, theirs);
  told('refused', /*i18n*/ 'This is no sign-up file of that programme: {columns} is missing.', {
    columns: [...absent, ...(theirs ? [] : ['characteristics / match with similar identity'])].join(', '),
  });
  return null;
}

function tellLeftOut(rows: readonly Record<string, string>[], told: Tell): void {
  told(
    'information',
    /*i18n*/ 'Left out: biography and the columns about identity. They were given for another purpose; here people tick such topics themselves.',
  );
  const both = rows.filter((cells) => /^yes$/i.test(cells['both mentor and mentee']?.trim() ?? '')).length;
  if (both > 0)
    told(
      'information',
      /*i18n*/ '{count, plural, one {One person} other {# people}} would take both sides. One programme gives one person one place: the side of this file.',
      { count: both },
    );
}
