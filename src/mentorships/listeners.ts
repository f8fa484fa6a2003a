import type { Listener } from '#platform';
import { endMentorship } from './commands/end.ts';
import { mentorshipRows } from './queries/stored.ts';

/** Somebody left the company: their mentorships end kindly, in the same words as every ending. */
export const listeners: Listener[] = [
  {
    name: 'mentorships-close-on-leaving',
    types: ['person-left'],
    hear: async (ctx, event) => {
      for (const row of await mentorshipRows(ctx, { personId: event.subjectId })) {
        if (row.state !== 'ended') await endMentorship(ctx, row.id);
      }
    },
  },
];
