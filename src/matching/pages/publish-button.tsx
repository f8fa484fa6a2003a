import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ask, Dialog, Loaded, Moment, ProblemAlert, ProblemError, useSay, useWords } from '#ui/web';
import type { Published, RunView } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { useDecisions, useMatchChanged, useRun } from './queries.ts';

/** Opens the preview of who is told what. */
export function PublishButton({ run, onOpen }: { run: RunView; onOpen: () => void }) {
  const { i18n } = useWords();
  const count = run.summary?.proposals ?? 0;
  return (
    <Button disabled={count === 0} onClick={onOpen}>
      {i18n._('{count, plural, =0 {Nothing to propose} one {Propose this pair} other {Propose these # pairs}}', {
        count,
      })}
    </Button>
  );
}

/** Who is told what, and publishing from there; stays with its run whatever becomes the newest meanwhile. */
export function PublishDialog({ runId, onClose }: { runId: string | undefined; onClose: () => void }) {
  const { i18n } = useWords();
  const query = useRun(runId);
  return (
    <Dialog opened={runId !== undefined} onClose={onClose} title={i18n._('Before they are told')}>
      <Loaded query={query}>{(run) => <Preview run={run} onDone={onClose} />}</Loaded>
    </Dialog>
  );
}

const typeOf = (problem: unknown) => (problem instanceof ProblemError ? problem.problem.type : undefined);

/** Publishes; after a refusal what the dialog shows is asked for again, so that the next press is about things as they are. */
function usePublish(run: RunView, onDone: () => void) {
  const { i18n } = useWords();
  const say = useSay();
  const changed = useMatchChanged();
  const [problem, setProblem] = useState<unknown>();
  const [outcome, setOutcome] = useState<Published>();
  const [isSending, setSending] = useState(false);
  const publish = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const json = { evenIfStale: run.isStale === true };
      const done = await ask(api['match-runs'][':id'].publication.$put({ param: { id: run.id }, json }));
      if (done.withheld.length > 0) return setOutcome(done);
      onDone();
      say(
        i18n._('{count, plural, one {One pair is} other {# pairs are}} with the people', {
          count: done.offered + done.begun,
        }),
      );
    } catch (error) {
      setProblem(error);
    } finally {
      await changed();
      setSending(false);
    }
  };
  return { publish, problem, outcome, isSending };
}

function Preview({ run, onDone }: { run: RunView; onDone: () => void }) {
  const { i18n } = useWords();
  const { publish, problem, outcome, isSending } = usePublish(run, onDone);
  const count = run.summary?.proposals ?? 0;
  if (outcome) return <Withheld outcome={outcome} onDone={onDone} />;
  if (problem !== undefined && (run.publishedAt !== null || typeOf(problem) === '/problems/run-overtaken')) {
    return <TooLate run={run} problem={problem} onDone={onDone} />;
  }
  return (
    <div className={styles.proof}>
      <p>
        {i18n._(
          '{count, plural, one {Both people of the pair get a mail} other {Both people of each of the # pairs get a mail}}: who the other is, the three main reasons and how to answer.',
          { count },
        )}
      </p>
      <ul className={styles.reasons}>
        <li>{i18n._('Each answers in silence; nobody learns what the other said, not even you.')}</li>
        <li>
          {run.format === 'circle' &&
            i18n._(
              'A circle begins when all of it have said yes, else on the answer day with those who did, if they are {least} or more.',
              { least: run.policy.circleLeast },
            )}
          {run.format === 'two_to_one' &&
            i18n._(
              'The three begin when all have said yes, else on the answer day with whoever did. Anything else closes in the same words.',
            )}
          {run.format === 'one_to_one' &&
            i18n._(
              'Two acceptances begin the mentorship. Anything else closes in the same words when the time is over.',
            )}
        </li>
        <li>
          {i18n._(
            'Both laws are checked once more for every pair; one that breaks a rule today is held back and named.',
          )}
        </li>
        <li>{i18n._('People without a partner are not told by this step.')}</li>
      </ul>
      {run.isStale && <Stale run={run} />}
      {problem !== undefined && !(run.isStale && typeOf(problem) === '/problems/run-stale') && (
        <ProblemAlert error={problem} />
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onDone}>
          {i18n._('Not yet')}
        </Button>
        <Button loading={isSending} onClick={() => void publish()}>
          {i18n._('{count, plural, one {Propose this pair} other {Propose these # pairs}}', { count })}
        </Button>
      </Group>
    </div>
  );
}

/** What changed, as far as it can be told, and that one may go on. */
function Stale({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const decisions = useDecisions(run.programmeId).data?.decisions ?? [];
  const count = decisions.filter((one) => one.decidedAt > run.requestedAt).length;
  return (
    <Alert color="gray" title={i18n._('Something changed since this run')} role="alert">
      <p>
        {count > 0
          ? i18n._(
              '{count, plural, one {One pair was locked or is kept apart} other {# pairs were locked or are kept apart}} by now; a pair kept apart is held back.',
              { count },
            )
          : i18n._('The directory, sign-ups, policy or your decisions are not what this run knew.')}
      </p>
      <p>{i18n._('You can go on with it as it is, or close this and run again.')}</p>
    </Alert>
  );
}

/** Somebody published this run or another one while the dialog was open. */
function TooLate({ run, problem, onDone }: { run: RunView; problem: unknown; onDone: () => void }) {
  const { i18n } = useWords();
  return (
    <div className={styles.proof}>
      <ProblemAlert error={problem} />
      {run.publishedAt !== null && (
        <p>
          {i18n._('It was published')} <Moment at={run.publishedAt} />.
        </p>
      )}
      <Group justify="flex-end">
        <Button onClick={onDone}>{i18n._('Close')}</Button>
      </Group>
    </div>
  );
}

function Withheld({ outcome, onDone }: { outcome: Published; onDone: () => void }) {
  const { i18n } = useWords();
  return (
    <div className={styles.proof}>
      <p>
        {i18n._('{count, plural, one {One pair is} other {# pairs are}} with the people', {
          count: outcome.offered + outcome.begun,
        })}
      </p>
      <p>{i18n._('Held back because a rule stands against them today:')}</p>
      <ul className={styles.reasons}>
        {outcome.withheld.map((one) => (
          <li key={`${one.mentor} ${one.mentee}`}>
            {one.mentor} · {one.mentee}: {i18n._(one.words.sentence, one.words.values)}
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button onClick={onDone}>{i18n._('Close')}</Button>
      </Group>
    </div>
  );
}
