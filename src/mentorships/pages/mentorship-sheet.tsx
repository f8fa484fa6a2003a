import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Day, inOneLine, Loaded, Page, Panel, useMe, useWords } from '#ui/web';
import type { MentorshipView } from '../schema.ts';
import { Agreement } from './agreement.tsx';
import { Goals } from './goals.tsx';
import { Learnings, Promises } from './ledger.tsx';
import styles from './mentorship.module.css';
import { useMentorship } from './queries.ts';
import { WayOut } from './way-out.tsx';
import { titleOf } from './words.ts';

type SheetProps = {
  mentorshipId: string;
  /** The next meeting, from the meetings room. */
  meetings: ReactNode;
  /** What a coordinator looks at, from the rooms below. */
  watched: (mentorship: MentorshipView) => ReactNode;
};

/** One mentorship: agreement, next meeting, goals of both, what they learn and promise, and the way out. */
export default function MentorshipSheet({ mentorshipId, meetings, watched }: SheetProps) {
  const { i18n } = useWords();
  const query = useMentorship(mentorshipId);
  return (
    <Loaded query={query} lines={8}>
      {(mentorship) => (
        <Page
          title={titleOf(i18n, mentorship)}
          above={mentorship.programmeName}
          lead={<People mentorship={mentorship} />}
        >
          <State mentorship={mentorship} />
          {mentorship.shared ? (
            <Members mentorship={mentorship} shared={mentorship.shared} meetings={meetings} />
          ) : (
            <>
              {watched(mentorship)}
              <Overview mentorship={mentorship} />
            </>
          )}
        </Page>
      )}
    </Loaded>
  );
}

type Shared = NonNullable<MentorshipView['shared']>;

function Members({
  mentorship,
  shared,
  meetings,
}: {
  mentorship: MentorshipView;
  shared: Shared;
  meetings: ReactNode;
}) {
  const { me } = useMe();
  const myId = me?.person.id ?? '';
  const isMember = mentorship.members.some((member) => member.personId === myId);
  const isLive = mentorship.state !== 'ended';
  const hasSigned = mentorship.agreement.signatures.some((one) => one.personId === myId);
  const agreement = <Agreement mentorship={mentorship} myId={myId} />;
  return (
    <>
      {isLive && !hasSigned && agreement}
      {isLive && meetings}
      <Goals mentorship={mentorship} goals={shared.goals} myId={myId} />
      <div className={styles.two}>
        <Learnings mentorship={mentorship} learnings={shared.learnings} myId={myId} />
        <Promises mentorship={mentorship} promises={shared.promises} myId={myId} />
      </div>
      {(!isLive || hasSigned) && agreement}
      {isLive && isMember && <WayOut mentorship={mentorship} />}
    </>
  );
}

function People({ mentorship }: { mentorship: MentorshipView }) {
  const { i18n } = useWords();
  return (
    <ul className={styles.people}>
      {mentorship.members.map((member) => (
        <li key={member.personId} data-side={member.side}>
          <span className={styles.name}>{member.name}</span>{' '}
          <span className={styles.quiet}>
            {inOneLine(
              member.side === 'mentor' ? i18n._('mentor') : i18n._('mentee'),
              member.jobTitle,
              member.unitName,
              member.siteName,
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function State({ mentorship }: { mentorship: MentorshipView }) {
  const { i18n } = useWords();
  if (mentorship.state === 'running') return null;
  if (mentorship.state === 'ended') {
    return (
      <Alert color="ink" title={i18n._('This mentorship has ended')}>
        {i18n._('Thank you both. What you learnt stays readable; nothing new can be added.')}{' '}
        {mentorship.endedOn && <Day on={mentorship.endedOn} />}
      </Alert>
    );
  }
  return (
    <Alert color="ink" title={i18n._('Paused')}>
      {mentorship.resumesOn ? (
        <>
          {i18n._('You go on together on')} <Day on={mentorship.resumesOn} />
        </>
      ) : (
        i18n._('You go on whenever one of you resumes.')
      )}
    </Alert>
  );
}

/** What a coordinator may see. */
function Overview({ mentorship }: { mentorship: MentorshipView }) {
  const { i18n } = useWords();
  return (
    <Panel title={i18n._('What you can see')}>
      <p>
        {i18n._('Begun')} <Day on={mentorship.begunAt.slice(0, 10)} />.{' '}
        {i18n._('{done} of {all} signed the agreement.', {
          done: mentorship.signaturesDone,
          all: mentorship.members.length,
        })}
      </p>
      <p className={styles.quiet}>{i18n._('Goals, learnings and promises stay between the two.')}</p>
    </Panel>
  );
}
