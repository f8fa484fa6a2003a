import { Button, NativeSelect } from '@mantine/core';
import { momentShortIn, useLocale, useWords, useZone } from '#ui/web';
import type { RunView } from '../schema.ts';
import { Compare } from './compare.tsx';
import styles from './match.module.css';
import { hasAnswer, isBusy, runChoices, runWords, shownFirst } from './run-words.ts';
import { useChosenOther } from './view.ts';

type RunsProps = { run: RunView; runs: RunView[]; onChoose: (id: string) => void };

function useChoices(runs: readonly RunView[]) {
  const { i18n } = useWords();
  const locale = useLocale();
  const zone = useZone();
  return runChoices(i18n, (at, hasSeconds) => momentShortIn(locale, at, zone, hasSeconds), runs);
}

/** Every run of the programme to choose from, and what the one shown changed against another. */
export function Runs({ run, runs, onChoose }: RunsProps) {
  const { i18n } = useWords();
  const choices = useChoices(runs);
  if (runs.length < 2) return null;
  const others = run.summary ? runs.filter((one) => one.id !== run.id && hasAnswer(one)) : [];
  return (
    <section className={styles.side} aria-labelledby="runs-title">
      <h2 id="runs-title">{i18n._('Runs')}</h2>
      <NativeSelect
        label={i18n._('Shown')}
        value={run.id}
        data={choices}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
      <p className={styles.shown}>{runWords(i18n, run)}</p>
      {others.length > 0 && <Against run={run} runs={runs} others={others} />}
    </section>
  );
}

/** The run to compare with: the one before it unless another was chosen. */
function Against({ run, runs, others }: { run: RunView; runs: RunView[]; others: RunView[] }) {
  const { i18n } = useWords();
  const choices = useChoices(runs).filter(({ value }) => others.some(({ id }) => id === value));
  const [chosen, choose] = useChosenOther();
  const before = others.find((one) => one.requestedAt < run.requestedAt) ?? others[0];
  const other = others.find((one) => one.id === chosen) ?? before;
  if (!other) return null;
  return (
    <>
      <NativeSelect
        label={i18n._('Compared with')}
        value={other.id}
        data={choices}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <p className={styles.shown}>{runWords(i18n, other)}</p>
      <Compare beforeId={other.id} afterId={run.id} />
    </>
  );
}

/** A line where the run shown is not the newest: what became of that one, and the way to it. */
export function Newer({ run, runs, onChoose }: RunsProps) {
  const { i18n } = useWords();
  const [newest] = runs;
  if (!newest || newest.id === run.id) return null;
  const isLatestAnswer = shownFirst(runs)?.id === run.id;
  const way = isLatestAnswer ? i18n._('See that run') : i18n._('Show the newest');
  const goTo = isLatestAnswer ? newest : (shownFirst(runs) ?? newest);
  return (
    <div className={styles.newer} role="status">
      <p>{isLatestAnswer ? <WithoutAnswer newest={newest} /> : <Earlier newest={newest} />}</p>
      <Button variant="default" size="compact-md" onClick={() => onChoose(goTo.id)}>
        {way}
      </Button>
    </div>
  );
}

function WithoutAnswer({ newest }: { newest: RunView }) {
  const { i18n } = useWords();
  const by = newest.requestedBy;
  if (newest.isOvertaken) {
    return i18n._('A newer run can no longer be published, since this one was published after it was asked for.');
  }
  if (newest.state === 'cancelled') {
    return by
      ? i18n._('A newer run that {name} asked for was cancelled. This is the newest one with an answer.', { name: by })
      : i18n._('A newer run was cancelled. This is the newest one with an answer.');
  }
  return (
    <>
      {i18n._('A newer run gave no answer.')} {newest.failure && i18n._(newest.failure.sentence, newest.failure.values)}{' '}
      {i18n._('This is the newest one that did.')}
    </>
  );
}

function Earlier({ newest }: { newest: RunView }) {
  const { i18n } = useWords();
  return isBusy(newest.state)
    ? i18n._('This is an earlier run; a newer one is being worked on.')
    : i18n._('This is an earlier run.');
}
