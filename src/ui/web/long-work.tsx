import { Button } from '@mantine/core';
import { numberIn } from './format.tsx';
import styles from './lines.module.css';
import { useWords } from './words.ts';

type LongWorkProps = {
  /** What is being done: "Matching 240 people". */
  label: string;
  /** Steps done; `undefined` while the length is not known. */
  done?: number | undefined;
  of?: number | undefined;
  onCancel?: () => void;
};

/** Real progress of long work: can be left, returned to and cancelled; told to screen readers in tenths. */
export function LongWork({ label, done, of, onCancel }: LongWorkProps) {
  const { i18n } = useWords();
  const known = done !== undefined && of !== undefined && of > 0;
  const tenth = known ? Math.floor((done / of) * 10) / 10 : undefined;
  return (
    <div className={styles.work}>
      <div className={styles.workHead}>
        <span>
          <strong>{label}</strong>{' '}
          {known && (
            <span className={styles.quiet}>
              {i18n._('{done} of {of}', { done: numberIn(i18n.locale, done), of: numberIn(i18n.locale, of) })}
            </span>
          )}
        </span>
        {onCancel && (
          <Button variant="default" size="compact-md" onClick={onCancel}>
            {i18n._('Cancel')}
          </Button>
        )}
      </div>
      {known ? <progress value={done} max={of} aria-label={label} /> : <progress aria-label={label} />}
      <span className={styles.quiet}>{i18n._('You can leave this page; the work goes on.')}</span>
      <span role="status" className={styles.hidden}>
        {tenth === undefined ? label : `${label} ${numberIn(i18n.locale, tenth, { style: 'percent' })}`}
      </span>
    </div>
  );
}
