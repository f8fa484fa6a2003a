import { useParams } from '@tanstack/react-router';
import { Loaded, Page, Panel, TextLink, useWords } from '#ui/web';
import type { KitView } from '../schema.ts';
import styles from './meetings.module.css';
import { MeetingCard, partnersIn } from './next-meeting.tsx';
import { useKits, useMeeting } from './queries.ts';

/** The plan for the hour: what it is for, questions to choose from, steps with minutes. */
export function Kit({ kit }: { kit: KitView }) {
  const { i18n } = useWords();
  return (
    <>
      <Panel title={kit.title} lead={kit.outcome}>
        <h3>{i18n._('Questions to choose from')}</h3>
        <ul className={styles.prompts}>
          {kit.prompts.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={i18n._('Steps')} lead={i18n._('The mentor leads. Leave out what does not fit.')}>
        <ol className={styles.steps}>
          {kit.steps.map((step) => (
            <li key={step.text}>
              <span className={styles.minutes}>{i18n._('{minutes} min', { minutes: step.minutes })}</span>
              <span>{step.text}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

/** One meeting: when and where, and its kit. */
export default function MeetingPage() {
  const { i18n } = useWords();
  const { meetingId } = useParams({ strict: false }) as { meetingId: string };
  const query = useMeeting(meetingId);
  const kits = useKits();
  return (
    <Loaded query={query}>
      {(meeting) => {
        const kit = kits.data?.kits.find((one) => one.key === meeting.kit);
        const names = partnersIn(i18n.locale, meeting);
        return (
          <Page
            title={i18n._('Meeting {number} with {names}', { number: meeting.number, names })}
            width="reading"
            above={
              <TextLink to="/mentorships/$mentorshipId/meetings" params={{ mentorshipId: meeting.mentorshipId }}>
                {i18n._('All meetings')}
              </TextLink>
            }
          >
            {meeting.state !== 'cancelled' && (
              <MeetingCard meeting={meeting} title={i18n._('When and where')} withKit />
            )}
            {meeting.state === 'cancelled' && <p>{i18n._('This meeting was cancelled.')}</p>}
            {kit && <Kit kit={kit} />}
          </Page>
        );
      }}
    </Loaded>
  );
}
