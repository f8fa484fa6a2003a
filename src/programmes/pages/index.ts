import { definePages } from '#ui/web';

export { Source } from './source.tsx';

export const pages = definePages([
  {
    path: '/programmes',
    load: () => import('./programmes-page.tsx'),
    title: (i18n) => i18n._('Programmes'),
    nav: [
      { group: 'coordinator', order: 20, icon: 'list', label: (i18n) => i18n._('Programmes'), minor: true },
      { group: 'administrator', order: 40, icon: 'list', label: (i18n) => i18n._('Programmes') },
    ],
  },
  {
    path: '/programmes/new',
    load: () => import('./new-programme-page.tsx'),
    title: (i18n) => i18n._('Set up a programme'),
  },
  {
    path: '/programmes/$programmeId/design',
    load: () => import('./design-page.tsx'),
    title: (i18n) => i18n._('Why and design'),
    nav: { group: 'programme', order: 10, icon: 'design', label: (i18n) => i18n._('Why and design'), minor: true },
  },
]);
