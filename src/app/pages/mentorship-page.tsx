import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { NextMeeting } from '#meetings/pages';
import { MentorshipSheet } from '#mentorships/pages';
import { Loading, TextLink, useWords } from '#ui/web';

/** One mentorship with its next meeting. */
export default function MentorshipPage() {
  const { i18n } = useWords();
  const { mentorshipId } = useParams({ strict: false }) as { mentorshipId: string };
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <MentorshipSheet
        mentorshipId={mentorshipId}
        meetings={
          <Stack gap="sm">
            <NextMeeting mentorshipId={mentorshipId} />
            <TextLink to="/mentorships/$mentorshipId/meetings" params={{ mentorshipId }}>
              {i18n._('All meetings')}
            </TextLink>
          </Stack>
        }
      />
    </Suspense>
  );
}
