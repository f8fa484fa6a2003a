import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';
import { useWords } from './words.ts';

type DialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** `sheet` rises from the bottom edge, for phones. */
  kind?: 'box' | 'sheet';
  children: ReactNode;
};

/** A modal dialog of the browser: it keeps focus, closes on Escape and gives focus back. */
export function Dialog({ opened, onClose, title, kind = 'box', children }: DialogProps) {
  const { i18n } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (opened && dialog && !dialog.open) dialog.showModal();
    if (!opened) dialog?.close();
  }, [opened]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape; this is the click beside it
    <dialog
      ref={ref}
      className={styles.dialog}
      data-kind={kind}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {opened && (
        <div className={styles.inside}>
          <div className={styles.head}>
            <h2 id={id}>{title}</h2>
            <CloseButton aria-label={i18n._('Close')} onClick={onClose} />
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
