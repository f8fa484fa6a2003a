import { lazy } from 'react';
import { definePages } from '#ui/web';

/** Parts for the pages of rooms below; each comes when it is drawn, so that the door stays light. */
export const MeetingCard = lazy(async () => ({ default: (await import('./next-meeting.tsx')).MeetingCard }));
export const NextMeeting = lazy(async () => ({ default: (await import('./next-meeting.tsx')).NextMeeting }));
export const Taps = lazy(async () => ({ default: (await import('./taps.tsx')).Taps }));
export { useMyMeetings } from './queries.ts';

export const pages = definePages([
  {
    path: '/mentorships/$mentorshipId/meetings',
    load: () => import('./meetings-page.tsx'),
    title: (i18n) => i18n._('Meetings'),
  },
  { path: '/meetings/$meetingId', load: () => import('./meeting-page.tsx'), title: (i18n) => i18n._('Meeting') },
]);
