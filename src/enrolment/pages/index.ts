import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/programmes/$programmeId/recruit',
    load: () => import('./recruit-page.tsx'),
    title: (i18n) => i18n._('Recruit'),
    nav: { group: 'programme', order: 20, icon: 'recruit', label: (i18n) => i18n._('Recruit') },
  },
  {
    path: '/programmes/$programmeId/sign-ups',
    load: () => import('./sign-ups-page.tsx'),
    title: (i18n) => i18n._('Import sign-ups'),
  },
  {
    path: '/programmes/$programmeId/policy',
    load: () => import('./policy-page.tsx'),
    title: (i18n) => i18n._('Matching policy'),
    nav: { group: 'programme', order: 15, icon: 'settings', label: (i18n) => i18n._('Matching policy'), minor: true },
  },
]);
