import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import { Loaded, useWords, WhyThis } from '#ui/web';
import type { RunView, UnmatchedView } from '../schema.ts';
import styles from './match.module.css';
import { useUnmatched } from './queries.ts';
import { useQuestion } from './questions.tsx';
import { type Relaxation, Relaxations, rulesIn } from './relaxations.tsx';
import type { TriedPolicy } from './what-if.tsx';

const STEP = 20;
const MOST = 200;

/** Who has no partner, why, and what would help. */
export function UnmatchedList({ run, onTry }: { run: RunView; onTry: (policy: TriedPolicy) => void }) {
  const { i18n } = useWords();
  const [limit, setLimit] = useState(STEP);
  const query = useUnmatched(run.id, limit);
  const question = useQuestion(run.id, 'relaxations');
  const relaxations = question.newest?.relaxations ?? [];
  return (
    <section className={styles.side} aria-labelledby="unmatched-title">
      <h2 id="unmatched-title">{i18n._('Without a partner')}</h2>
      {run.advice.length > 0 && (
        <ul className={styles.advice}>
          {run.advice.map((words) => (
            <li key={JSON.stringify(words)}>
              <IconBulb size={18} aria-hidden />
              {i18n._(words.sentence, words.values)}
            </li>
          ))}
        </ul>
      )}
      <Loaded query={query}>
        {({ unmatched, total }) =>
          total === 0 ? (
            <p className={styles.quiet}>{i18n._('Everybody has a partner.')}</p>
          ) : (
            <>
              <Relaxations run={run} question={question} onTry={onTry} />
              <ul className={styles.people}>
                {unmatched.map((one) => (
                  <Left key={one.person.personId} one={one} relaxations={relaxations} />
                ))}
              </ul>
              {total > unmatched.length && limit < MOST && (
                <Button variant="subtle" onClick={() => setLimit(Math.min(MOST, limit + STEP * 2))}>
                  {i18n._('Show more ({shown} of {total})', { shown: unmatched.length, total })}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Left({ one, relaxations }: { one: UnmatchedView; relaxations: readonly Relaxation[] }) {
  const { i18n } = useWords();
  const side = one.side === 'mentor' ? i18n._('Mentor') : i18n._('Mentee');
  const where = [one.person.gradeName, one.person.unitName].filter(Boolean).join(', ');
  const [main] = one.removedBy;
  const ways = relaxations
    .filter((way) => way.places.some((person) => person.personId === one.person.personId))
    .slice(0, 2)
    .map((way) => rulesIn(i18n, way));
  const hasMore = one.removedBy.length > 1 || one.competitors.length > 0;
  return (
    <li>
      <p className={styles.name}>
        {one.person.name} <span className={styles.small}>{[side, where].filter(Boolean).join(' · ')}</span>
      </p>
      {one.reasons.map((reason) => (
        <p key={reason.code}>{i18n._(reason.sentence, reason.values)}</p>
      ))}
      {main && (
        <p>
          {i18n._('Mostly:')} {i18n._(main.words.sentence, main.words.values)}
        </p>
      )}
      {ways.map((way) => (
        <p key={way} className={styles.way}>
          {i18n._('Would have a partner with this change:')} {way}
        </p>
      ))}
      {hasMore && (
        <WhyThis summary={i18n._('Look closer')}>
          <ul className={styles.reasons}>
            {one.removedBy.map(({ words, count }) => (
              <li key={words.code}>
                {i18n._(words.sentence, words.values)}{' '}
                <span className={styles.small}>
                  {i18n._('{count, plural, one {rules out one person} other {rules out # people}}', { count })}
                </span>
              </li>
            ))}
          </ul>
          {one.competitors.length > 0 && (
            <>
              <p>{i18n._('Who competes: {names}', { names: one.competitors.join(', ') })}</p>
              <p>{i18n._('For places with: {names}', { names: one.partners.join(', ') })}</p>
            </>
          )}
        </WhyThis>
      )}
    </li>
  );
}
