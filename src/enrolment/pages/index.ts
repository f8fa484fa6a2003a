import { lazy } from 'react';
import { definePages } from '#ui/web';

/** The fields of a matching policy, for other rooms' pages: fetched when they are drawn. */
export const PolicyTrialFields = lazy(() => import('./policy-trial-fields.tsx'));

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
