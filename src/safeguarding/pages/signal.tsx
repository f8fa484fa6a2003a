import { Badge, Button, Group, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, ButtonLink, Day, Panel, useSay, useWords, WhyThis } from '#ui/web';
import type { SignalView } from '../schema.ts';
import { api } from './api.ts';

function useSignalWords() {
  const { i18n } = useWords();
  return (signal: SignalView): { title: string; why: string } => {
    const { inputs } = signal;
    switch (signal.code) {
      case 'R1':
        return {
          title: i18n._('{moves} of the last {of} meetings moved or cancelled by the mentee', inputs),
          why: i18n._(
            'Counted: meetings of this pair that the mentee moved or cancelled. Two in a row, or two of three, raise this.',
          ),
        };
      case 'R2':
        return {
          title: i18n._('No meeting yet after {days} days', inputs),
          why: i18n._(
            'Counted: days since the pair began without a meeting that anybody said was held. It appears after 14 days.',
          ),
        };
      case 'R3':
        return {
          title: i18n._('{days} days since the last meeting, with a rhythm of {cadence} days', inputs),
          why: i18n._(
            'Counted: days since the last held meeting. It appears after one and a half times the agreed rhythm.',
          ),
        };
      case 'R4':
        return {
          title: i18n._('{prompts} questions in a row unanswered by both', inputs),
          why: i18n._('Counted: meetings in a row after which neither tapped an answer.'),
        };
      case 'L1':
        return {
          title: i18n._('The grades no longer fit a reverse programme'),
          why: i18n._('The directory changed. The mentor is not far enough below the mentee any more.'),
        };
      default:
        return {
          title: i18n._('One of them now has a say over the other'),
          why: i18n._(
            'The directory changed. The two are now too near in one reporting line, in one team, or linked by a declared say.',
          ),
        };
    }
  };
}

type SignalProps = {
  signal: SignalView;
  /** It stands on the page of its pair already. */
  isWithPair?: boolean;
};

/** One early warning with what was counted and a place to say what one will do. */
export function Signal({ signal, isWithPair }: SignalProps) {
  const { i18n } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const words = useSignalWords()(signal);
  const urgency: Record<SignalView['severity'], string> = {
    s1: i18n._('When there is time'),
    s2: i18n._('Within five working days'),
    s3: i18n._('Within one working day'),
    s4: i18n._('Today'),
  };
  const triage = async () => {
    await ask(api.signals[':id'].triage.$put({ param: { id: signal.id }, json: { note } }));
    await client.invalidateQueries({ queryKey: ['signals', signal.programmeId] });
    await client.invalidateQueries({ queryKey: ['today'] });
    say(i18n._('Noted. The signal closes by itself when its cause is gone.'));
  };
  return (
    <Panel
      title={words.title}
      lead={
        <Group gap="xs">
          <Badge color={signal.severity >= 's3' ? 'bad' : 'ink'}>{urgency[signal.severity]}</Badge>
          <span>
            {signal.members.map((member) => member.name).join(' · ')} · {i18n._('since')}{' '}
            <Day on={signal.raisedAt.slice(0, 10)} />
          </span>
        </Group>
      }
      actions={
        signal.mentorshipId &&
        !isWithPair && (
          <ButtonLink to="/mentorships/$mentorshipId" params={{ mentorshipId: signal.mentorshipId }} variant="default">
            {i18n._('Look at this pair')}
          </ButtonLink>
        )
      }
    >
      <Stack gap="sm">
        <WhyThis summary={i18n._('Why this appears')}>{words.why}</WhyThis>
        {signal.triagedAt ? (
          <p>
            {i18n._('Somebody looked at it on')} <Day on={signal.triagedAt.slice(0, 10)} />
            {signal.note && `: ${signal.note}`}
          </p>
        ) : (
          <Group align="end" gap="sm">
            <TextInput
              flex={1}
              miw={220}
              label={i18n._('What will you do? (for coordinators of this programme)')}
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button variant="default" onClick={() => void triage()}>
              {i18n._('I have looked at it')}
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}
