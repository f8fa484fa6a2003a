import { Badge, Button, Group, Stack, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Empty, Loaded, Moment, Page, Panel, ProblemAlert, useWords, WhoSeesThis } from '#ui/web';
import type { ConcernView } from '../schema.ts';
import { api } from './api.ts';

function Concern({ concern }: { concern: ConcernView }) {
  const { i18n } = useWords();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const param = { id: concern.id };
  const run = async (work: () => Promise<unknown>) => {
    try {
      setProblem(undefined);
      await work();
      await client.invalidateQueries({ queryKey: ['concerns'] });
    } catch (error) {
      setProblem(error);
    }
  };
  const state = {
    waiting: i18n._('Nobody has it yet'),
    taken: concern.isMine ? i18n._('Your case') : i18n._('Another case handler has it'),
    closed: i18n._('Closed'),
  }[concern.state];
  return (
    <Panel
      title={concern.severity === 's4' ? i18n._('Urgent concern') : i18n._('Concern')}
      lead={
        <Group gap="xs">
          <Badge color={concern.state === 'waiting' ? 'bad' : 'ink'}>{state}</Badge>
          <span>
            {concern.programmeName}
            {concern.state !== 'closed' && (
              <>
                {concern.programmeName && ' · '}
                {i18n._('look by')} <Moment at={concern.dueAt} />
              </>
            )}
          </span>
        </Group>
      }
      actions={
        concern.state === 'waiting' && (
          <Button onClick={() => void run(() => ask(api.concerns[':id'].case.$put({ param })))}>
            {i18n._('Take this case and read it')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {problem !== undefined && <ProblemAlert error={problem} />}
        {concern.text !== null && <blockquote>{concern.text}</blockquote>}
        {concern.isMine && (
          <p>
            {concern.reporterName
              ? i18n._('From {name}. {contact}', {
                  name: concern.reporterName,
                  contact: concern.mayContact
                    ? i18n._('You may contact them.')
                    : i18n._('They ask not to be contacted.'),
                })
              : i18n._('Sent without a name.')}
          </p>
        )}
        {concern.outcome && <p>{concern.outcome}</p>}
        {concern.isMine && concern.state === 'taken' && (
          <>
            <Textarea
              label={i18n._('How did it end?')}
              value={outcome}
              maxLength={2000}
              autosize
              minRows={2}
              onChange={(event) => setOutcome(event.currentTarget.value)}
            />
            <WhoSeesThis>{i18n._('You alone, and whoever takes over this case.')}</WhoSeesThis>
            <Group>
              <Button
                variant="default"
                onClick={() => void run(() => ask(api.concerns[':id'].closing.$put({ param, json: { outcome } })))}
              >
                {i18n._('Close this case')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Panel>
  );
}

/** The case handler's plain area: what waits, with clocks. */
export default function CasesPage() {
  const { i18n } = useWords();
  const query = useQuery({ queryKey: ['concerns'], queryFn: () => ask(api.concerns.$get()) });
  const waiting = query.data?.concerns.filter((concern) => concern.state === 'waiting').length;
  return (
    <Page
      title={i18n._('Cases')}
      lead={
        waiting === undefined
          ? undefined
          : i18n._(
              '{count, plural, =0 {Nobody is waiting.} one {One concern is waiting.} other {# concerns are waiting.}}',
              { count: waiting },
            )
      }
      width="reading"
    >
      <Loaded query={query}>
        {({ concerns }) =>
          concerns.length === 0 ? (
            <Empty title={i18n._('No concern has been raised')}>
              {i18n._(
                'Concerns you may handle appear here. Those about you or your own line never do; they go to another handler.',
              )}
            </Empty>
          ) : (
            <Stack gap="md">
              {concerns.map((concern) => (
                <Concern key={concern.id} concern={concern} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}
