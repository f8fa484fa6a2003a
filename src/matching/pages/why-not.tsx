import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Loaded, TermBar, useWords } from '#ui/web';
import type { PersonBrief, RunView, WhyNotView } from '../schema.ts';
import { api } from './api.ts';
import { useDecide } from './decide.tsx';
import styles from './match.module.css';
import { PersonSearch } from './person-search.tsx';
import { fitOf, termBars } from './terms.ts';

/** "Why not these two?": the rules that stand against them, or what forcing them would cost and whose pairs would change. */
export function WhyNot({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const [mentor, setMentor] = useState<PersonBrief>();
  const [mentee, setMentee] = useState<PersonBrief>();
  return (
    <>
      <PersonSearch runId={run.id} side="mentor" label={i18n._('Mentor')} onPick={setMentor} autoFocus />
      <PersonSearch runId={run.id} side="mentee" label={i18n._('Mentee')} onPick={setMentee} />
      {mentor && mentee ? (
        <Answer run={run} mentor={mentor} mentee={mentee} />
      ) : (
        <p className={styles.small}>
          {i18n._('Choose two people to see what stands against them, or what it would cost.')}
        </p>
      )}
    </>
  );
}

function Answer({ run, mentor, mentee }: { run: RunView; mentor: PersonBrief; mentee: PersonBrief }) {
  const { i18n } = useWords();
  const pair = { mentorEnrolmentId: mentor.enrolmentId, menteeEnrolmentId: mentee.enrolmentId };
  const query = useQuery({
    queryKey: ['why-not', run.id, pair],
    queryFn: () => ask(api['match-runs'][':id']['why-not'].$get({ param: { id: run.id }, query: pair })),
  });
  const deeds = useDecide(run.programmeId);
  return (
    <div className={styles.answer} aria-live="polite">
      <Loaded query={query} lines={2}>
        {(answer) => (
          <>
            <Verdict answer={answer} />
            {answer.answer === 'possible' && run.publishedAt === null && (
              <Button
                variant="default"
                onClick={() => void deeds.lock({ mentor: answer.mentor, mentee: answer.mentee })}
              >
                {i18n._('Lock this pair for the next run')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {deeds.dialog}
    </div>
  );
}

function Verdict({ answer }: { answer: WhyNotView }) {
  const { i18n } = useWords();
  if (answer.answer === 'paired') return <p>{i18n._('They are a pair in this run.')}</p>;
  if (answer.answer === 'impossible') {
    return <p>{i18n._('No rule stands against them, but no answer of this run has room for the pair.')}</p>;
  }
  if (answer.answer === 'refused') {
    return (
      <>
        <p>{i18n._('Not possible:')}</p>
        <ul className={styles.reasons}>
          {answer.rules.map((rule) => (
            <li key={rule.code}>{i18n._(rule.sentence, rule.values)}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      <p>
        {answer.loss
          ? i18n._(answer.loss.words.sentence, answer.loss.words.values)
          : i18n._('No rule stands against them. What it would cost is not known for this kind of run.')}
      </p>
      {answer.score !== null && (
        <p className={styles.small}>{i18n._('Their fit: {fit} of 100', { fit: fitOf(answer.score) })}</p>
      )}
      <TermBar terms={termBars(i18n, answer.contributions)} />
      {answer.chain.length > 0 && <Chain answer={answer} />}
    </>
  );
}

function Chain({ answer }: { answer: WhyNotView }) {
  const { i18n } = useWords();
  return (
    <>
      <h3>{i18n._('What would change')}</h3>
      <ul className={styles.reasons}>
        {answer.chain.map((step) => (
          <li key={`${step.change} ${step.mentor} ${step.mentee}`}>
            {step.change === 'made'
              ? i18n._('{mentor} with {mentee} instead ({fit})', {
                  mentor: step.mentor,
                  mentee: step.mentee,
                  fit: fitOf(step.score),
                })
              : i18n._('{mentor} no longer with {mentee} ({fit})', {
                  mentor: step.mentor,
                  mentee: step.mentee,
                  fit: fitOf(step.score),
                })}
          </li>
        ))}
      </ul>
    </>
  );
}
