import type { Listener } from '#platform';
import { watchAll } from './jobs.ts';

/**
 * Whenever the directory, the ladder, a declared link or a policy changes, laws 1 and 2 are checked again the same minute.
 * Leavers come with one `directory-imported`, so a thousand of them are one check.
 */
export const listeners: Listener[] = [
  {
    name: 'safeguarding.recheck-laws',
    types: ['directory-imported', 'ladder-set', 'power-link-declared', 'power-link-ended', 'programme-changed'],
    hear: (ctx) => watchAll(ctx),
  },
];
