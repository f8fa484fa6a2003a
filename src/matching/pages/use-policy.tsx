import { Alert, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { programmesApi } from '#programmes';
import { ask, clientFor, ProblemAlert, useSay, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { policyChanges, type TriedPolicy } from './policy-words.ts';
import { Changes } from './tried.tsx';

const programmes = clientFor<typeof programmesApi>('/').api.v1.programmes;

type UseProps = { run: RunView; policy: TriedPolicy; onRun: () => void };

/** Saves a policy as the programme's own, by the same verb as the policy page. */
function useSaving({ run, policy }: UseProps) {
  const { i18n } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const param = { id: run.programmeId };
  const own = useQuery({
    queryKey: ['match-policy', run.programmeId],
    queryFn: () => ask(programmes[':id'].$get({ param })),
  });
  const save = async () => {
    setProblem(undefined);
    try {
      const expectedVersion = own.data?.policyVersion ?? 0;
      await ask(programmes[':id'].policy.$put({ param, json: { policy, expectedVersion } }));
      say(i18n._('The policy is saved'));
    } catch (error) {
      setProblem(error);
    }
    await client.invalidateQueries();
  };
  return { problem: problem ?? own.error ?? undefined, save, own: own.data?.policy };
}

/** Makes the tried policy the programme's own, and says what else that would change there. */
export function UsePolicy(props: UseProps) {
  const { i18n } = useWords();
  const { run, policy, onRun } = props;
  const { problem, save, own } = useSaving(props);
  if (own === undefined) return problem === undefined ? null : <ProblemAlert error={problem} />;
  const changes = policyChanges(i18n, own, policy);
  const hasMoved = policyChanges(i18n, own, run.policy).length > 0;
  if (changes.length === 0) return <InForce run={run} policy={policy} onRun={onRun} />;
  return (
    <div className={styles.changes}>
      {hasMoved && (
        <>
          <p>{i18n._('The policy of the programme was changed since this run. Using the tried one changes there:')}</p>
          <Changes changes={changes} />
        </>
      )}
      {problem !== undefined && <ProblemAlert error={problem} />}
      <div className={styles.acts}>
        <Button onClick={() => void save()}>{i18n._('Use this policy')}</Button>
      </div>
    </div>
  );
}

/** Said where the programme has the tried policy already. */
function InForce({ run, policy, onRun }: UseProps) {
  const { i18n } = useWords();
  if (policyChanges(i18n, run.policy, policy).length === 0) return null;
  return (
    <Alert color="gray" role="status" title={i18n._('The programme has this policy now')}>
      <p>{i18n._('This run was made with the one before. Run again to see the new pairs.')}</p>
      <Button variant="default" onClick={onRun}>
        {i18n._('Run again')}
      </Button>
    </Alert>
  );
}
