import { Badge, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded, Moment, Page, Panel, TextLink, useWords } from '#ui/web';
import type { MeetingView } from '../schema.ts';
import { LogDialog } from './log-dialog.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import styles from './meetings.module.css';
import { MeetingCard } from './next-meeting.tsx';
import { NoMeeting } from './no-meeting.tsx';
import { useMeetingsOf } from './queries.ts';

function useStateWords(): Record<MeetingView['state'], string> {
  const { i18n } = useWords();
  return {
    planned: i18n._('Planned'),
    unlogged: i18n._('Not logged yet'),
    held: i18n._('Held'),
    missed: i18n._('Did not take place'),
    cancelled: i18n._('Cancelled'),
  };
}

function Line({ meeting, onLog }: { meeting: MeetingView; onLog: () => void }) {
  const { i18n } = useWords();
  const words = useStateWords();
  const canLog = meeting.isLogOpen && meeting.state !== 'planned' && meeting.myLog === null;
  return (
    <li className={styles.line} data-state={meeting.state}>
      <div>
        <p className={styles.lineWhen}>
          <TextLink to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
            <Moment at={meeting.startsAt} />
          </TextLink>
        </p>
        <p className={styles.quiet}>{meeting.kitTitle}</p>
      </div>
      <div className={styles.deeds}>
        <Badge variant="light" color={meeting.state === 'held' ? 'good' : 'ink'}>
          {words[meeting.state]}
        </Badge>
        {canLog && (
          <Button size="compact-sm" variant="default" onClick={onLog}>
            {i18n._('Log it')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** All meetings of a mentorship: the next one first, then what was. */
export default function MeetingsPage() {
  const { i18n } = useWords();
  const { mentorshipId } = useParams({ strict: false }) as { mentorshipId: string };
  const query = useMeetingsOf(mentorshipId);
  const [isPlanning, setPlanning] = useState(false);
  const [logged, setLogged] = useState<MeetingView>();
  return (
    <Page
      title={i18n._('Meetings')}
      above={
        <TextLink to="/mentorships/$mentorshipId" params={{ mentorshipId }}>
          {i18n._('Mentorship')}
        </TextLink>
      }
      lead={i18n._('The mentor leads the hour; the mentee keeps it free.')}
      actions={
        query.data?.mayPlan && (
          <Button variant="default" onClick={() => setPlanning(true)}>
            {i18n._('Plan a meeting')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ meetings, ...rights }) => {
          const next = meetings.find((meeting) => meeting.state === 'planned');
          const others = meetings.filter((meeting) => meeting.id !== next?.id).toReversed();
          return (
            <>
              {next ? <MeetingCard meeting={next} /> : <NoMeeting {...rights} onPlan={() => setPlanning(true)} />}
              {others.length > 0 && (
                <Panel title={i18n._('All meetings')} plain>
                  <ul className={styles.list}>
                    {others.map((meeting) => (
                      <Line key={meeting.id} meeting={meeting} onLog={() => setLogged(meeting)} />
                    ))}
                  </ul>
                </Panel>
              )}
            </>
          );
        }}
      </Loaded>
      <MeetingDialog mentorshipId={mentorshipId} opened={isPlanning} onClose={() => setPlanning(false)} />
      <LogDialog meeting={logged} onClose={() => setLogged(undefined)} />
    </Page>
  );
}
