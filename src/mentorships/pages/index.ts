import { lazy } from 'react';
import { definePages } from '#ui/web';

/** One mentorship; the application puts the next meeting into it. */
export const MentorshipSheet = lazy(() => import('./mentorship-sheet.tsx'));

export const pages = definePages([
  {
    path: '/mentorships',
    load: () => import('./own-page.tsx'),
    title: (i18n) => i18n._('Mentorship'),
    nav: { group: 'participant', order: 20, icon: 'mentorship', label: (i18n) => i18n._('Mentorship') },
  },
  {
    path: '/programmes/$programmeId/mentorships',
    load: () => import('./programme-page.tsx'),
    title: (i18n) => i18n._('Mentorships'),
    nav: { group: 'programme', order: 40, icon: 'mentorships', label: (i18n) => i18n._('Mentorships') },
  },
]);
