import { Button, CloseButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import styles from './notices.module.css';
import { useWords } from './words.ts';

type Notice = { id: number; said: string; undo?: () => unknown };

const shownMs = 6_000;
const undoMs = 10_000;

let notices: Notice[] = [];
let next = 1;
const listeners = new Set<() => void>();

function put(change: (before: Notice[]) => Notice[]) {
  notices = change(notices);
  for (const listener of listeners) listener();
}

const drop = (id: number) => put((before) => before.filter((notice) => notice.id !== id));

function show(notice: Omit<Notice, 'id'>) {
  const id = next++;
  put((before) => [...before.slice(-2), { ...notice, id }]);
  setTimeout(() => drop(id), notice.undo ? undoMs : shownMs);
}

/** Says in passing that something is done. */
export const useSay = () => (said: string) => show({ said });

/** Says what was done and offers to take it back, for deeds that tell nobody. */
export const useUndo = () => (said: string, undo: () => unknown) => show({ said, undo });

export function Notices() {
  const { i18n } = useWords();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {shown.map((notice) => (
        <div key={notice.id} className={styles.notice}>
          <span>{notice.said}</span>
          {notice.undo && (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => {
                drop(notice.id);
                void notice.undo?.();
              }}
            >
              {i18n._('Undo')}
            </Button>
          )}
          <CloseButton size="md" aria-label={i18n._('Close')} onClick={() => drop(notice.id)} />
        </div>
      ))}
    </div>
  );
}
