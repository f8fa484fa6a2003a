import { z } from '@hono/zod-openapi';

export const figureView = z
  .object({
    key: z.enum(['start-rate', 'held-rate', 'worth-it']),
    percent: z.number().int().nullable(),
    lowPercent: z.number().int().nullable(),
    highPercent: z.number().int().nullable(),
    about: z.number().int(),
    asOf: z.string().nullable(),
  })
  .openapi('Figure');

export const figuresView = z
  .object({ releasedOn: z.string().nullable(), figures: z.array(figureView) })
  .openapi('Figures');

export const todayItem = z
  .object({
    kind: z.enum([
      'signal',
      'review-run',
      'run-failed',
      'propose',
      'nobody-on-a-side',
      'registration-closes',
      'lapsed-proposals',
      'undelivered-mail',
    ]),
    /** Lower comes first: 1 today, 2 this week, 3 when there is time. */
    urgency: z.number().int().min(1).max(3),
    programmeId: z.uuid(),
    programmeName: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    subjectId: z.string().nullable(),
    since: z.string(),
  })
  .openapi('TodayItem');
export type TodayItem = z.infer<typeof todayItem>;

export const overview = z
  .object({
    mentorships: z.number().int(),
    ended: z.number().int(),
    mentors: z.number().int(),
    mentees: z.number().int(),
    week: z.number().int().nullable(),
    weeks: z.number().int(),
    nextMeetings: z.number().int(),
    checkInsSent: z.number().int(),
    checkInsAnswered: z.number().int(),
  })
  .openapi('ProgrammeOverview');
export type Overview = z.infer<typeof overview>;
