import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { OwnProposal } from '#matching';
import type { MeetingView } from '#meetings';
import { MeetingCard, NextMeeting, useMyMeetings } from '#meetings/pages';
import type { MentorshipView } from '#mentorships';
import { ButtonLink, Day, Empty, Loaded, Page, Panel, TextLink, useMe, useSay, useWords } from '#ui/web';
import type { CheckInView } from '../schema.ts';
import styles from './home.module.css';
import { keepPromise, useMyCheckIns, useMyMentorships, useOpenProposals } from './queries.ts';

/** The next thing: what waits for me, in order, with one deed each. */
export default function HomePage() {
  const { i18n } = useWords();
  const { me } = useMe();
  const meetings = useMyMeetings();
  const mentorships = useMyMentorships();
  const checkIns = useMyCheckIns();
  const proposals = useOpenProposals();
  return (
    <Page title={i18n._('Hello {name}', { name: me?.person.givenName ?? '' })} width="reading">
      <Loaded query={meetings}>
        {({ meetings }) => (
          <Loaded query={mentorships}>
            {(mentorships) => (
              <Things
                meetings={meetings}
                mentorships={mentorships}
                checkIns={(checkIns.data?.checkIns ?? []).filter((one) => !one.isAnswered)}
                proposals={proposals.data ?? []}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

type ThingsProps = {
  meetings: MeetingView[];
  mentorships: MentorshipView[];
  checkIns: CheckInView[];
  proposals: OwnProposal[];
};

function Things({ meetings, mentorships, checkIns, proposals }: ThingsProps) {
  const { i18n } = useWords();
  const unlogged = meetings.filter((meeting) => meeting.state !== 'planned');
  const planned = meetings.filter((meeting) => meeting.state === 'planned');
  const running = mentorships.filter((one) => one.state === 'running');
  const withoutMeeting = running.filter((one) => !planned.some((meeting) => meeting.mentorshipId === one.id));
  if (mentorships.length + proposals.length + meetings.length === 0) {
    return (
      <Empty title={i18n._('Nothing waits for you')}>
        {i18n._('Once you have a partner, your next meeting and everything around it stands here.')}
      </Empty>
    );
  }
  return (
    <>
      {proposals.map((proposal) => (
        <Proposal key={proposal.id} proposal={proposal} />
      ))}
      {mentorships.map((one) => (
        <Unsigned key={one.id} mentorship={one} />
      ))}
      {unlogged.map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} title={i18n._('Did this meeting take place?')} />
      ))}
      {planned.slice(0, 2).map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} />
      ))}
      {withoutMeeting.map((one) => (
        <NextMeeting key={one.id} mentorshipId={one.id} />
      ))}
      {checkIns.map((checkIn) => (
        <CheckInDue key={checkIn.id} checkIn={checkIn} />
      ))}
      <Promises mentorships={running} />
      {mentorships.length > 0 && (
        <p className={styles.more}>
          {mentorships.map((one) => (
            <TextLink key={one.id} to="/mentorships/$mentorshipId" params={{ mentorshipId: one.id }}>
              {i18n._('Agreement, goals and what you learned: {programme}', { programme: one.programmeName })}
            </TextLink>
          ))}
        </p>
      )}
    </>
  );
}

function Proposal({ proposal }: { proposal: OwnProposal }) {
  const { i18n } = useWords();
  if (proposal.myAnswer !== null) return null;
  const name = proposal.partner.givenName;
  return (
    <Panel
      title={
        proposal.mySide === 'mentor'
          ? i18n._('Would you be the mentor of {name}?', { name })
          : i18n._('Would you like {name} as your mentor?', { name })
      }
      lead={
        <>
          {i18n._('You both answer alone, until')} <Day on={proposal.answerBy.slice(0, 10)} />.
        </>
      }
      actions={<ButtonLink to="/proposals">{i18n._('Look at it and answer')}</ButtonLink>}
    />
  );
}

function Unsigned({ mentorship }: { mentorship: MentorshipView }) {
  const { i18n } = useWords();
  const { me } = useMe();
  const isSigned = mentorship.agreement.signatures.some((one) => one.personId === me?.person.id);
  if (isSigned || mentorship.state !== 'running') return null;
  const names = partnersOf(i18n.locale, mentorship, me?.person.id);
  return (
    <Panel
      title={i18n._('Sign the agreement with {names}', { names })}
      lead={i18n._('Two minutes to read: what stays between you, who leads, and how either may stop.')}
      actions={
        <ButtonLink to="/mentorships/$mentorshipId" params={{ mentorshipId: mentorship.id }} variant="default">
          {i18n._('Read and sign')}
        </ButtonLink>
      }
    />
  );
}

const partnersOf = (locale: string, mentorship: MentorshipView, me: string | undefined): string => {
  const side = mentorship.members.find((member) => member.personId === me)?.side;
  const others = mentorship.members.filter((member) => member.side !== side);
  return new Intl.ListFormat(locale).format(others.map((member) => member.givenName));
};

function CheckInDue({ checkIn }: { checkIn: CheckInView }) {
  const { i18n } = useWords();
  const names = new Intl.ListFormat(i18n.locale).format(checkIn.partners);
  return (
    <Panel
      title={i18n._('How is it going with {names}?', { names })}
      lead={
        <>
          {i18n._('A few taps. Open until')} <Day on={checkIn.closesOn} />.
        </>
      }
      actions={
        <ButtonLink to="/check-ins/$checkInId" params={{ checkInId: checkIn.id }} variant="default">
          {i18n._('Answer now')}
        </ButtonLink>
      }
    />
  );
}

/** My own promises that are not kept yet, soonest first. */
function Promises({ mentorships }: { mentorships: MentorshipView[] }) {
  const { i18n } = useWords();
  const { me } = useMe();
  const say = useSay();
  const client = useQueryClient();
  const open = mentorships
    .flatMap((one) => one.shared?.promises ?? [])
    .filter((promise) => promise.personId === me?.person.id && promise.keptAt === null)
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
    .slice(0, 5);
  if (open.length === 0) return null;
  const keep = async (id: string) => {
    await keepPromise(id);
    await client.invalidateQueries({ queryKey: ['mentorships'] });
    say(i18n._('Kept'));
  };
  return (
    <Panel title={i18n._('What you promised')}>
      <ul className={styles.promises}>
        {open.map((promise) => (
          <li key={promise.id}>
            <span>
              {promise.text}
              {promise.dueOn && (
                <span className={styles.quiet}>
                  {' '}
                  · <Day on={promise.dueOn} short />
                </span>
              )}
            </span>
            <Button size="compact-sm" variant="default" onClick={() => void keep(promise.id)}>
              {i18n._('Kept it')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
