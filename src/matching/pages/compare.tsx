import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask, Loaded, useWords, WhyThis } from '#ui/web';
import { api } from './api.ts';
import styles from './match.module.css';
import { fitOf } from './terms.ts';

/** What this run changed against the one before. */
export function Compare({ beforeId, afterId, children }: { beforeId: string; afterId: string; children: ReactNode }) {
  const { i18n } = useWords();
  const query = useQuery({
    queryKey: ['match-run', afterId, 'comparison', beforeId],
    queryFn: () =>
      ask(api['match-runs'][':id'].comparison.$get({ param: { id: afterId }, query: { before: beforeId } })),
  });
  return (
    <Loaded query={query} lines={2}>
      {(difference) => (
        <>
          <p>
            {i18n._('Against the run of')} {children}:{' '}
            {i18n._('{kept} pairs stayed, {added} are new, {removed} are gone.', {
              kept: difference.kept,
              added: difference.added.length,
              removed: difference.removed.length,
            })}
          </p>
          {difference.added.length + difference.removed.length > 0 && (
            <WhyThis summary={i18n._('Show the difference')}>
              <Pairs title={i18n._('New')} pairs={difference.added} />
              <Pairs title={i18n._('Gone')} pairs={difference.removed} />
            </WhyThis>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Pairs by name with their fit, under a title; nothing when there are none. */
export function Pairs({ title, pairs }: { title: string; pairs: { mentor: string; mentee: string; score: number }[] }) {
  if (pairs.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.reasons}>
        {pairs.map((pair) => (
          <li key={`${pair.mentor} ${pair.mentee}`}>
            {pair.mentor} · {pair.mentee} <span className={styles.small}>{fitOf(pair.score)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
