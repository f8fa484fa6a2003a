import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OwnProposal } from '#matching';
import type { MeetingView } from '#meetings';
import { MeetingCard, NextMeeting, useMyMeetings } from '#meetings/pages';
import type { MentorshipView } from '#mentorships';
import {
  ButtonLink,
  Day,
  Empty,
  type I18n,
  Loading,
  Page,
  Panel,
  ProblemAlert,
  TextLink,
  useMe,
  useSay,
  useWords,
} from '#ui/web';
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
  const failed = [meetings, mentorships, checkIns, proposals].find((query) => query.isError);
  const isHere = meetings.data && mentorships.data && checkIns.data && proposals.data;
  const home = isHere && {
    meetings: meetings.data.meetings,
    mentorships: mentorships.data,
    checkIns: checkIns.data.checkIns.filter((one) => !one.isAnswered),
    proposals: proposals.data.filter((one) => one.myAnswer === null),
    myId: me?.person.id ?? '',
  };
  return (
    <Page
      title={i18n._('Hello {name}', { name: me?.person.givenName ?? '' })}
      lead={home && leadOf(i18n, home)}
      width="reading"
    >
      {home ? (
        <Things {...home} />
      ) : failed ? (
        <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

type Home = {
  meetings: MeetingView[];
  mentorships: MentorshipView[];
  checkIns: CheckInView[];
  proposals: OwnProposal[];
  myId: string;
};

/** What waits for an answer of mine, and what is planned. */
function sorted({ meetings, mentorships, checkIns, proposals, myId }: Home) {
  const planned = meetings.filter((meeting) => meeting.state === 'planned');
  const running = mentorships.filter((one) => one.state === 'running');
  return {
    proposals,
    unsigned: running.filter((one) => !one.agreement.signatures.some((signed) => signed.personId === myId)),
    unlogged: meetings.filter((meeting) => meeting.state !== 'planned'),
    planned: planned.slice(0, 2),
    paused: mentorships.filter((one) => one.state === 'paused'),
    withoutMeeting: running.filter((one) => !planned.some((meeting) => meeting.mentorshipId === one.id)),
    checkIns,
    promises: promisesOf(running, myId),
  };
}

function leadOf(i18n: I18n, home: Home): string | undefined {
  const { planned, paused: _, ...open } = sorted(home);
  const count = Object.values(open).reduce((sum, things) => sum + things.length, 0);
  if (count > 0)
    return i18n._('{count, plural, one {One thing is for you to do.} other {# things are for you to do.}}', { count });
  return planned.length > 0 ? i18n._('Nothing is left to do before your next meeting.') : undefined;
}

/** The cards, most urgent first; `isFirst` draws its deed as the page's one primary button. */
function cards(home: Home): ((isFirst: boolean) => ReactNode)[] {
  const { proposals, unsigned, unlogged, planned, withoutMeeting, checkIns, paused } = sorted(home);
  return [
    ...proposals.map((one) => (isFirst: boolean) => <Proposal key={one.id} proposal={one} isFirst={isFirst} />),
    ...unsigned.map((one) => (isFirst: boolean) => <Unsigned key={one.id} mentorship={one} isFirst={isFirst} />),
    ...unlogged.map((one) => (isFirst: boolean) => <Unlogged key={one.id} meeting={one} isFirst={isFirst} />),
    ...planned.map((one) => (isFirst: boolean) => <MeetingCard key={one.id} meeting={one} isQuiet={!isFirst} />),
    ...withoutMeeting.map((one) => (isFirst: boolean) => (
      <NextMeeting key={`next-${one.id}`} mentorshipId={one.id} isQuiet={!isFirst} />
    )),
    ...checkIns.map((one) => (isFirst: boolean) => <CheckInDue key={one.id} checkIn={one} isFirst={isFirst} />),
    ...paused.map((one) => () => <Paused key={one.id} mentorship={one} />),
  ];
}

function Things(home: Home) {
  const { i18n } = useWords();
  const { meetings, mentorships, proposals } = home;
  if (mentorships.length + proposals.length + meetings.length === 0) {
    return (
      <Empty title={i18n._('Nothing waits for you')}>
        {i18n._('Once you have a partner, your next meeting and everything around it stands here.')}
      </Empty>
    );
  }
  return (
    <>
      {cards(home).map((draw, index) => draw(index === 0))}
      <Promises open={sorted(home).promises} />
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

const buttonOf = (isFirst: boolean) => (isFirst ? 'filled' : 'default');

function Unlogged({ meeting, isFirst }: { meeting: MeetingView; isFirst: boolean }) {
  const { i18n } = useWords();
  return <MeetingCard meeting={meeting} title={i18n._('Did this meeting take place?')} isQuiet={!isFirst} />;
}

function Proposal({ proposal, isFirst }: { proposal: OwnProposal; isFirst: boolean }) {
  const { i18n } = useWords();
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
      actions={
        <ButtonLink to="/proposals" variant={buttonOf(isFirst)}>
          {i18n._('Look at it and answer')}
        </ButtonLink>
      }
    />
  );
}

function Unsigned({ mentorship, isFirst }: { mentorship: MentorshipView; isFirst: boolean }) {
  const { i18n } = useWords();
  const { me } = useMe();
  const names = partnersOf(i18n.locale, mentorship, me?.person.id);
  return (
    <Panel
      title={i18n._('Sign the agreement with {names}', { names })}
      lead={i18n._('Two minutes to read: what stays between you, who leads, and how either may stop.')}
      actions={
        <ButtonLink
          to="/mentorships/$mentorshipId"
          params={{ mentorshipId: mentorship.id }}
          variant={buttonOf(isFirst)}
        >
          {i18n._('Read and sign')}
        </ButtonLink>
      }
    />
  );
}

/** No meeting is asked for in a pause; what ends it is said. */
function Paused({ mentorship }: { mentorship: MentorshipView }) {
  const { i18n } = useWords();
  const { me } = useMe();
  const names = partnersOf(i18n.locale, mentorship, me?.person.id);
  return (
    <Panel
      title={i18n._('Your mentorship with {names} is paused', { names })}
      lead={
        mentorship.resumesOn ? (
          <>
            {i18n._('You go on together on')} <Day on={mentorship.resumesOn} />.{' '}
            {i18n._('No meeting is asked for while you pause.')}
          </>
        ) : (
          `${i18n._('You go on whenever one of you resumes.')} ${i18n._('No meeting is asked for while you pause.')}`
        )
      }
      actions={
        <ButtonLink to="/mentorships/$mentorshipId" params={{ mentorshipId: mentorship.id }} variant="default">
          {i18n._('Change the pause')}
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

function CheckInDue({ checkIn, isFirst }: { checkIn: CheckInView; isFirst: boolean }) {
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
        <ButtonLink to="/check-ins/$checkInId" params={{ checkInId: checkIn.id }} variant={buttonOf(isFirst)}>
          {i18n._('Answer now')}
        </ButtonLink>
      }
    />
  );
}

/** My own promises that are not kept yet, soonest first. */
const promisesOf = (mentorships: MentorshipView[], myId: string) =>
  mentorships
    .flatMap((one) => one.shared?.promises ?? [])
    .filter((promise) => promise.personId === myId && promise.keptAt === null)
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
    .slice(0, 5);

function Promises({ open }: { open: ReturnType<typeof promisesOf> }) {
  const { i18n } = useWords();
  const say = useSay();
  const client = useQueryClient();
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
