import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import styles from './lines.module.css';
import { useWords } from './words.ts';

export type SaveStage = 'clean' | 'writing' | 'saving' | 'saved' | 'failed';

const restMs = 800;

/** Saves a value a moment after the last change, and says where it is. */
export function useSaveAsYouGo<T>(value: T, save: (value: T) => Promise<unknown>): SaveStage {
  const [stage, setStage] = useState<SaveStage>('clean');
  const first = useRef(true);
  const latest = useRef(save);
  latest.current = save;
  const text = JSON.stringify(value);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    setStage('writing');
    let stale = false;
    const later = setTimeout(async () => {
      setStage('saving');
      try {
        await latest.current(JSON.parse(text) as T);
        if (!stale) setStage('saved');
      } catch {
        if (!stale) setStage('failed');
      }
    }, restMs);
    return () => {
      stale = true;
      clearTimeout(later);
    };
  }, [text]);
  return stage;
}

/** One quiet line: is what I wrote kept? */
export function SaveState({ stage }: { stage: SaveStage }) {
  const { i18n } = useWords();
  const words = {
    clean: '',
    writing: i18n._('Not saved yet'),
    saving: i18n._('Saving'),
    saved: i18n._('Saved'),
    failed: i18n._('Not saved. We try again when you change something.'),
  };
  const Icon = { clean: null, writing: IconPencil, saving: IconPencil, saved: IconCheck, failed: IconAlertTriangle }[
    stage
  ];
  return (
    <p className={styles.save} data-stage={stage} role="status">
      {Icon && <Icon size={16} aria-hidden />}
      {words[stage]}
    </p>
  );
}
