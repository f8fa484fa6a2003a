import { z } from '@hono/zod-openapi';

export const figureView = z
  .object({
    key: z.enum(['start-rate', 'held-rate', 'worth-it']),
    percent: z.number().int().nullable(),
    lowPercent: z.number().int().nullable(),
    highPercent: z.number().int().nullable(),
    about: z.number().int(),
    asOf: z.string().nullable(),
    /** What was aimed at, in percent: the programme's KPI, or what is usual. */
    target: z.number().nullable(),
  })
  .openapi('Figure');
export type FigureView = z.infer<typeof figureView>;

export const figuresView = z
  .object({
    releasedOn: z.string().nullable(),
    figures: z.array(figureView),
    /** One sentence a figure with a target, in English with its values. */
    verdicts: z.array(
      z.object({ sentence: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  })
  .openapi('Figures');
export type FiguresView = z.infer<typeof figuresView>;

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

/** What is done in a role; nothing that people do for themselves. */
export const auditType = z.enum([
  'decision-lifted',
  'directory-imported',
  'figures-released',
  'invited',
  'ladder-set',
  'mails-retried',
  'match-question-asked',
  'power-link-declared',
  'power-link-ended',
  'programme-changed',
  'programme-created',
  'programme-moved',
  'proposals-published',
  'role-granted',
  'role-revoked',
  'run-cancelled',
  'run-requested',
  'sign-ups-imported',
  'topic-added',
]);

export const auditLine = z
  .object({
    id: z.uuid(),
    recordedAt: z.string(),
    type: auditType,
    actorKind: z.string(),
    actorName: z.string().nullable(),
    programmeId: z.uuid().nullable(),
    programmeName: z.string().nullable(),
  })
  .openapi('AuditLine');
export type AuditLine = z.infer<typeof auditLine>;

export const dataGroup = z
  .object({
    name: z.string(),
    tables: z.array(z.string()),
    holds: z.string(),
    purpose: z.string(),
    seenBy: z.string(),
  })
  .openapi('DataGroup');
export type DataGroup = z.infer<typeof dataGroup>;

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
