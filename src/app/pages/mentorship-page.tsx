import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { NextMeeting } from '#meetings/pages';
import { MentorshipSheet } from '#mentorships/pages';
import { PairSignals } from '#safeguarding/pages';
import { Loading, TextLink, useWords } from '#ui/web';

/** One mentorship with its next meeting; for a coordinator with its open signals instead. */
export default function MentorshipPage() {
  const { i18n } = useWords();
  const { mentorshipId } = useParams({ strict: false }) as { mentorshipId: string };
  const allMeetings = (
    <TextLink to="/mentorships/$mentorshipId/meetings" params={{ mentorshipId }}>
      {i18n._('All meetings')}
    </TextLink>
  );
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <MentorshipSheet
        mentorshipId={mentorshipId}
        meetings={
          <Stack gap="sm">
            <NextMeeting mentorshipId={mentorshipId} />
            {allMeetings}
          </Stack>
        }
        watched={({ programmeId }) => (
          <Stack gap="sm">
            <PairSignals programmeId={programmeId} mentorshipId={mentorshipId} />
            {allMeetings}
          </Stack>
        )}
      />
    </Suspense>
  );
}
