import { Num, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { fitOf, stageWords } from './terms.ts';

/** What a run that sought something else than the best answer kept, and what it gave up for it. */
export function GivenUp({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const { cost, summary, seal } = run;
  const gap = seal?.gap ?? [];
  const differing = (cost ?? []).filter((one) => one.here !== one.best);
  if (!cost && gap.length === 0 && run.mode !== 'stable') return null;
  return (
    <section className={styles.givenUp} aria-label={i18n._('Beside the best answer')}>
      {summary?.kept && (
        <p>
          {i18n._('Fewest changes: {pairs} of the {of} pairs under review before are kept.', {
            pairs: summary.kept.pairs,
            of: summary.kept.of,
          })}
        </p>
      )}
      {run.mode === 'stable' && (
        <p>
          {i18n._('Stable: no mentor and mentee would both rather have each other than whom they got.')}{' '}
          {run.proposing === 'mentee'
            ? i18n._('The wishes of the mentees went first.')
            : i18n._('The wishes of the mentors went first.')}
        </p>
      )}
      {gap.map((words) => (
        <p key={words.code}>{i18n._(words.sentence, words.values)}</p>
      ))}
      {cost && differing.length === 0 && <p>{i18n._('It cost nothing: the best answer is no better.')}</p>}
      {differing.length > 0 && (
        <table className={styles.table}>
          <caption className={styles.small}>{i18n._('What it cost beside the best answer')}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n._('Figure')}</th>
              <th scope="col">{i18n._('Here')}</th>
              <th scope="col">{i18n._('Best answer')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ stage, here, best }) => (
              <tr key={stage}>
                <th scope="row">{stageWords(i18n, stage)}</th>
                <td>
                  <Num value={shown(stage, here)} />
                </td>
                <td>
                  <Num value={shown(stage, best)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const shown = (stage: string, value: number) => (stage === 'floor' || stage === 'total' ? fitOf(value) : value);
