import { z } from '@hono/zod-openapi';

export const severity = z.enum(['s1', 's2', 's3', 's4']);

export const newConcern = z
  .object({
    text: z
      .string()
      .trim()
      .min(3, /*i18n*/ 'Say in a few words what happened or what worries you')
      .max(8000, /*i18n*/ 'Keep it under 8,000 characters; you can tell the rest in person'),
    mentorshipId: z.uuid().nullable().default(null),
    programmeId: z.uuid().nullable().default(null),
    isUrgent: z.boolean().default(false),
    mayContact: z.boolean().default(true),
    withName: z.boolean().default(true),
  })
  .openapi('NewConcern');
export type NewConcern = z.infer<typeof newConcern>;

export const concernView = z
  .object({
    id: z.uuid(),
    severity,
    programmeName: z.string().nullable(),
    raisedAt: z.string(),
    dueAt: z.string(),
    state: z.enum(['waiting', 'taken', 'closed']),
    isMine: z.boolean(),
    reporterName: z.string().nullable(),
    mayContact: z.boolean(),
    text: z.string().nullable(),
    outcome: z.string().nullable(),
  })
  .openapi('Concern');
export type ConcernView = z.infer<typeof concernView>;

export const signalView = z
  .object({
    id: z.uuid(),
    code: z.string(),
    severity,
    programmeId: z.uuid(),
    mentorshipId: z.uuid().nullable(),
    members: z.array(z.object({ personId: z.uuid(), name: z.string(), side: z.string() })),
    inputs: z.record(z.string(), z.union([z.string(), z.number()])),
    raisedAt: z.string(),
    triagedAt: z.string().nullable(),
    note: z.string(),
  })
  .openapi('Signal');
export type SignalView = z.infer<typeof signalView>;

export const outcome = z.object({
  outcome: z
    .string()
    .trim()
    .min(3, /*i18n*/ 'Say in a sentence how it ended')
    .max(2000, /*i18n*/ 'Keep it under 2,000 characters'),
});
export const triage = z.object({
  note: z.string().trim().max(500, /*i18n*/ 'Keep the note under 500 characters').default(''),
});
