import { Badge } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { Day, Empty, Loaded, Page, Panel, TextLink, useWords } from '#ui/web';
import { useMentorships } from './queries.ts';
import { stateWords, titleOf } from './words.ts';

/** One's own mentorships; with a single one straight to it. */
export default function OwnPage() {
  const { i18n } = useWords();
  const query = useMentorships();
  return (
    <Loaded query={query}>
      {({ mentorships }) => {
        const [only] = mentorships;
        if (only && mentorships.length === 1) {
          return <Navigate to="/mentorships/$mentorshipId" params={{ mentorshipId: only.id } as never} replace />;
        }
        return (
          <Page title={i18n._('Your mentorships')} width="reading">
            {mentorships.length === 0 && (
              <Empty title={i18n._('Nothing has begun yet')}>
                {i18n._(
                  'When you and the person proposed to you have both said yes, your agreement, goals and meetings live here.',
                )}
              </Empty>
            )}
            {mentorships.map((one) => (
              <Panel
                key={one.id}
                title={titleOf(i18n, one)}
                lead={one.programmeName}
                actions={<Badge color={one.state === 'running' ? 'good' : 'ink'}>{stateWords(i18n, one.state)}</Badge>}
              >
                <p>
                  {i18n._('since')} <Day on={one.begunAt.slice(0, 10)} />
                </p>
                <TextLink to="/mentorships/$mentorshipId" params={{ mentorshipId: one.id } as never}>
                  {i18n._('Open')}
                </TextLink>
              </Panel>
            ))}
          </Page>
        );
      }}
    </Loaded>
  );
}
