import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ask, Day, Fold, FormStack, Panel, ProblemAlert, useProblemForm, useWords } from '#ui/web';
import type { MentorshipView } from '../schema.ts';
import { api } from './api.ts';
import styles from './mentorship.module.css';
import { useDeed } from './queries.ts';

type Shared = NonNullable<MentorshipView['shared']>;
type Part = { mentorship: MentorshipView; myId: string };

const nameOf = (mentorship: MentorshipView, personId: string) =>
  mentorship.members.find((member) => member.personId === personId)?.givenName ?? '';

/** What they learn from each other, newest first. */
export function Learnings({ mentorship, learnings }: Part & { learnings: Shared['learnings'] }) {
  const { i18n } = useWords();
  return (
    <Panel title={i18n._('What you learn')} lead={i18n._('One sentence after a meeting is plenty. You both read it.')}>
      <ul className={styles.entries}>
        {learnings.map((one) => (
          <li key={one.id} data-side={mentorship.members.find((member) => member.personId === one.personId)?.side}>
            <p>{one.text}</p>
            <p className={styles.quiet}>
              {nameOf(mentorship, one.personId)} · <Day on={one.recordedAt.slice(0, 10)} short />
            </p>
          </li>
        ))}
      </ul>
      {mentorship.state !== 'ended' && <NewLearning mentorshipId={mentorship.id} />}
    </Panel>
  );
}

function NewLearning({ mentorshipId }: { mentorshipId: string }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const form = useProblemForm({ initialValues: { text: '', kind: 'insight' } });
  return (
    <Fold summary={i18n._('Write down a learning')}>
      <FormStack
        form={form}
        submitLabel={i18n._('Keep it')}
        onSubmit={({ text, kind }) =>
          ask(
            api.mentorships[':id'].learnings.$post({
              param: { id: mentorshipId },
              json: { text, kind: kind as 'insight' },
            }),
          )
        }
        onDone={() => {
          form.reset();
          void deed.changed();
        }}
      >
        <Textarea
          label={i18n._('What you learnt')}
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('text')}
        />
        <NativeSelect
          label={i18n._('It is')}
          data={[
            { value: 'insight', label: i18n._('an insight') },
            { value: 'skill', label: i18n._('a skill') },
            { value: 'practice', label: i18n._('a practice to keep') },
            { value: 'idea', label: i18n._('an idea') },
          ]}
          {...form.getInputProps('kind')}
        />
      </FormStack>
    </Fold>
  );
}

/** What they promise each other; the promiser marks it kept. */
export function Promises({ mentorship, myId, promises }: Part & { promises: Shared['promises'] }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const keep = (id: string) => deed.run(() => ask(api.promises[':id'].keeping.$put({ param: { id } })));
  return (
    <Panel title={i18n._('What you promise')} lead={i18n._('One small thing each until you meet again.')}>
      <ul className={styles.entries}>
        {promises.map((one) => (
          <li
            key={one.id}
            data-done={one.keptAt ? true : undefined}
            data-side={mentorship.members.find((member) => member.personId === one.personId)?.side}
          >
            <p>{one.text}</p>
            <p className={styles.quiet}>
              {nameOf(mentorship, one.personId)}
              {one.dueOn && (
                <>
                  {' '}
                  · {i18n._('until')} <Day on={one.dueOn} short />
                </>
              )}
              {one.keptAt && (
                <>
                  {' '}
                  · <IconCheck size={16} aria-hidden /> {i18n._('kept')}
                </>
              )}
            </p>
            {one.personId === myId && !one.keptAt && mentorship.state !== 'ended' && (
              <Button variant="default" size="compact-md" onClick={() => void keep(one.id)}>
                {i18n._('Mark as kept')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deed.problem !== undefined && <ProblemAlert error={deed.problem} />}
      {mentorship.state !== 'ended' && <NewPromise mentorshipId={mentorship.id} />}
    </Panel>
  );
}

function NewPromise({ mentorshipId }: { mentorshipId: string }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const form = useProblemForm({ initialValues: { text: '', dueOn: '' } });
  return (
    <Fold summary={i18n._('Promise something')}>
      <FormStack
        form={form}
        submitLabel={i18n._('Promise it')}
        onSubmit={({ text, dueOn }) =>
          ask(
            api.mentorships[':id'].promises.$post({
              param: { id: mentorshipId },
              json: { text, dueOn: dueOn || null },
            }),
          )
        }
        onDone={() => {
          form.reset();
          void deed.changed();
        }}
      >
        <TextInput label={i18n._('What you will do')} maxLength={500} {...form.getInputProps('text')} />
        <TextInput label={i18n._('Until (optional)')} type="date" {...form.getInputProps('dueOn')} />
      </FormStack>
    </Fold>
  );
}
