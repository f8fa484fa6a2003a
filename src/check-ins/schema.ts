import { z } from '@hono/zod-openapi';

export const answers = z
  .record(z.string().max(40), z.number().int().min(0).max(10, /*i18n*/ 'Choose one of the values shown'))
  .refine((given) => Object.keys(given).length <= 40, /*i18n*/ 'Too many answers');

export const newAnswers = z
  .object({
    answers,
    comment: z.string().trim().max(2000, /*i18n*/ 'Keep the comment under 2,000 characters').optional(),
  })
  .openapi('CheckInAnswers');
export type NewAnswers = z.infer<typeof newAnswers>;

export const checkInView = z
  .object({
    id: z.uuid(),
    mentorshipId: z.uuid(),
    wave: z.enum(['week-2', 'week-6', 'week-12', 'close']),
    side: z.enum(['mentor', 'mentee']),
    dueOn: z.string(),
    closesOn: z.string(),
    isOpen: z.boolean(),
    isAnswered: z.boolean(),
    partners: z.array(z.string()),
  })
  .openapi('CheckIn');
export type CheckInView = z.infer<typeof checkInView>;

export const checkInForm = checkInView
  .extend({
    items: z.array(
      z.object({
        key: z.string(),
        text: z.string(),
        scale: z.enum(['agree', 'happened', 'recommend']),
        values: z.array(z.number().int()),
        whoSees: z.string(),
      }),
    ),
    whoSeesComment: z.string(),
    /** The reader's own saved answers; empty through a mailed link. */
    answers: z.record(z.string(), z.number().int()),
    comment: z.string(),
  })
  .openapi('CheckInForm');
export type CheckInForm = z.infer<typeof checkInForm>;
