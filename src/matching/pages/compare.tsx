import { useQuery } from '@tanstack/react-query';
import { ask, Loaded, useWords, WhyThis } from '#ui/web';
import { api } from './api.ts';
import styles from './match.module.css';
import { fitOf } from './terms.ts';

/** What one run changed against another. */
export function Compare({ beforeId, afterId }: { beforeId: string; afterId: string }) {
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
            {i18n._('{kept} pairs are the same, {added} are in the run shown only, {removed} in the other only.', {
              kept: difference.kept,
              added: difference.addedCount,
              removed: difference.removedCount,
            })}
          </p>
          {difference.added.length + difference.removed.length > 0 && (
            <WhyThis summary={i18n._('Show the difference')}>
              <Pairs title={i18n._('In the run shown only')} pairs={difference.added} count={difference.addedCount} />
              <Pairs title={i18n._('In the other only')} pairs={difference.removed} count={difference.removedCount} />
            </WhyThis>
          )}
        </>
      )}
    </Loaded>
  );
}

type PairsProps = {
  title: string;
  pairs: { mentor: string; mentee: string; score: number }[];
  /** How many there are in all; the list may stop before. */
  count: number;
};

/** Pairs by name with their fit, under a title; nothing when there are none. */
export function Pairs({ title, pairs, count }: PairsProps) {
  const { i18n } = useWords();
  const more = count - pairs.length;
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
        {more > 0 && <li>{i18n._('and {more} more', { more })}</li>}
      </ul>
    </>
  );
}
