import { Button } from '@mantine/core';
import { useWords, WhyThis } from '#ui/web';
import type { QuestionView } from '../queries/question-views.ts';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import type { TriedPolicy } from './policy-words.ts';
import { Answered, type Question } from './questions.tsx';

export type Relaxation = NonNullable<QuestionView['relaxations']>[number];
type Props = { run: RunView; question: Question; onTry: (policy: TriedPolicy) => void };

/** What would place the people left over: the smallest sets of rules, each solved again, and what each buys. */
export function Relaxations({ run, question, onTry }: Props) {
  const { i18n } = useWords();
  const found = question.newest?.relaxations ?? null;
  return (
    <div className={styles.asking}>
      <Answered question={question}>
        {found === null ? (
          <Button variant="default" onClick={() => void question.ask({ kind: 'relaxations' })}>
            {i18n._('What would it take to place them?')}
          </Button>
        ) : (
          <Found found={found} onTry={run.publishedAt === null ? onTry : undefined} />
        )}
      </Answered>
    </div>
  );
}

function Found({ found, onTry }: { found: Relaxation[]; onTry: ((policy: TriedPolicy) => void) | undefined }) {
  const { i18n } = useWords();
  const useful = found.filter((one) => one.smallestFor.length > 0);
  const useless = found.filter((one) => one.places.length === 0);
  return (
    <>
      <h3>{i18n._('What it would take')}</h3>
      {useful.length === 0 && (
        <p>{i18n._('No rule that may be loosened would place anybody of them: more people are needed.')}</p>
      )}
      <ul className={styles.people}>
        {useful.map((one) => (
          <li key={codesOf(one)}>
            <p className={styles.name}>{rulesIn(i18n, one)}</p>
            <p>
              {i18n._('would place {count, plural, one {one person} other {# people}}: {names}', {
                count: one.places.length,
                names: namesOf(one.places),
              })}
            </p>
            {one.rules.length > 1 && one.smallestFor.length < one.places.length && (
              <p className={styles.small}>
                {i18n._('{names}: only with all of these together', { names: namesOf(one.smallestFor) })}
              </p>
            )}
            {one.loses.length > 0 && (
              <p>
                {i18n._('and take the partner from {count, plural, one {one person} other {# people}}: {names}', {
                  count: one.loses.length,
                  names: namesOf(one.loses),
                })}
              </p>
            )}
            <p className={styles.small}>
              {i18n._(
                '{count, plural, =0 {no more pairs in all} one {one more pair in all} other {# more pairs in all}}',
                {
                  count: one.morePairs,
                },
              )}
            </p>
            {one.policy && onTry && (
              <Button variant="default" size="compact-md" onClick={() => onTry(one.policy as TriedPolicy)}>
                {i18n._('Try this')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {useless.length > 0 && (
        <WhyThis summary={i18n._('What would not be enough')}>
          <ul className={styles.reasons}>
            {useless.map((one) => (
              <li key={codesOf(one)}>{rulesIn(i18n, one)}</li>
            ))}
          </ul>
        </WhyThis>
      )}
    </>
  );
}

const namesOf = (people: readonly { name: string }[]) => people.map((person) => person.name).join(', ');

const codesOf = (one: Relaxation) => one.rules.map((rule) => rule.code).join(' ');

/** The rules of one set in a sentence. */
export const rulesIn = (i18n: ReturnType<typeof useWords>['i18n'], one: Relaxation): string =>
  one.rules.map((rule) => i18n._(rule.sentence, rule.values)).join(` ${i18n._('and')} `);
