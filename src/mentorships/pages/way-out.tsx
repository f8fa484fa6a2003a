import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask, Dialog, Panel, ProblemAlert, useConfirm, useSay, useWords } from '#ui/web';
import type { MentorshipView } from '../schema.ts';
import { api } from './api.ts';
import { useDeed } from './queries.ts';

/** Pause or end, without a reason; both get the same words whoever asked. */
export function WayOut({ mentorship }: { mentorship: MentorshipView }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const confirm = useConfirm();
  const say = useSay();
  const [isPausing, setPausing] = useState(false);
  const param = { id: mentorship.id };
  const end = async () => {
    const isSure = await confirm({
      title: i18n._('End this mentorship?'),
      body: i18n._(
        'It ends at once and cannot be taken back. Both of you get the same mail, which does not say who asked. Nobody asks for a reason, nothing goes into a personnel file, and what you learnt stays readable.',
      ),
      action: i18n._('End this mentorship'),
      danger: true,
    });
    if (isSure && (await deed.run(() => ask(api.mentorships[':id'].ending.$put({ param })))))
      say(i18n._('It has ended'));
  };
  const resume = () => deed.run(() => ask(api.mentorships[':id'].pause.$delete({ param })));
  return (
    <Panel
      plain
      title={i18n._('Pause or end')}
      lead={i18n._('At any time, without a reason. Your partner is not told who asked.')}
    >
      <Group>
        {mentorship.state === 'paused' ? (
          <Button variant="default" loading={deed.isSending} onClick={() => void resume()}>
            {i18n._('Go on')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setPausing(true)}>
            {i18n._('Pause')}
          </Button>
        )}
        <Button variant="default" onClick={() => void end()}>
          {i18n._('End')}
        </Button>
      </Group>
      {deed.problem !== undefined && <ProblemAlert error={deed.problem} />}
      <Dialog opened={isPausing} onClose={() => setPausing(false)} title={i18n._('Pause')}>
        <PauseForm mentorshipId={mentorship.id} onDone={() => setPausing(false)} />
      </Dialog>
    </Panel>
  );
}

function PauseForm({ mentorshipId, onDone }: { mentorshipId: string; onDone: () => void }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const [resumesOn, setResumesOn] = useState('');
  const pause = async () => {
    const json = { resumesOn: resumesOn || null };
    if (await deed.run(() => ask(api.mentorships[':id'].pause.$put({ param: { id: mentorshipId }, json })))) onDone();
  };
  return (
    <>
      <p>{i18n._('No meeting is asked for while you pause.')}</p>
      <TextInput
        type="date"
        label={i18n._('Go on again on (optional)')}
        value={resumesOn}
        onChange={(event) => setResumesOn(event.currentTarget.value)}
      />
      {deed.problem !== undefined && <ProblemAlert error={deed.problem} />}
      <Group justify="flex-end" mt="lg">
        <Button loading={deed.isSending} onClick={() => void pause()}>
          {i18n._('Pause')}
        </Button>
      </Group>
    </>
  );
}
