import type { Listener } from '#platform';
import { watchAll } from './jobs.ts';

/** Whenever the directory changes, laws 1 and 2 are checked again the same minute. */
export const listeners: Listener[] = [
  {
    name: 'safeguarding.recheck-laws',
    types: [
      'directory-imported',
      'person-changed',
      'person-left',
      'power-link-declared',
      'ladder-changed',
      'policy-changed',
    ],
    hear: (ctx) => watchAll(ctx),
  },
];
