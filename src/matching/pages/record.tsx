import { Button } from '@mantine/core';
import { Facts, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { Answered, useQuestion } from './questions.tsx';

/** Engine, seed and hashes of a run, and a way to compute it again and compare the bytes. */
export function Record({ run }: { run: RunView }) {
  const { i18n } = useWords();
  return (
    <div className={styles.proof}>
      <Facts
        items={[
          { term: i18n._('Engine'), is: run.engineVersion },
          { term: i18n._('Seed'), is: String(run.policy.seed) },
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
