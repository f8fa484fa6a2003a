import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/programmes/$programmeId/match',
    load: () => import('./match-page.tsx'),
    title: (i18n) => i18n._('Match'),
    nav: { group: 'programme', order: 30, icon: 'match', label: (i18n) => i18n._('Match') },
  },
  {
    path: '/proposals',
    load: () => import('./proposals-page.tsx'),
    title: (i18n) => i18n._('Your proposals'),
    nav: { group: 'participant', order: 15, icon: 'match', label: (i18n) => i18n._('Proposals'), minor: true },
  },
]);
