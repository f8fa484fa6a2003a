import { Button } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { type CSSProperties, useId } from 'react';
import styles from './data-table.module.css';
import { useWords } from './words.ts';

type ColumnChoiceProps = {
  columns: { key: string; label: string }[];
  hidden: string[];
  onHide: (hidden: string[]) => void;
};

/** Which columns are drawn and exported; the first always stays. */
export function ColumnChoice({ columns, hidden, onHide }: ColumnChoiceProps) {
  const { i18n } = useWords();
  const id = useId();
  const anchor = `--columns${id}`;
  const toggle = (key: string, shown: boolean) =>
    onHide(shown ? hidden.filter((other) => other !== key) : [...hidden, key]);
  return (
    <>
      <Button
        variant="subtle"
        popoverTarget={id}
        leftSection={<IconColumns size={18} aria-hidden />}
        style={{ anchorName: anchor } as CSSProperties}
      >
        {i18n._('Columns')}
      </Button>
      <div id={id} popover="auto" className={styles.columns} style={{ positionAnchor: anchor } as CSSProperties}>
        <fieldset>
          <legend>{i18n._('Columns shown')}</legend>
          {columns.slice(1).map((column) => (
            <label key={column.key}>
              <input
                type="checkbox"
                checked={!hidden.includes(column.key)}
                onChange={(event) => toggle(column.key, event.currentTarget.checked)}
              />
              {column.label}
            </label>
          ))}
        </fieldset>
      </div>
    </>
  );
}
