import { type I18n, Loaded, Panel, useWords, WhoSeesThis } from '#ui/web';
import type { FairnessView } from '../queries/fairness.ts';
import type { RunView } from '../schema.ts';
import { FigureTable } from './figure-table.tsx';
import { KeepFiles } from './keep-files.tsx';
import styles from './match.module.css';
import { useFairness } from './queries.ts';
import { Record } from './record.tsx';
import { Spread } from './spread.tsx';
import { fitOf } from './terms.ts';
import { Warnings } from './warnings.tsx';

/** What lies behind a run: who got what, what the rules removed, the record of it and the file to compute it again. */
export function FiguresView({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const query = useFairness(run.id);
  return (
    <div className={styles.trial}>
      <div className={styles.column}>
        <Loaded query={query} lines={8}>
          {({ fairness }) =>
            fairness ? <Fairness facts={fairness} /> : <p>{i18n._('Run the match again to see who got what.')}</p>
          }
        </Loaded>
      </div>
      <div className={styles.column}>
        {query.data?.fairness && <Removed run={run} facts={query.data.fairness} />}
        <Panel
          title={i18n._('Record of this run')}
          lead={i18n._('The same snapshot, seed and engine give the same bytes, whoever computes it again.')}
        >
          <Record run={run} />
        </Panel>
        <KeepFiles run={run} />
      </div>
    </div>
  );
}

function Fairness({ facts }: { facts: FairnessView }) {
  const { i18n } = useWords();
  const { all, bySide, blockingPairs } = facts;
  return (
    <>
      <Panel title={i18n._('Who got what')} lead={i18n._('Fit of 100; for a person, that of their best pair.')}>
        <Spread all={all} bySide={bySide} />
        {blockingPairs !== null && (
          <p>
            {i18n._(
              '{count, plural, =0 {Of those who named each other, nobody would rather have the other than whom they got.} one {One pair of people who named each other would both rather have had each other.} other {# pairs of people who named each other would both rather have had each other.}}',
              { count: blockingPairs },
            )}
          </p>
        )}
        <WhoSeesThis>
          {i18n._('The coordinators of this programme. Nothing is shown about fewer than five.')}
        </WhoSeesThis>
      </Panel>
      <Panel title={i18n._('By unit')}>
        <Groups facts={facts.byUnit} nameOf={(name) => name || i18n._('No unit')} what={i18n._('Unit')} />
      </Panel>
      <Panel title={i18n._('By who goes first')}>
        <Groups facts={facts.byPriority} nameOf={(name) => priorityWords(i18n, name)} what={i18n._('Class')} />
      </Panel>
    </>
  );
}

function priorityWords(i18n: I18n, priority: string): string {
  if (priority === 'carried-over') return i18n._('Waited last time');
  return priority === 'nominated' ? i18n._('Nominated') : i18n._('Everybody else');
}

type GroupsProps = { facts: FairnessView['byUnit']; nameOf: (name: string) => string; what: string };

function Groups({ facts, nameOf, what }: GroupsProps) {
  const { i18n } = useWords();
  return facts.map(({ side, rows, others }) => (
    <div key={side}>
      <h3>{side === 'mentor' ? i18n._('Mentors') : i18n._('Mentees')}</h3>
      {rows.length === 0 && !others ? (
        <p className={styles.quiet}>{i18n._('Too few people to tell.')}</p>
      ) : (
        <FigureTable
          caption={what}
          head={[what, i18n._('People'), i18n._('With a partner'), i18n._('Mean fit')]}
          rows={[
            ...rows.map((row) => [nameOf(row.name), row.people, row.covered, meanOf(row)]),
            ...(others
              ? [
                  [
                    i18n._('{groups} smaller ones together', { groups: others.groups }),
                    others.people,
                    others.covered,
                    meanOf(others),
                  ],
                ]
              : []),
          ]}
        />
      )}
    </div>
  ));
}

const meanOf = ({ mean }: { mean: number | null }) => (mean === null ? null : fitOf(mean));

function Removed({ run, facts }: { run: RunView; facts: FairnessView }) {
  const { i18n } = useWords();
  if (facts.removed.length + facts.warnings.length === 0) return null;
  return (
    <Panel
      title={i18n._('What the rules removed')}
      lead={i18n._('Every pair of a mentor and a mentee counts once, for the first rule that refused it.')}
    >
      <FigureTable
        caption={i18n._('Pairs by rule')}
        head={[i18n._('Rule'), i18n._('Pairs')]}
        rows={facts.removed.map(({ words, count }) => [i18n._(words.sentence, words.values), count])}
      />
      <Warnings run={run} />
    </Panel>
  );
}
