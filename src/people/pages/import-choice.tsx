import { NativeSelect, Switch } from '@mantine/core';
import { ImportFiles, Panel, useWords } from '#ui/web';
import styles from './import.module.css';
import type { ImportChoice } from './use-import.ts';

type ChoiceProps = { choice: ImportChoice; onChange: (part: Partial<ImportChoice>) => void; isBusy: boolean };

/** Step one: what kind of file, which file, and what happens to people it no longer names. */
export function Choice({ choice, onChange, isBusy }: ChoiceProps) {
  const { i18n } = useWords();
  const isOrganogram = choice.preset === 'uk-organogram';
  return (
    <Panel title={i18n._('Choose a file')}>
      <div className={styles.form}>
        <NativeSelect
          label={i18n._('Kind of file')}
          value={choice.preset}
          data={[
            { value: 'people', label: i18n._('A list of people') },
            { value: 'uk-organogram', label: i18n._('UK government organogram (senior and junior file)') },
          ]}
          onChange={(event) => {
            const preset = event.currentTarget.value === 'uk-organogram' ? 'uk-organogram' : 'people';
            onChange({ preset, files: [], mapping: null, ladder: null });
          }}
        />
        <ImportFiles
          key={choice.preset}
          label={isOrganogram ? i18n._('Senior and junior file of one organisation') : i18n._('File')}
          isBusy={isBusy}
          onFiles={(files) => onChange({ files, mapping: null, ladder: null })}
        />
        <Switch
          label={i18n._('The file is complete: mark people it no longer names as left')}
          description={i18n._(
            'Only people of the same source. Nobody is deleted, and whoever comes back is taken up again.',
          )}
          checked={choice.leavers === 'mark'}
          onChange={(event) => onChange({ leavers: event.currentTarget.checked ? 'mark' : 'keep' })}
        />
      </div>
    </Panel>
  );
}
