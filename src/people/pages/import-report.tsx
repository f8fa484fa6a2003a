import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { csvOf, download, Facts, type I18n, Num, Panel, useWords } from '#ui/web';
import type { ImportNote, ImportReport } from '../schema.ts';
import styles from './import.module.css';
import { codeWords } from './import-words.ts';

const FIRST = 20;

const levelWords = (i18n: I18n, level: ImportNote['level']): string => {
  if (level === 'refused') return i18n._('Not imported');
  return level === 'changed' ? i18n._('Imported, with a change') : i18n._('Good to know');
};

function Group({ code, notes }: { code: string; notes: ImportNote[] }) {
  const { i18n } = useWords();
  const [isWhole, setWhole] = useState(false);
  const level = notes[0]?.level ?? 'information';
  const shown = isWhole ? notes : notes.slice(0, FIRST);
  return (
    <details className={styles.group} open={level === 'refused'}>
      <summary>
        <span>{codeWords(i18n, code)}</span>
        <Badge variant="light" color={level === 'refused' ? 'bad' : 'ink'}>
          {levelWords(i18n, level)}
        </Badge>
        <Num value={notes.length} />
      </summary>
      <ul>
        {shown.map((note) => (
          <li key={`${note.file}${note.line}${JSON.stringify(note.values)}`}>
            <span className={styles.line}>
              {note.line === null ? note.file : i18n._('Line {line}', { line: note.line })}
            </span>
            <span>{i18n._(note.sentence, note.values)}</span>
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

function Counts({ report }: { report: ImportReport }) {
  const { i18n } = useWords();
  const { counts } = report;
  const items = [
    { term: i18n._('Rows in the files'), is: counts.rows },
    { term: report.isDryRun ? i18n._('New people') : i18n._('People added'), is: counts.created },
    { term: i18n._('Changed'), is: counts.changed },
    { term: i18n._('Unchanged'), is: counts.unchanged },
    { term: i18n._('Not imported'), is: counts.refused },
    { term: i18n._('Marked as left'), is: counts.left },
    { term: i18n._('Came back'), is: counts.returned },
    { term: i18n._('Vacant posts'), is: counts.vacant },
    { term: i18n._('Without a grade'), is: counts.withoutGrade },
    { term: i18n._('Without a manager'), is: counts.withoutManager },
    { term: i18n._('New units'), is: counts.newUnits },
    { term: i18n._('New steps on the ladder'), is: counts.newGrades },
  ];
  return (
    <Facts
      items={items.filter(({ is }, at) => at < 5 || is > 0).map(({ term, is }) => ({ term, is: <Num value={is} /> }))}
    />
  );
}

function asCsv(i18n: I18n, report: ImportReport): string {
  const head = [i18n._('File'), i18n._('Line'), i18n._('What happened'), i18n._('Sentence')];
  const rows = report.notes.map((note) => [
    note.file,
    note.line ?? '',
    levelWords(i18n, note.level),
    i18n._(note.sentence, note.values),
  ]);
  return csvOf([head, ...rows]);
}

/** What became (or would become) of every row: counts first, then each fault by line, grouped. */
export function Report({ report }: { report: ImportReport }) {
  const { i18n } = useWords();
  const groups = new Map<string, ImportNote[]>();
  for (const note of report.notes) groups.set(note.code, [...(groups.get(note.code) ?? []), note]);
  return (
    <>
      <Panel title={report.isDryRun ? i18n._('What the import would do') : i18n._('What the import did')}>
        <Counts report={report} />
        <ul className={styles.files}>
          {report.files.map((file) => (
            <li key={file.name}>
              {i18n._('{file}: {rows, plural, one {# row} other {# rows}}, read as {encoding}', {
                file: file.name,
                rows: file.rows,
                encoding: file.encoding,
              })}
            </li>
          ))}
        </ul>
        {report.leavers.length > 0 && (
          <details className={styles.group}>
            <summary>
              {i18n._(
                '{count, plural, one {# person is no longer in the file} other {# people are no longer in the file}}',
                { count: report.counts.left },
              )}
            </summary>
            <p>{report.leavers.map((person) => person.name).join(', ')}</p>
          </details>
        )}
      </Panel>
      {groups.size > 0 && (
        <Panel
          title={i18n._('Line by line')}
          actions={
            <Button variant="default" onClick={() => download('import-report.csv', asCsv(i18n, report))}>
              {i18n._('Export')}
            </Button>
          }
        >
          {[...groups].map(([code, notes]) => (
            <Group key={code} code={code} notes={notes} />
          ))}
          {report.notesLeftOut > 0 && (
            <p>{i18n._('{count} more remarks are not shown. Correct these first.', { count: report.notesLeftOut })}</p>
          )}
        </Panel>
      )}
    </>
  );
}
