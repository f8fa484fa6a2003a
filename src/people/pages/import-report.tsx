import { Facts, ImportNotes, Num, Panel, useWords } from '#ui/web';
import type { ImportReport } from '../schema.ts';
import styles from './import.module.css';
import { codeWords } from './import-words.ts';

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

/** What became (or would become) of every row: counts first, then each fault by line, grouped. */
export function Report({ report }: { report: ImportReport }) {
  const { i18n } = useWords();
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
          <details className={styles.leavers}>
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
      <ImportNotes notes={report.notes} leftOut={report.notesLeftOut} headings={codeWords(i18n)} />
    </>
  );
}
