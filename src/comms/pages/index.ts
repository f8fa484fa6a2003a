import { definePages } from '#ui/web';

export const pages = definePages([
  {
    path: '/me/mails',
    load: () => import('./mails-page.tsx'),
    title: (i18n) => i18n._('Mails'),
    nav: { group: 'participant', order: 90, icon: 'mail', label: (i18n) => i18n._('Mails'), minor: true },
  },
  {
    path: '/mail',
    load: () => import('./outbox-page.tsx'),
    title: (i18n) => i18n._('Outbox'),
    nav: [
      { group: 'coordinator', order: 85, icon: 'mail', label: (i18n) => i18n._('Outbox'), minor: true },
      { group: 'administrator', order: 45, icon: 'mail', label: (i18n) => i18n._('Outbox'), minor: true },
    ],
  },
]);
