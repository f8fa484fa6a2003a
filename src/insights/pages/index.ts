import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/today',
    load: () => import('./today-page.tsx'),
    title: (i18n) => i18n._('Today'),
    nav: { group: 'coordinator', order: 10, icon: 'today', label: (i18n) => i18n._('Today') },
  },
  {
    path: '/programmes/$programmeId/insights',
    load: () => import('./insights-page.tsx'),
    title: (i18n) => i18n._('Insights'),
    nav: [
      { group: 'programme', order: 60, icon: 'insights', label: (i18n) => i18n._('Insights') },
      { group: 'sponsor', order: 10, icon: 'insights', label: (i18n) => i18n._('Insights') },
      { group: 'viewer', order: 20, icon: 'insights', label: (i18n) => i18n._('Insights') },
    ],
  },
  {
    path: '/oversight',
    load: () => import('./oversight-page.tsx'),
    title: (i18n) => i18n._('Oversight'),
    nav: [
      { group: 'viewer', order: 10, icon: 'checks', label: (i18n) => i18n._('Oversight') },
      { group: 'administrator', order: 50, icon: 'checks', label: (i18n) => i18n._('Oversight'), minor: true },
    ],
  },
]);
