import { Fold, type I18n, useWords } from '#ui/web';
import type { FairnessView } from '../queries/fairness.ts';
import { FigureTable } from './figure-table.tsx';
import styles from './match.module.css';
import { fitOf } from './terms.ts';

type Distribution = NonNullable<FairnessView['all']>;
/** Percent of the people or pairs that have at most the score of the same place among the deciles. */
const TENTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90];
const MIDDLE = 50;

type Row = { label: string; facts: Distribution | null };

/** How fit is spread over all pairs and over the people of each side: a strip with a mark at each tenth, and the figures. */
export function Spread({ all, bySide }: Pick<FairnessView, 'all' | 'bySide'>) {
  const { i18n } = useWords();
  const rows = rowsOf(i18n, all, bySide);
  return (
    <>
      <ul className={styles.spread}>
        {rows.map(({ label, facts }) => (
          <li key={label}>
            <span>{label}</span>
            {facts ? (
              <Strip facts={facts} />
            ) : (
              <span className={styles.quiet}>{i18n._('Too few people to tell.')}</span>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {i18n._('From 0 to 100. As many lie between two marks as between any other two; the thick mark is the middle.')}
      </p>
      <Fold summary={i18n._('All of it as a table')}>
        <FigureTable
          caption={i18n._('Fit over all pairs and by side')}
          head={[i18n._('Fit'), ...rows.map((row) => row.label)]}
          rows={linesOf(i18n, rows)}
        />
      </Fold>
    </>
  );
}

const rowsOf = (i18n: I18n, all: Distribution | null, bySide: FairnessView['bySide']): Row[] => [
  {
    label: i18n._('{count, plural, =0 {All pairs} one {One pair} other {All # pairs}}', { count: all?.n ?? 0 }),
    facts: all,
  },
  {
    label: i18n._('{count, plural, =0 {Mentors} one {One mentor} other {# mentors}}', { count: bySide.mentor?.n ?? 0 }),
    facts: bySide.mentor,
  },
  {
    label: i18n._('{count, plural, =0 {Mentees} one {One mentee} other {# mentees}}', { count: bySide.mentee?.n ?? 0 }),
    facts: bySide.mentee,
  },
];

function linesOf(i18n: I18n, rows: readonly Row[]): (string | number | null)[][] {
  const line = (name: string, of: (facts: Distribution) => number | null | undefined) => [
    name,
    ...rows.map(({ facts }) => {
      const score = facts && of(facts);
      return score == null ? null : fitOf(score);
    }),
  ];
  const tenths = TENTHS.map((percent, k) =>
    line(
      percent === MIDDLE ? i18n._('Middle') : i18n._('{percent}% have at most', { percent }),
      (facts) => facts.deciles[k],
    ),
  );
  return [line(i18n._('Lowest'), (facts) => facts.lowest), ...tenths, line(i18n._('Mean'), (facts) => facts.mean)];
}

function Strip({ facts: { lowest, deciles } }: { facts: Distribution }) {
  const { i18n } = useWords();
  const low = fitOf(lowest ?? 0);
  const middle = fitOf(deciles[4] ?? 0);
  const high = fitOf(deciles.at(-1) ?? 0);
  return (
    <>
      <span className={styles.strip} aria-hidden="true">
        <span data-mark="range" style={{ insetInlineStart: `${low}%`, width: `${high - low}%` }} />
        {TENTHS.map((percent, k) => (
          <span
            key={percent}
            data-mark={percent === MIDDLE ? 'middle' : 'tenth'}
            style={{ insetInlineStart: `${fitOf(deciles[k] ?? 0)}%` }}
          />
        ))}
      </span>
      <span className={styles.stripWords}>{i18n._('lowest {low}, middle {middle}', { low, middle })}</span>
    </>
  );
}
