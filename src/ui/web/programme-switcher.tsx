import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import type { Me } from './me.ts';
import styles from './shell.module.css';
import { useWords } from './words.ts';

const key = 'vv-programme';

const remembered = () => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const remember = (id: string) => {
  try {
    localStorage.setItem(key, id);
  } catch {
    // private mode: the choice lasts until the page closes
  }
};

/** The programme a person is looking at: from the address, else the last one, else one that runs, else the first. */
export function useProgrammeId(me: Me): string | undefined {
  const params = useParams({ strict: false }) as { programmeId?: string };
  const known = (id: string | null | undefined) => me.programmes.find((programme) => programme.id === id)?.id;
  const running = me.programmes.find((programme) => programme.state === 'running')?.id;
  return params.programmeId ?? known(remembered()) ?? running ?? me.programmes[0]?.id;
}

export function ProgrammeSwitcher({ me, programmeId }: { me: Me; programmeId: string | undefined }) {
  const { i18n } = useWords();
  const navigate = useNavigate();
  const params = useParams({ strict: false }) as { programmeId?: string };
  const [, redraw] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = me.programmes.find((programme) => programme.id === programmeId);
  if (current === undefined) return <span className={styles.switcher} />;
  if (me.programmes.length === 1) return <ProgrammeName name={current.name} />;
  const choose = (chosen: string) => {
    remember(chosen);
    list.current?.hidePopover();
    redraw((count) => count + 1);
    if (params.programmeId !== undefined)
      void navigate({ to: '.', params: (before: object) => ({ ...before, programmeId: chosen }) } as never);
  };
  return (
    <>
      <button
        type="button"
        className={styles.switcher}
        popoverTarget={id}
        aria-label={i18n._('Programme: {name}. Choose another', { name: current.name })}
      >
        <span>{current.name}</span>
        <IconChevronDown size={16} aria-hidden />
      </button>
      <div ref={list} id={id} popover="auto" className={`${styles.popover} ${styles.programmes}`}>
        {me.programmes.map((programme) => (
          <button
            key={programme.id}
            type="button"
            className={styles.line}
            aria-current={programme.id === programmeId ? 'true' : undefined}
            onClick={() => choose(programme.id)}
          >
            <IconCheck size={18} opacity={programme.id === programmeId ? 1 : 0} aria-hidden />
            <span>{programme.name}</span>
          </button>
        ))}
      </div>
    </>
  );
}

const ProgrammeName = ({ name }: { name: string }) => (
  <span className={styles.switcher}>
    <span>{name}</span>
  </span>
);
