import { lazy } from 'react';
import { definePages } from '#ui/web';

/** For the page of a pair, which the application puts together. */
export const PairSignals = lazy(async () => ({ default: (await import('./pair-signals.tsx')).PairSignals }));

export const pages = definePages([
  {
    path: '/talk',
    load: () => import('./talk-page.tsx'),
    title: (i18n) => i18n._('Talk to someone outside my line'),
  },
  {
    path: '/programmes/$programmeId/signals',
    load: () => import('./signals-page.tsx'),
    title: (i18n) => i18n._('Signals'),
    nav: { group: 'programme', order: 50, icon: 'signals', label: (i18n) => i18n._('Signals') },
  },
  {
    path: '/cases',
    load: () => import('./cases-page.tsx'),
    title: (i18n) => i18n._('Cases'),
    nav: { group: 'caseHandler', order: 10, icon: 'help', label: (i18n) => i18n._('Cases') },
  },
]);
