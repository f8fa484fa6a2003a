import { definePages } from '#ui/web';

/** Pages that put parts of several rooms together. */
export const pages = definePages([
  {
    path: '/mentorships/$mentorshipId',
    load: () => import('./mentorship-page.tsx'),
    title: (i18n) => i18n._('Mentorship'),
  },
]);
