import { NativeSelect } from '@mantine/core';
import { Panel, useWords } from '#ui/web';
import type { ImportReport, Mapping, PersonField } from '../schema.ts';
import styles from './import.module.css';
import { fieldWords } from './import-words.ts';

type MappingProps = {
  report: ImportReport;
  /** What was changed here so far; the rest is guessed again. */
  chosen: Mapping | null;
  onChange: (mapping: Mapping) => void;
  isBusy: boolean;
};

/** Which column means what: guessed from the header, changed here. */
export function ColumnMapping({ report, chosen, onChange, isBusy }: MappingProps) {
  const { i18n } = useWords();
  const columns = [...new Set(report.files.flatMap((file) => file.columns))];
  const words = fieldWords(i18n);
  const unused = report.unusedColumns;
  return (
    <Panel
      title={i18n._('What the columns mean')}
      lead={
        unused.length === 0
          ? i18n._('Every column is used.')
          : i18n._('Not used, and not stored: {columns}.', { columns: unused.join(', ') })
      }
    >
      <div className={styles.mapping}>
        {(Object.keys(words) as PersonField[]).map((field) => (
          <NativeSelect
            key={field}
            label={words[field]}
            value={report.mapping[field] ?? ''}
            disabled={isBusy}
            data={[{ value: '', label: i18n._('Not in the file') }, ...columns]}
            onChange={(event) => onChange({ ...chosen, [field]: event.currentTarget.value })}
          />
        ))}
      </div>
    </Panel>
  );
}
