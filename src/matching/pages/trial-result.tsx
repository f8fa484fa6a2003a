import { Alert } from '@mantine/core';
import { Num, useWords, WhyThis } from '#ui/web';
import type { QuestionView } from '../queries/question-views.ts';
import type { RunView } from '../schema.ts';
import { Pairs } from './compare.tsx';
import styles from './match.module.css';
import type { TriedPolicy } from './policy-words.ts';
import { fitOf } from './terms.ts';

type Trial = NonNullable<QuestionView['whatIf']>;
type Totals = Trial['before'];
const MOST_STRANDED = 20;

type Row = { label: string; before: number | null; after: number | null };

/** What another policy would change: figures beside each other, people who gain and lose, pairs made and broken. */
export function TrialResult({ trial, run, policy }: { trial: Trial; run: RunView; policy: TriedPolicy }) {
  const { i18n } = useWords();
  const made = trial.after.pairs - trial.kept;
  const broken = trial.before.pairs - trial.kept;
  const isSame = made + broken === 0;
  return (
    <>
      <Stranded trial={trial} isAnyDepth={policy.chainDepth === 'any' && run.policy.chainDepth !== 'any'} />
      {isSame && <p>{i18n._('Nothing would change: the same pairs come out.')}</p>}
      <Figures trial={trial} />
      <People title={i18n._('Would have a partner')} people={trial.gains} count={gainsIn(trial)} />
      <People title={i18n._('Would no longer have one')} people={trial.loses} count={trial.losesCount} />
      {!isSame && (
        <WhyThis
          summary={i18n._('{kept} pairs stay, {made} are new, {broken} are gone', {
            kept: trial.kept,
            made,
            broken,
          })}
        >
          <Pairs title={i18n._('New')} pairs={trial.made} count={made} />
          <Pairs title={i18n._('Gone')} pairs={trial.broken} count={broken} />
        </WhyThis>
      )}
      <p className={styles.small}>
        {trial.isProven
          ? i18n._('Proven best under that policy; the second program agrees.')
          : i18n._('Not proven best under that policy.')}
      </p>
    </>
  );
}

/** Whom the policy leaves without anybody: said before it is chosen. */
function Stranded({ trial, isAnyDepth }: { trial: Trial; isAnyDepth: boolean }) {
  const { i18n } = useWords();
  const removed = trial.before.eligiblePairs - trial.after.eligiblePairs;
  const more = trial.strandedCount - Math.min(MOST_STRANDED, trial.stranded.length);
  if (trial.strandedCount === 0 && !isAnyDepth) return null;
  const title = isAnyDepth ? i18n._('What “any depth” removes here') : i18n._('Nobody is left for some people');
  return (
    <Alert color={trial.strandedCount > 0 ? 'bad' : 'gray'} title={title}>
      {removed > 0 && (
        <p>
          {i18n._(
            '{removed, plural, one {One of {of, plural, other {#}} possible pairs is no longer possible.} other {# of {of, plural, other {#}} possible pairs are no longer possible.}}',
            {
              removed,
              of: trial.before.eligiblePairs,
            },
          )}
        </p>
      )}
      <p>
        {i18n._(
          '{count, plural, =0 {Everybody who has a possible partner now would still have one.} one {One person would have nobody at all:} other {# people would have nobody at all:}}',
          { count: trial.strandedCount },
        )}
      </p>
      <ul className={styles.reasons}>
        {trial.stranded.slice(0, MOST_STRANDED).map(({ person, words }) => (
          <li key={person.personId}>
            {person.name}
            {words && <span className={styles.small}> · {i18n._(words.sentence, words.values)}</span>}
          </li>
        ))}
        {more > 0 && <li>{i18n._('and {more} more', { more })}</li>}
      </ul>
    </Alert>
  );
}

const coveredIn = (totals: Totals) => totals.coveredMentors + totals.coveredMentees;

/** How many gain a partner, of whom the list may name fewer: as many as end covered beyond those who stay so. */
const gainsIn = ({ before, after, losesCount }: Trial) => coveredIn(after) - coveredIn(before) + losesCount;

const averageOf = (totals: Totals) => (totals.pairs > 0 ? fitOf(totals.total / totals.pairs) : null);

function Figures({ trial: { before, after } }: { trial: Trial }) {
  const { i18n } = useWords();
  const rows: Row[] = [
    { label: i18n._('Mentees with a partner'), before: before.coveredMentees, after: after.coveredMentees },
    { label: i18n._('Mentors with a partner'), before: before.coveredMentors, after: after.coveredMentors },
    { label: i18n._('Pairs'), before: before.pairs, after: after.pairs },
    {
      label: i18n._('Weakest pair'),
      before: before.floor === null ? null : fitOf(before.floor),
      after: after.floor === null ? null : fitOf(after.floor),
    },
    { label: i18n._('Average fit'), before: averageOf(before), after: averageOf(after) },
    { label: i18n._('Possible pairs'), before: before.eligiblePairs, after: after.eligiblePairs },
  ];
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{i18n._('This run beside the policy that is tried')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n._('Figure')}</th>
          <th scope="col">{i18n._('Now')}</th>
          <th scope="col">{i18n._('Then')}</th>
          <th scope="col">{i18n._('Change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>{row.before === null ? '–' : <Num value={row.before} />}</td>
            <td>{row.after === null ? '–' : <Num value={row.after} />}</td>
            <td>
              {row.before === null || row.after === null ? (
                '–'
              ) : (
                <Num value={row.after - row.before} signDisplay="exceptZero" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function People({ title, people, count }: { title: string; people: Trial['gains']; count: number }) {
  const { i18n } = useWords();
  if (count === 0) return null;
  const more = count - people.length;
  return (
    <div>
      <h3>{title}</h3>
      <p>
        {people.map((person) => person.name).join(', ')}
        {more > 0 && ` ${i18n._('and {more} more', { more })}`}
      </p>
    </div>
  );
}
