import { Autocomplete, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Loaded, TermBar, useWords } from '#ui/web';
import type { PersonBrief, RunView, WhyNotView } from '../schema.ts';
import { api } from './api.ts';
import { useDecide } from './decide.tsx';
import styles from './match.module.css';
import { fitOf, termBars } from './terms.ts';

type Side = 'mentor' | 'mentee';

/** "Why not these two?": the rules that stand against them, or what forcing them would cost and whose pairs would change. */
export function WhyNot({
  run,
  isOpen,
  onToggle,
}: {
  run: RunView;
  isOpen: boolean;
  onToggle: (open: boolean) => void;
}) {
  const { i18n } = useWords();
  const [mentor, setMentor] = useState<PersonBrief>();
  const [mentee, setMentee] = useState<PersonBrief>();
  return (
    <section className={styles.side}>
      <h2>{i18n._('Why not…')}</h2>
      {isOpen ? (
        <>
          <Search run={run} side="mentor" label={i18n._('Mentor')} onPick={setMentor} autoFocus />
          <Search run={run} side="mentee" label={i18n._('Mentee')} onPick={setMentee} />
          {mentor && mentee ? (
            <Answer run={run} mentor={mentor} mentee={mentee} />
          ) : (
            <p className={styles.small}>
              {i18n._('Choose two people to see what stands against them, or what it would cost.')}
            </p>
          )}
          <Button variant="subtle" onClick={() => onToggle(false)}>
            {i18n._('Close')}
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => onToggle(true)}>
          {i18n._('Ask about two people')}
        </Button>
      )}
    </section>
  );
}

type SearchProps = {
  run: RunView;
  side: Side;
  label: string;
  onPick: (person: PersonBrief | undefined) => void;
  autoFocus?: boolean;
};

function Search({ run, side, label, onPick, autoFocus }: SearchProps) {
  const { i18n } = useWords();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const query = useQuery({
    queryKey: ['match-candidates', run.id, side, search],
    queryFn: () => ask(api['match-runs'][':id'].candidates.$get({ param: { id: run.id }, query: { side, search } })),
    placeholderData: keepPreviousData,
  });
  const people = query.data?.people ?? [];
  const nameOf = (person: PersonBrief) =>
    people.filter((other) => other.name === person.name).length > 1
      ? `${person.name} (${[person.gradeName, person.unitName, person.personId.slice(-4)].filter(Boolean).join(', ')})`
      : person.name;
  const change = (value: string) => {
    setText(value);
    onPick(people.find((person) => nameOf(person) === value));
  };
  return (
    <Autocomplete
      label={label}
      placeholder={i18n._('Name')}
      value={text}
      maxLength={120}
      data={people.map(nameOf)}
      filter={({ options }) => options}
      onChange={change}
      autoFocus={autoFocus ?? false}
    />
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
    <div className={styles.whyNot} aria-live="polite">
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
      {answer.lossWords.map((words) => (
        <p key={words.code}>{i18n._(words.sentence, words.values)}</p>
      ))}
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
