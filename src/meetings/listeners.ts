import type { Listener } from '#platform';
import { nowIso } from '#platform';
import { cancelMeeting } from './commands/index.ts';

/** A mentorship ended: what was still planned leaves both calendars, by nobody's hand. */
export const listeners: Listener[] = [
  {
    name: 'meetings-leave-calendars-on-ending',
    types: ['mentorship-ended'],
    hear: async (ctx, event) => {
      const planned = await ctx.db
        .selectFrom('meetings')
        .select('id')
        .where('mentorshipId', '=', event.subjectId)
        .where('cancelledAt', 'is', null)
        .where('startsAt', '>', nowIso(ctx))
        .execute();
      for (const meeting of planned) await cancelMeeting(ctx, meeting.id);
    },
  },
];
