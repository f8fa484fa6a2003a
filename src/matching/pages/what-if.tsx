import { Alert, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { PolicyTrialFields } from '#enrolment/pages';
import type { programmesApi } from '#programmes';
import { ask, clientFor, FormStack, Loading, ProblemAlert, useProblemForm, useSay, useWords } from '#ui/web';
import type { QuestionView } from '../queries/question-views.ts';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { Answered, type Question, useQuestion } from './questions.tsx';
import { TrialResult } from './trial-result.tsx';
import { Warnings } from './warnings.tsx';

const programmes = clientFor<typeof programmesApi>('/').api.v1.programmes;

export type TriedPolicy = NonNullable<QuestionView['policy']>;
type WhatIfProps = {
  run: RunView;
  /** A policy to begin with, for example one with a rule loosened. */
  first: TriedPolicy | undefined;
  onRun: () => void;
};

/** Another policy on the same people, before anything is saved: what would change, then "use this policy". */
export function WhatIf({ run, first, onRun }: WhatIfProps) {
  const { i18n } = useWords();
  const question = useQuestion(run.id, 'what-if');
  if (run.publishedAt !== null) {
    return <p>{i18n._('These pairs are with the people. Run the match again to try another policy.')}</p>;
  }
  const start = first ?? question.newest?.policy ?? run.policy;
  return (
    <div className={styles.trial}>
      <Form key={JSON.stringify(first)} run={run} start={start} question={question} />
      <section className={styles.column} aria-labelledby="trial-title">
        <h2 id="trial-title">{i18n._('What would change')}</h2>
        <Answered question={question}>
          {question.newest?.whatIf && question.newest.policy ? (
            <>
              <TrialResult trial={question.newest.whatIf} run={run} policy={question.newest.policy} />
              <UseIt run={run} policy={question.newest.policy} onRun={onRun} />
            </>
          ) : (
            <>
              <Warnings run={run} />
              <p className={styles.quiet}>
                {i18n._(
                  'Change a rule or a weight and try it. The engine matches the same people again; nothing is saved and nobody is told.',
                )}
              </p>
            </>
          )}
        </Answered>
      </section>
    </div>
  );
}

function Form({ run, start, question }: { run: RunView; start: TriedPolicy; question: Question }) {
  const { i18n } = useWords();
  const form = useProblemForm<{ policy: TriedPolicy }>({ initialValues: { policy: start } });
  return (
    <FormStack
      form={form}
      submitLabel={i18n._('Try this policy')}
      onSubmit={({ policy }) => question.ask({ kind: 'what-if', policy })}
      beside={
        <Button variant="subtle" onClick={() => form.setValues({ policy: run.policy })}>
          {i18n._('Back to the policy of this run')}
        </Button>
      }
    >
      <Suspense fallback={<Loading lines={6} />}>
        <PolicyTrialFields form={form} programmeId={run.programmeId} format={run.format} />
      </Suspense>
    </FormStack>
  );
}

/** Makes the tried policy the programme's own, by the same verb as the policy page. */
function UseIt({ run, policy, onRun }: { run: RunView; policy: TriedPolicy; onRun: () => void }) {
  const { i18n } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const [isUsed, setUsed] = useState(false);
  const use = async () => {
    setProblem(undefined);
    try {
      const { policyVersion } = await ask(programmes[':id'].$get({ param: { id: run.programmeId } }));
      const json = { policy, expectedVersion: policyVersion };
      await ask(programmes[':id'].policy.$put({ param: { id: run.programmeId }, json }));
      setUsed(true);
      say(i18n._('The policy is saved'));
      await client.invalidateQueries();
    } catch (error) {
      setProblem(error);
    }
  };
  if (isUsed) {
    return (
      <Alert color="gray" role="status" title={i18n._('The programme has this policy now')}>
        <p>{i18n._('This run was made with the one before. Run again to see the new pairs.')}</p>
        <Button variant="default" onClick={onRun}>
          {i18n._('Run again')}
        </Button>
      </Alert>
    );
  }
  return (
    <div className={styles.acts}>
      {problem !== undefined && <ProblemAlert error={problem} />}
      <Button onClick={() => void use()}>{i18n._('Use this policy')}</Button>
    </div>
  );
}
