import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/directory',
    load: () => import('./directory-page.tsx'),
    title: (i18n) => i18n._('Directory'),
    nav: [
      { group: 'coordinator', order: 80, icon: 'people', label: (i18n) => i18n._('Directory'), minor: true },
      { group: 'administrator', order: 10, icon: 'people', label: (i18n) => i18n._('Directory') },
    ],
  },
  {
    path: '/directory/import',
    load: () => import('./import-page.tsx'),
    title: (i18n) => i18n._('Import people'),
    nav: { group: 'administrator', order: 20, icon: 'data', label: (i18n) => i18n._('Import people') },
  },
  {
    path: '/directory/ladder',
    load: () => import('./ladder-page.tsx'),
    title: (i18n) => i18n._('Ladder of grades'),
    nav: { group: 'administrator', order: 30, icon: 'list', label: (i18n) => i18n._('Ladder of grades'), minor: true },
  },
  { path: '/people/$personId', load: () => import('./person-page.tsx'), title: (i18n) => i18n._('Person') },
  {
    path: '/account',
    load: () => import('./account-page.tsx'),
    title: (i18n) => i18n._('Your account'),
    nav: { group: 'participant', order: 90, icon: 'me', label: (i18n) => i18n._('Your account') },
  },
  {
    path: '/roles',
    load: () => import('./roles-page.tsx'),
    title: (i18n) => i18n._('Roles'),
    nav: [
      { group: 'coordinator', order: 90, icon: 'settings', label: (i18n) => i18n._('Roles'), minor: true },
      { group: 'administrator', order: 40, icon: 'settings', label: (i18n) => i18n._('Roles'), minor: true },
      { group: 'viewer', order: 60, icon: 'settings', label: (i18n) => i18n._('Roles'), minor: true },
    ],
  },
]);
