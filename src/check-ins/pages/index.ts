import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/home',
    load: () => import('./home-page.tsx'),
    title: (i18n) => i18n._('Home'),
    nav: { group: 'participant', order: 10, icon: 'home', label: (i18n) => i18n._('Home') },
  },
  { path: '/check-ins/$checkInId', load: () => import('./check-in-page.tsx'), title: (i18n) => i18n._('Check-in') },
]);
