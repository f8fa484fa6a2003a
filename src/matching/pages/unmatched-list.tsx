import { IconBulb } from '@tabler/icons-react';
import { type I18n, Loaded, useWords, WhyThis } from '#ui/web';
import type { RunView, UnmatchedView } from '../schema.ts';
import styles from './match.module.css';
import type { TriedPolicy } from './policy-words.ts';
import { useUnmatched } from './queries.ts';
import { useQuestion } from './questions.tsx';
import { type Relaxation, Relaxations, rulesIn } from './relaxations.tsx';
import { ShowNext } from './show-next.tsx';

/** Who has no partner, why, and what would help. */
export function UnmatchedList({ run, onTry }: { run: RunView; onTry: (policy: TriedPolicy) => void }) {
  const { i18n } = useWords();
  const query = useUnmatched(run.id);
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
              <ShowNext list={query} shown={unmatched.length} total={total} />
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
    .filter((way) => way.smallestFor.some((person) => person.personId === one.person.personId))
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
          {i18n._('Refuses most:')} {i18n._(main.words.sentence, main.words.values)}
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
                  {words.code === 'rule.private'
                    ? i18n._('{count, plural, one {refuses at least one person} other {refuses at least # people}}', {
                        count,
                      })
                    : i18n._('{count, plural, one {refuses one person} other {refuses # people}}', { count })}
                </span>
              </li>
            ))}
          </ul>
          {one.competitors.length > 0 && (
            <>
              <p>{i18n._('Who competes: {names}', { names: namesOf(i18n, one.competitors, one, 'people') })}</p>
              <p>{i18n._('For places with: {names}', { names: namesOf(i18n, one.partners, one, 'partners') })}</p>
            </>
          )}
        </WhyThis>
      )}
    </li>
  );
}

/** The names that are sent, and how many more there are by the sentence about the group. */
function namesOf(i18n: I18n, names: readonly string[], { reasons }: UnmatchedView, of: 'people' | 'partners'): string {
  const count = reasons.map(({ values }) => values[of]).find((value) => typeof value === 'number') ?? names.length;
  const more = Number(count) - names.length;
  const list = names.join(', ');
  return more > 0 ? `${list} ${i18n._('and {more} more', { more })}` : list;
}
