import { z } from '@hono/zod-openapi';
import type { MailKind } from './rules/kinds.ts';

export const optionalKind = z.enum(['invitation', 'meeting-reminder', 'after-meeting', 'check-in']) satisfies z.ZodType<
  MailKind,
  string
>;

export const preferencesView = z
  .object({ preferences: z.array(z.object({ kind: optionalKind, name: z.string(), isWanted: z.boolean() })) })
  .openapi('MailPreferences');
export type PreferencesView = z.infer<typeof preferencesView>;

export const newPreferences = z.object({ wanted: z.array(optionalKind).max(10) }).openapi('NewMailPreferences');
export type NewPreferences = z.infer<typeof newPreferences>;

export const mailHealthView = z
  .object({
    /** `smtp`, or `folder` when no mail server is set. */
    way: z.enum(['smtp', 'folder']),
    waiting: z.number().int(),
    failing: z.number().int(),
    abandoned: z.number().int(),
    oldestWaitingAt: z.string().nullable(),
    lastSentAt: z.string().nullable(),
    lastError: z.string().nullable(),
    isWell: z.boolean(),
  })
  .openapi('MailHealth');
export const retriedMails = z.object({ mails: z.number().int() }).openapi('RetriedMails');
export type MailHealth = z.infer<typeof mailHealthView>;
