import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { csvOf, download } from './csv.ts';
import { Num } from './format.tsx';
import styles from './import.module.css';
import { Panel } from './page.tsx';
import { type I18n, useWords } from './words.ts';

export type ImportNote = {
  file: string;
  line: number | null;
  person?: string | undefined;
  field?: string | undefined;
  level: 'refused' | 'changed' | 'information';
  code: string;
  sentence: string;
  values: Record<string, string | number>;
};
const FIRST = 20;

const levelWords = (i18n: I18n, level: ImportNote['level']): string => {
  if (level === 'refused') return i18n._('Not imported');
  return level === 'changed' ? i18n._('Imported, with a change') : i18n._('Good to know');
};

const aboutOf = ({ person, field }: ImportNote): string => [person, field].filter(Boolean).join(', ');

type GroupProps = { heading: string; notes: ImportNote[]; isOneFile: boolean };

function Notes({ heading, notes, isOneFile }: GroupProps) {
  const { i18n } = useWords();
  const placeOf = ({ file, line }: ImportNote): string => {
    if (line === null) return file;
    return isOneFile ? i18n._('Line {line}', { line }) : i18n._('{file}, line {line}', { file, line });
  };
  const [isWhole, setWhole] = useState(false);
  const level = notes[0]?.level ?? 'information';
  const shown = isWhole ? notes : notes.slice(0, FIRST);
  return (
    <details className={styles.group} open={level === 'refused'}>
      <summary>
        <span>{heading}</span>
        <Badge variant="light" color={level === 'refused' ? 'bad' : 'ink'}>
          {levelWords(i18n, level)}
        </Badge>
        <Num value={notes.length} />
      </summary>
      <ul>
        {shown.map((note) => (
          <li key={`${note.file}${note.line}${note.field}${JSON.stringify(note.values)}`}>
            <span className={styles.line}>{placeOf(note)}</span>
            <span>
              {aboutOf(note) && `${aboutOf(note)}: `}
              {i18n._(note.sentence, note.values)}
            </span>
          </li>
        ))}
      </ul>
      {notes.length > shown.length && (
        <Button variant="default" size="compact-md" onClick={() => setWhole(true)}>
          {i18n._('Show all {count} lines', { count: notes.length })}
        </Button>
      )}
    </details>
  );
}

function asCsv(i18n: I18n, notes: readonly ImportNote[]): string {
  const head = [i18n._('File'), i18n._('Line'), i18n._('Person'), i18n._('Column')];
  head.push(i18n._('What happened'), i18n._('Sentence'));
  const rows = notes.map((note) => [
    note.file,
    note.line ?? '',
    note.person ?? '',
    note.field ?? '',
    levelWords(i18n, note.level),
    i18n._(note.sentence, note.values),
  ]);
  return csvOf([head, ...rows]);
}

type NotesProps = { notes: readonly ImportNote[]; leftOut: number; headings: Record<string, string> };

/** What became of rows that were refused or altered, by line, grouped under a heading for each code. */
export function ImportNotes({ notes, leftOut, headings }: NotesProps) {
  const { i18n } = useWords();
  if (notes.length === 0) return null;
  const isOneFile = new Set(notes.flatMap(({ file, line }) => (line === null ? [] : [file]))).size < 2;
  return (
    <Panel
      title={i18n._('Line by line')}
      actions={
        <Button variant="default" onClick={() => download('import-report.csv', asCsv(i18n, notes))}>
          {i18n._('Export')}
        </Button>
      }
    >
      {[...Map.groupBy(notes, ({ code }) => code)].map(([code, group]) => (
        <Notes key={code} heading={headings[code] ?? code} notes={group} isOneFile={isOneFile} />
      ))}
      {leftOut > 0 && <p>{i18n._('{count} more remarks are not shown. Correct these first.', { count: leftOut })}</p>}
    </Panel>
  );
}
