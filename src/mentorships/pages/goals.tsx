import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask, Dialog, Duo, FormStack, ProblemAlert, useProblemForm, useWords, WhoSeesThis } from '#ui/web';
import type { GoalView, MentorshipView } from '../schema.ts';
import { api } from './api.ts';
import styles from './mentorship.module.css';
import { useDeed } from './queries.ts';
import { attainments, firstNames } from './words.ts';

const GOALS_EACH = 3;
type GoalsProps = { mentorship: MentorshipView; goals: GoalView[]; myId: string };

/** The goals of both: blue is what the mentor teaches, ochre what the mentee gives back. */
export function Goals({ mentorship, goals, myId }: GoalsProps) {
  const { i18n } = useWords();
  const names = {
    mentor: firstNames(i18n.locale, mentorship, 'mentor'),
    mentee: firstNames(i18n.locale, mentorship, 'mentee'),
  };
  const side = (wanted: 'mentor' | 'mentee') => <Side {...{ mentorship, goals, myId, side: wanted }} />;
  return (
    <Duo
      teachTitle={i18n._('What {mentee} wants to learn from {mentor}', names)}
      teach={side('mentee')}
      giveTitle={i18n._('What {mentor} wants in return from {mentee}', names)}
      give={side('mentor')}
    />
  );
}

function Side({ mentorship, goals, myId, side }: GoalsProps & { side: 'mentor' | 'mentee' }) {
  const { i18n } = useWords();
  const [isAdding, setAdding] = useState(false);
  const ids = new Set(mentorship.members.filter((member) => member.side === side).map((member) => member.personId));
  const shown = goals.filter((goal) => ids.has(goal.personId));
  const mine = goals.filter((goal) => goal.personId === myId).length;
  const mayAdd = ids.has(myId) && mentorship.state !== 'ended' && mine < GOALS_EACH;
  return (
    <>
      <ul className={styles.goals}>
        {shown.map((goal) => (
          <Goal key={goal.id} goal={goal} isMine={goal.personId === myId && mentorship.state !== 'ended'} />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={`${styles.quiet} ${styles.none}`}>
          {i18n._('No goal yet. One to three are enough; talk about them first.')}
        </p>
      )}
      {mayAdd && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {i18n._('Add a goal')}
        </Button>
      )}
      <Dialog opened={isAdding} onClose={() => setAdding(false)} title={i18n._('A goal of yours')}>
        <NewGoal mentorshipId={mentorship.id} onDone={() => setAdding(false)} />
      </Dialog>
    </>
  );
}

function Goal({ goal, isMine }: { goal: GoalView; isMine: boolean }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const score = (attainment: number) =>
    deed.run(() => ask(api.goals[':id'].attainment.$put({ param: { id: goal.id }, json: { attainment } })));
  const retire = () => deed.run(() => ask(api.goals[':id'].$delete({ param: { id: goal.id } })));
  return (
    <li>
      <p className={styles.goal}>{goal.statement}</p>
      {goal.workUse && <p className={styles.quiet}>{i18n._('At work: {use}', { use: goal.workUse })}</p>}
      {isMine && (
        <div className={styles.row}>
          <NativeSelect
            label={i18n._('How far are you?')}
            value={goal.attainment === null ? '' : String(goal.attainment)}
            data={[{ value: '', label: i18n._('Not scored yet') }, ...attainments(i18n)]}
            onChange={(event) => {
              if (event.currentTarget.value !== '') void score(Number(event.currentTarget.value));
            }}
          />
          <Button variant="subtle" size="compact-md" onClick={() => void retire()}>
            {i18n._('Retire this goal')}
          </Button>
        </div>
      )}
      {isMine && <WhoSeesThis>{i18n._('The goal: you both. The score: only you.')}</WhoSeesThis>}
      {deed.problem !== undefined && <ProblemAlert error={deed.problem} />}
    </li>
  );
}

function NewGoal({ mentorshipId, onDone }: { mentorshipId: string; onDone: () => void }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const form = useProblemForm({ initialValues: { statement: '', workUse: '' } });
  return (
    <FormStack
      form={form}
      submitLabel={i18n._('Set this goal')}
      onSubmit={(values) => ask(api.mentorships[':id'].goals.$post({ param: { id: mentorshipId }, json: values }))}
      onDone={() => {
        onDone();
        void deed.changed();
      }}
    >
      <Textarea
        label={i18n._('What do you want to be able to do?')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('statement')}
      />
      <TextInput
        label={i18n._('Where will you use it at work? (optional)')}
        maxLength={500}
        {...form.getInputProps('workUse')}
      />
      <WhoSeesThis>{i18n._('You both. How far you are is yours alone.')}</WhoSeesThis>
    </FormStack>
  );
}
