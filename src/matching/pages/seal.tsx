import { Button } from '@mantine/core';
import { IconCertificate, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, Facts, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { Answered, useQuestion } from './questions.tsx';

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
  const question = useQuestion(runId, 'replay');
  const outcome = question.newest?.replay;
  return (
    <div className={styles.proof}>
      <Answered question={question}>
        {outcome && (
          <p role="status">
            {outcome.isSame
              ? i18n._('Computed again: the same, to the last byte.')
              : i18n._('Computed again: not the same. Another version of the engine may have made the first answer.')}
          </p>
        )}
        <div>
          <Button variant="default" onClick={() => void question.ask({ kind: 'replay' })}>
            {i18n._('Compute it again and compare')}
          </Button>
        </div>
      </Answered>
    </div>
  );
}
