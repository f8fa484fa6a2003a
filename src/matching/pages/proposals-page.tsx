import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, ButtonLink, Empty, Loaded, Moment, Page, Panel, ProblemAlert, useWords, WhoSeesThis } from '#ui/web';
import type { OwnProposal } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { useMatchChanged } from './queries.ts';

/** A participant's proposals: who, why, and a silent answer. */
export default function ProposalsPage() {
  const { i18n } = useWords();
  const query = useQuery({ queryKey: ['proposals'], queryFn: () => ask(api.proposals.$get()) });
  const open = query.data?.proposals.filter((one) => one.state === 'open' && one.myAnswer === null).length;
  const lead =
    open === undefined
      ? undefined
      : i18n._(
          '{open, plural, =0 {Nothing waits for your answer.} one {One proposal waits for your answer.} other {# proposals wait for your answer.}}',
          { open },
        );
  return (
    <Page title={i18n._('Your proposals')} width="reading" lead={lead}>
      <Loaded query={query}>
        {({ proposals }) =>
          proposals.length === 0 ? (
            <Empty title={i18n._('No proposal yet')}>
              {i18n._(
                'When the coordinator has matched everybody, the person proposed to you appears here with the reasons, and you get a mail.',
              )}
            </Empty>
          ) : (
            proposals.map((one) => <Proposal key={one.id} proposal={one} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function Proposal({ proposal }: { proposal: OwnProposal }) {
  const { i18n } = useWords();
  const { partner } = proposal;
  const where = [partner.jobTitle, partner.unitName, partner.siteName].filter(Boolean).join(' · ');
  return (
    <Panel title={partner.name} lead={where}>
      <p className={styles.small}>
        <OwnSide proposal={proposal} /> · {proposal.programmeName}
      </p>
      {proposal.format === 'circle' && (
        <p className={styles.small}>{i18n._('A circle: one mentor and several mentees who meet together.')}</p>
      )}
      {proposal.format === 'two_to_one' && (
        <p className={styles.small}>{i18n._('Two mentors meet one mentee together.')}</p>
      )}
      {proposal.reasons.length > 0 && (
        <>
          <h3>{i18n._('Why you two')}</h3>
          <ul className={styles.reasons}>
            {proposal.reasons.map((reason) => (
              <li key={reason.code}>{i18n._(reason.sentence, reason.values)}</li>
            ))}
          </ul>
        </>
      )}
      {proposal.state === 'open' && <Answering proposal={proposal} />}
      {proposal.state === 'begun' && (
        <div className={styles.closing}>
          <p>
            {proposal.format === 'one_to_one'
              ? i18n._('You both said yes. Your mentorship has begun.')
              : i18n._('Your mentorship has begun.')}
          </p>
          {proposal.mentorshipId && (
            <ButtonLink to="/mentorships/$mentorshipId" params={{ mentorshipId: proposal.mentorshipId }}>
              {i18n._('Open your mentorship')}
            </ButtonLink>
          )}
        </div>
      )}
      {proposal.state === 'lapsed' && (
        <p className={styles.closing}>
          {i18n._('This proposal is closed. If you have no partner yet, you are part of the next match.')}
        </p>
      )}
    </Panel>
  );
}

function OwnSide({ proposal: { mySide, state } }: { proposal: OwnProposal }) {
  const { i18n } = useWords();
  if (state === 'begun') return mySide === 'mentor' ? i18n._('You are the mentor') : i18n._('You are the mentee');
  if (state === 'lapsed')
    return mySide === 'mentor' ? i18n._('You would have been the mentor') : i18n._('You would have been the mentee');
  return mySide === 'mentor' ? i18n._('You would be the mentor') : i18n._('You would be the mentee');
}

function Answering({ proposal }: { proposal: OwnProposal }) {
  const { i18n } = useWords();
  const changed = useMatchChanged();
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState<'accept' | 'decline'>();
  const answer = async (choice: 'accept' | 'decline') => {
    setSending(choice);
    setProblem(undefined);
    const json = { answer: choice };
    await ask(api.proposals[':id'].answer.$put({ param: { id: proposal.id }, json })).catch(setProblem);
    await changed();
    setSending(undefined);
  };
  const { myAnswer } = proposal;
  return (
    <div className={styles.answering}>
      <p role="status">
        {myAnswer === 'accept' &&
          (proposal.format === 'one_to_one'
            ? i18n._('You said yes. You hear when you both did, or when the time is over.')
            : i18n._('You said yes. You hear when everybody did, or when the time is over.'))}
        {myAnswer === 'decline' && i18n._('You declined. Nobody is told; the proposal closes when the time is over.')}
        {myAnswer === null && i18n._('Would you like to meet?')}
      </p>
      <div className={styles.acts}>
        <Button
          variant={myAnswer === 'decline' ? 'default' : 'filled'}
          disabled={myAnswer === 'accept'}
          loading={sending === 'accept'}
          onClick={() => void answer('accept')}
        >
          {myAnswer === 'decline' ? i18n._('Accept after all') : i18n._('Accept')}
        </Button>
        <Button
          variant="default"
          disabled={myAnswer === 'decline'}
          loading={sending === 'decline'}
          onClick={() => void answer('decline')}
        >
          {myAnswer === 'accept' ? i18n._('Decline after all') : i18n._('Decline')}
        </Button>
      </div>
      {problem !== undefined && <ProblemAlert error={problem} />}
      <p className={styles.small}>
        <IconLock size={16} aria-hidden /> {i18n._('You can change your mind until')} <Moment at={proposal.answerBy} />
      </p>
      <WhoSeesThis>
        {i18n._(
          'Nobody. No reason is asked. A decline and no answer look exactly the same to everybody, the coordinator too.',
        )}
      </WhoSeesThis>
    </div>
  );
}
