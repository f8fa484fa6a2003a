import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Facts, Loaded, Moment, Num, Page, Panel, ProblemAlert, useSay, useWords } from '#ui/web';
import type { MailHealth } from '../schema.ts';
import { api } from './api.ts';

const queryKey = ['mail-health'];

/** How mail goes out, in counts alone, and a way to try again what was given up. */
export default function OutboxPage() {
  const { i18n } = useWords();
  const query = useQuery({ queryKey, queryFn: () => ask(api['mail-health'].$get()) });
  const health = query.data;
  const lead =
    health &&
    (health.isWell
      ? i18n._('Every mail goes out as it should.')
      : health.abandoned > 0
        ? i18n._('{mails, plural, one {One mail} other {# mails}} could not be delivered.', { mails: health.abandoned })
        : i18n._('Some mails wait longer than they should.'));
  return (
    <Page title={i18n._('Outbox')} width="reading" lead={lead}>
      <Loaded query={query}>
        {(health) => (
          <>
            {health.abandoned > 0 && <GivenUp mails={health.abandoned} />}
            <State health={health} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function GivenUp({ mails }: { mails: number }) {
  const { i18n } = useWords();
  const client = useQueryClient();
  const say = useSay();
  const [problem, setProblem] = useState<unknown>();
  const [isTrying, setTrying] = useState(false);
  const retry = async () => {
    setTrying(true);
    setProblem(undefined);
    try {
      const done = await ask(api['mail-health'].retries.$post());
      say(
        i18n._(
          '{mails, plural, =0 {None can be tried yet: correct the addresses first.} one {One mail is tried again.} other {# mails are tried again.}}',
          done,
        ),
      );
      await Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ['today'] })]);
    } catch (fault) {
      setProblem(fault);
    }
    setTrying(false);
  };
  return (
    <Panel title={i18n._('Given up')} lead={i18n._('Kept, and sent as soon as you say so. To mend it:')}>
      <ol>
        <li>{i18n._('An address that is wrong is corrected where the directory comes from, and imported again.')}</li>
        <li>{i18n._('If the mail server was the reason, whoever runs it says when it is back.')}</li>
        <li>{i18n._('Then try again: each mail goes to the address that the directory has today.')}</li>
      </ol>
      <Button loading={isTrying} onClick={() => void retry()}>
        {i18n._('Try {mails, plural, one {this mail} other {these # mails}} again', { mails })}
      </Button>
      <ProblemAlert error={problem} />
    </Panel>
  );
}

function State({ health }: { health: MailHealth }) {
  const { i18n } = useWords();
  const moment = (at: string | null) => (at === null ? i18n._('None') : <Moment at={at} />);
  const items = [
    {
      term: i18n._('Way'),
      is:
        health.way === 'smtp'
          ? i18n._('A mail server')
          : i18n._('No mail server is set: mails stay in the data folder. Set SMTP_URL to send them.'),
    },
    { term: i18n._('Waiting'), is: <Num value={health.waiting} /> },
    { term: i18n._('Tried and waiting for the next try'), is: <Num value={health.failing} /> },
    { term: i18n._('Given up'), is: <Num value={health.abandoned} /> },
    { term: i18n._('Oldest that waits'), is: moment(health.oldestWaitingAt) },
    { term: i18n._('Last sent'), is: moment(health.lastSentAt) },
    ...(health.lastError === null
      ? []
      : [{ term: i18n._('What the mail server said'), is: <span lang="en">{health.lastError}</span> }]),
  ];
  return (
    <Panel title={i18n._('How it stands')}>
      <Facts items={items} />
    </Panel>
  );
}
