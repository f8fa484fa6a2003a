import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/me/mails',
    load: () => import('./mails-page.tsx'),
    title: (i18n) => i18n._('Mails'),
    nav: { group: 'participant', order: 90, icon: 'mail', label: (i18n) => i18n._('Mails'), minor: true },
  },
]);
