import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ask, Dialog, ProblemAlert, useSay, useWords } from '#ui/web';
import type { Published, RunView } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { useMatchChanged } from './queries.ts';

/** Opens the preview of who is told what, and publishes from there. */
export function PublishButton({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const [isOpen, setOpen] = useState(false);
  const count = run.summary?.proposals ?? 0;
  return (
    <>
      <Button disabled={count === 0} onClick={() => setOpen(true)}>
        {i18n._('{count, plural, =0 {Nothing to propose} one {Propose this pair} other {Propose these # pairs}}', {
          count,
        })}
      </Button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={i18n._('Before they are told')}>
        <Preview run={run} count={count} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Preview({ run, count, onDone }: { run: RunView; count: number; onDone: () => void }) {
  const { i18n } = useWords();
  const say = useSay();
  const changed = useMatchChanged();
  const [problem, setProblem] = useState<unknown>();
  const [outcome, setOutcome] = useState<Published>();
  const [isSending, setSending] = useState(false);
  const isStale = run.isStale === true;
  const publish = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const json = { evenIfStale: isStale };
      const done = await ask(api['match-runs'][':id'].publication.$put({ param: { id: run.id }, json }));
      await changed();
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
      setSending(false);
    }
  };
  if (outcome) return <Withheld outcome={outcome} onDone={onDone} />;
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
      {isStale && (
        <Alert color="gray" title={i18n._('Something changed since this run')}>
          {i18n._('You can go on with it as it is, or close this and run again.')}
        </Alert>
      )}
      {problem !== undefined && <ProblemAlert error={problem} />}
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
