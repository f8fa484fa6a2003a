import { type Ctx, defineJob, type Job, nowIso } from '#platform';
import { askAfter, remindOf } from './commands/mail-meeting.ts';
import { sendMail, sendOne } from './commands/send-mail.ts';

const batch = 200;
const remindHours = 48;
const tooLateHours = 12;
const settledHours = 24;
const askDays = 3;

/** Tries every mail of the outbox whose time has come; the first to be owed goes first. */
export const sendDueMails: Job = defineJob({
  name: 'mail-send-due',
  cron: '* * * * *',
  run: async (ctx) => {
    const due = await ctx.db
      .selectFrom('mails')
      .select('id')
      .where('sentAt', 'is', null)
      .where('abandonedAt', 'is', null)
      .where('nextAttemptAt', '<=', nowIso(ctx))
      .orderBy('createdAt')
      .limit(batch)
      .execute();
    for (const mail of due) await sendOne(ctx, mail.id);
  },
});

const from = (ctx: Ctx, hours: number): string => ctx.clock.now().add({ hours }).toString();

/** Reminds of meetings two days ahead, unless they were planned within the last day. */
export const remindOfMeetings: Job = defineJob({
  name: 'mail-meeting-reminders',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    const soon = await ctx.db
      .selectFrom('meetings')
      .select('id')
      .where('cancelledAt', 'is', null)
      .where('startsAt', '<=', from(ctx, remindHours))
      .where('startsAt', '>', from(ctx, tooLateHours))
      .where('createdAt', '<=', from(ctx, -settledHours))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('meetingChanges')
              .select('meetingChanges.id')
              .whereRef('meetingId', '=', 'meetings.id')
              .where('changedAt', '>', from(ctx, -settledHours)),
          ),
        ),
      )
      .execute();
    for (const meeting of soon) await remindOf(ctx, meeting.id);
  },
});

/** Asks after meetings whose time is over: held or not, and three taps. */
export const askAfterMeetings: Job = defineJob({
  name: 'mail-after-meetings',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    const over = await ctx.db
      .selectFrom('meetings')
      .select(['id', 'startsAt', 'durationMinutes'])
      .where('cancelledAt', 'is', null)
      .where('startsAt', '<=', nowIso(ctx))
      .where('startsAt', '>', from(ctx, -24 * askDays))
      .execute();
    for (const meeting of over) {
      const end = Temporal.Instant.from(meeting.startsAt).add({ minutes: meeting.durationMinutes });
      if (Temporal.Instant.compare(end, ctx.clock.now()) <= 0) await askAfter(ctx, meeting.id);
    }
  },
});

export const commsJobs: Job[] = [sendMail as Job, sendDueMails, remindOfMeetings, askAfterMeetings];
