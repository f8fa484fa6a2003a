import { Button } from '@mantine/core';
import { Suspense } from 'react';
import { PolicyTrialFields } from '#enrolment/pages';
import { FormStack, Loading, type ProblemForm, useProblemForm, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { policyChanges, type TriedPolicy } from './policy-words.ts';
import { Answered, type Question, useQuestion } from './questions.tsx';
import { TrialResult } from './trial-result.tsx';
import { Tried } from './tried.tsx';
import { UsePolicy } from './use-policy.tsx';
import { Warnings } from './warnings.tsx';

type WhatIfProps = {
  run: RunView;
  /** A policy to begin with, for example one with a rule loosened. */
  first: TriedPolicy | undefined;
  onRun: () => void;
};
type PolicyForm = ProblemForm<{ policy: TriedPolicy }>;

/** Another policy on the same people, before anything is saved: what would change, then "use this policy". */
export function WhatIf({ run, first, onRun }: WhatIfProps) {
  const { i18n } = useWords();
  const question = useQuestion(run.id, 'what-if');
  if (run.publishedAt !== null) {
    return <p>{i18n._('These pairs are with the people. Run the match again to try another policy.')}</p>;
  }
  if (!question.isKnown) return <Loading lines={6} />;
  const start = first ?? question.newest?.policy ?? run.policy;
  return <Trial key={JSON.stringify(first)} run={run} start={start} question={question} onRun={onRun} />;
}

type TrialProps = { run: RunView; start: TriedPolicy; question: Question; onRun: () => void };

/** The fields beside the newest answer; the answer says which policy it is of, and whether the fields still show that one. */
function Trial({ run, start, question, onRun }: TrialProps) {
  const { i18n } = useWords();
  const form: PolicyForm = useProblemForm<{ policy: TriedPolicy }>({ initialValues: { policy: start } });
  const { whatIf, policy } = question.newest ?? {};
  const differs = policy ? policyChanges(i18n, policy, form.getValues().policy).length > 0 : false;
  return (
    <div className={styles.trial}>
      <Fields run={run} form={form} question={question} />
      <section className={styles.column} aria-labelledby="trial-title">
        <h2 id="trial-title">{i18n._('What would change')}</h2>
        <Answered question={question}>
          {whatIf && policy ? (
            <>
              <Tried run={run} policy={policy} differs={differs} onShow={() => form.setValues({ policy })} />
              <TrialResult trial={whatIf} run={run} policy={policy} />
              {!differs && <UsePolicy key={question.newest?.id} run={run} policy={policy} onRun={onRun} />}
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

function Fields({ run, form, question }: { run: RunView; form: PolicyForm; question: Question }) {
  const { i18n } = useWords();
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
