import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { ask, ButtonLink, Loaded, Moment, Panel, useConfirm, useSay, useWords, useZone } from '#ui/web';
import type { MeetingView } from '../schema.ts';
import { api } from './api.ts';
import { LogDialog } from './log-dialog.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import styles from './meetings.module.css';
import { NoMeeting } from './no-meeting.tsx';
import { PauseNote } from './pause-note.tsx';
import { useMeetingsChanged, useMeetingsOf } from './queries.ts';

export const partnersIn = (locale: string, meeting: MeetingView): string =>
  new Intl.ListFormat(locale).format(meeting.partners.map((partner) => partner.givenName));

/** The next meeting of a mentorship, or the way to plan one. */
export function NextMeeting({ mentorshipId, isQuiet }: { mentorshipId: string; isQuiet?: boolean }) {
  const query = useMeetingsOf(mentorshipId);
  const [isPlanning, setPlanning] = useState(false);
  return (
    <>
      <Loaded query={query} lines={2}>
        {({ meetings, ...rights }) => {
          const next = meetings.find((meeting) => meeting.state === 'planned');
          if (next) return <MeetingCard meeting={next} {...(isQuiet ? { isQuiet } : {})} />;
          return <NoMeeting {...rights} isQuiet={isQuiet} onPlan={() => setPlanning(true)} />;
        }}
      </Loaded>
      <MeetingDialog mentorshipId={mentorshipId} opened={isPlanning} onClose={() => setPlanning(false)} />
    </>
  );
}

type MeetingCardProps = {
  meeting: MeetingView;
  title?: string;
  /** Its kit stands on the same page. */
  withKit?: boolean;
  /** Something else on the page is more urgent. */
  isQuiet?: boolean;
};

/** One meeting with what can be done about it now. */
export function MeetingCard({ meeting, title, withKit, isQuiet }: MeetingCardProps) {
  const { i18n } = useWords();
  const confirm = useConfirm();
  const say = useSay();
  const changed = useMeetingsChanged();
  const [open, setOpen] = useState<'move' | 'log'>();
  const names = partnersIn(i18n.locale, meeting);
  const isOver = meeting.state !== 'planned';
  const cancel = async () => {
    const isSure = await confirm({
      title: i18n._('Cancel this meeting?'),
      body: i18n._('{names} is told by mail and it leaves both calendars. Moving it keeps the rhythm.', { names }),
      action: i18n._('Cancel the meeting'),
      danger: true,
    });
    if (!isSure) return;
    await ask(api.meetings[':id'].cancellation.$put({ param: { id: meeting.id } }));
    await changed();
    say(i18n._('The meeting is cancelled'));
  };
  return (
    <Panel
      title={title ?? i18n._('Meeting {number} with {names}', { number: meeting.number, names })}
      actions={meeting.state === 'held' && <Badge color="good">{i18n._('Held')}</Badge>}
    >
      <div className={styles.card}>
        <div>
          <p className={styles.when}>
            <Moment at={meeting.startsAt} />
          </p>
          <Elsewhere meeting={meeting} />
          <Where meeting={meeting} />
          {!isOver && meeting.pause && (
            <p className={styles.where}>
              <PauseNote pause={meeting.pause} />
            </p>
          )}
          {!withKit && <p className={styles.where}>{i18n._('Kit: {title}', { title: meeting.kitTitle })}</p>}
        </div>
        <div className={styles.deeds}>
          {isOver && meeting.isLogOpen && (
            <Button variant={meeting.myLog || isQuiet ? 'default' : 'filled'} onClick={() => setOpen('log')}>
              {meeting.myLog ? i18n._('Change my log') : i18n._('Log it: one tap')}
            </Button>
          )}
          {!isOver && !withKit && (
            <ButtonLink
              to="/meetings/$meetingId"
              params={{ meetingId: meeting.id }}
              variant={isQuiet ? 'default' : 'filled'}
            >
              {i18n._('Open the kit')}
            </ButtonLink>
          )}
          {meeting.mayMove && (
            <Button variant="default" onClick={() => setOpen('move')}>
              {i18n._('Move')}
            </Button>
          )}
          {meeting.state === 'planned' && meeting.mayCancel && (
            <Button variant="subtle" onClick={() => void cancel()}>
              {i18n._('Cancel the meeting')}
            </Button>
          )}
        </div>
      </div>
      <MeetingDialog
        mentorshipId={meeting.mentorshipId}
        meeting={meeting}
        opened={open === 'move'}
        onClose={() => setOpen(undefined)}
      />
      <LogDialog meeting={open === 'log' ? meeting : undefined} onClose={() => setOpen(undefined)} />
    </Panel>
  );
}

/** What the clock says where the others are, if it says something else. */
function Elsewhere({ meeting }: { meeting: MeetingView }) {
  const { i18n } = useWords();
  const here = useZone();
  const at = new Date(meeting.startsAt);
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
  const others = meeting.partners.filter((partner) => clock(partner.timeZone) !== clock(here));
  return others.map((partner) => (
    <p key={partner.personId} className={styles.where}>
      {i18n._('For {name}:', { name: partner.givenName })} <Moment at={meeting.startsAt} zone={partner.timeZone} />
    </p>
  ));
}

export function Where({ meeting }: { meeting: MeetingView }) {
  const { i18n } = useWords();
  return (
    <p className={styles.where}>
      {i18n._('{minutes} minutes', { minutes: meeting.durationMinutes })}
      {meeting.place && ` · ${meeting.place}`}
      {meeting.videoUrl && (
        <>
          {' · '}
          <a href={meeting.videoUrl} rel="noreferrer noopener" target="_blank">
            {i18n._('Join by video')}
          </a>
        </>
      )}
    </p>
  );
}
