import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { NextMeeting } from '#meetings/pages';
import { MentorshipSheet } from '#mentorships/pages';
import { ButtonLink, Loading, useWords } from '#ui/web';

/** One mentorship with its next meeting. */
export default function MentorshipPage() {
  const { i18n } = useWords();
  const { mentorshipId } = useParams({ strict: false }) as { mentorshipId: string };
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <MentorshipSheet
        mentorshipId={mentorshipId}
        meetings={
          <div>
            <NextMeeting mentorshipId={mentorshipId} />
            <ButtonLink variant="subtle" to="/mentorships/$mentorshipId/meetings" params={{ mentorshipId } as never}>
              {i18n._('All meetings')}
            </ButtonLink>
          </div>
        }
      />
    </Suspense>
  );
}
