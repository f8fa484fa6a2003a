import { definePages } from '#ui/web';

export { LogDialog } from './log-dialog.tsx';
export { MeetingDialog } from './meeting-dialog.tsx';
export { MeetingCard, NextMeeting } from './next-meeting.tsx';
export { useMyMeetings } from './queries.ts';
export { oneToFive, Taps } from './taps.tsx';

export const pages = definePages([
  {
    path: '/mentorships/$mentorshipId/meetings',
    load: () => import('./meetings-page.tsx'),
    title: (i18n) => i18n._('Meetings'),
  },
  { path: '/meetings/$meetingId', load: () => import('./meeting-page.tsx'), title: (i18n) => i18n._('Meeting') },
]);
