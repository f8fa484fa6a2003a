import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Loading, useWords } from '#ui/web';
import type { Candidate, RunView } from '../schema.ts';
import { Choice } from './choice.tsx';
import styles from './match.module.css';

const WhyNot = lazy(() => import('./why-not.tsx').then(({ WhyNot: Part }) => ({ default: Part })));
const PartnersOf = lazy(() => import('./suggestions.tsx').then(({ PartnersOf: Part }) => ({ default: Part })));

/** What is being asked: about two people, or about the partners of one. */
export type Asked = { about: 'two' } | { about: 'one'; person?: Candidate };
type AskProps = { run: RunView; asked: Asked | undefined; onAsk: (asked: Asked | undefined) => void };

/** The search boxes of the board: why not these two, and who else for this one. */
export function AskPanel({ run, asked, onAsk }: AskProps) {
  const { i18n } = useWords();
  return (
    <section className={styles.side} aria-labelledby="ask-title">
      <h2 id="ask-title">{i18n._('Ask')}</h2>
      <Choice
        label={i18n._('What do you want to ask?')}
        value={asked?.about}
        onChoose={(about) => onAsk(about === asked?.about ? undefined : { about })}
        choices={[
          { value: 'two', label: i18n._('Why not these two?') },
          { value: 'one', label: i18n._('Who else?') },
        ]}
      />
      {asked && (
        <>
          <Suspense fallback={<Loading lines={2} />}>
            {asked.about === 'two' ? (
              <WhyNot run={run} />
            ) : (
              <PartnersOf key={asked.person?.personId ?? ''} run={run} first={asked.person} />
            )}
          </Suspense>
          <Button variant="subtle" onClick={() => onAsk(undefined)}>
            {i18n._('Close')}
          </Button>
        </>
      )}
    </section>
  );
}
