import { Button } from '@mantine/core';
import { IconCertificate, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ask, Dialog, Facts, ProblemAlert, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';

/** "Proven best": opens the certificate in words, with the hashes and a way to compute it again. */
export function Seal({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isProven = run.seal?.isProven ?? false;
  return (
    <>
      <button type="button" className={styles.seal} data-proven={isProven || undefined} onClick={() => setOpen(true)}>
        {isProven ? (
          <IconRosetteDiscountCheck size={36} stroke={1.4} aria-hidden />
        ) : (
          <IconCertificate size={36} stroke={1.4} aria-hidden />
        )}
        <span>
          <strong>{isProven ? i18n._('Proven best') : i18n._('Not proven')}</strong>
          <span className={styles.small}>{i18n._('Read the proof in words')}</span>
        </span>
      </button>
      <Dialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={isProven ? i18n._('Proven best') : i18n._('Not proven')}
      >
        <Proof run={run} />
      </Dialog>
    </>
  );
}

function Proof({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const { seal } = run;
  return (
    <div className={styles.proof}>
      <p>
        {i18n._(
          'This answer comes with a certificate. A second program that shares no code with the engine has checked it; anybody can check it again.',
        )}
      </p>
      <ol>
        {seal?.stages.map((stage) => (
          <li key={stage.code}>{i18n._(stage.sentence, stage.values)}</li>
        ))}
      </ol>
      {seal?.note && <p>{seal.note}</p>}
      <Facts
        items={[
          { term: i18n._('Engine'), is: run.engineVersion },
          { term: i18n._('Snapshot'), is: <code className={styles.hash}>{run.snapshotSha256}</code> },
          { term: i18n._('Result'), is: <code className={styles.hash}>{run.resultSha256 ?? ''}</code> },
        ]}
      />
      <Replay runId={run.id} />
    </div>
  );
}

function Replay({ runId }: { runId: string }) {
  const { i18n } = useWords();
  const [outcome, setOutcome] = useState<boolean>();
  const [problem, setProblem] = useState<unknown>();
  const [isWorking, setWorking] = useState(false);
  const replay = async () => {
    setWorking(true);
    setProblem(undefined);
    await ask(api['match-runs'][':id'].replay.$post({ param: { id: runId } }))
      .then((answer) => setOutcome(answer.isSame))
      .catch(setProblem);
    setWorking(false);
  };
  return (
    <div>
      <Button variant="default" loading={isWorking} onClick={() => void replay()}>
        {i18n._('Compute it again and compare')}
      </Button>
      <p role="status" className={styles.small}>
        {outcome === true && i18n._('The same, to the last byte.')}
        {outcome === false && i18n._('Not the same. Another version of the engine may have made the first answer.')}
      </p>
      {problem !== undefined && <ProblemAlert error={problem} />}
    </div>
  );
}
