import { z } from '@hono/zod-openapi';
import { shippedLocales } from '#ui';
import { ROLES } from '../rules/grants.ts';

const colorScheme = z.enum(['auto', 'light', 'dark']);
const programmeId = z.uuid().nullable();
const role = z.enum(ROLES);
const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

export const accountView = z
  .object({
    person: z.object({ id: z.uuid(), firstName: z.string(), name: z.string(), email: z.string().nullable() }),
    grants: z.array(z.object({ role: z.string(), programmeId })),
    locale: z.string(),
    timeZone: z.string(),
    colorScheme,
    hasPassword: z.boolean(),
  })
  .openapi('Account');

export const sessionView = z
  .object({
    id: z.uuid(),
    device: z.string(),
    signedInBy: z.enum(['link', 'password', 'claim']),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
    isThis: z.boolean(),
  })
  .openapi('Session');

export const newPassword = z
  .object({
    present: z.string().max(1000).optional(),
    next: z.string().min(1, /*i18n*/ 'Give a new password').max(1000, /*i18n*/ 'Use at most 200 characters'),
  })
  .openapi('NewPassword');

export const preferences = z
  .object({
    locale: z.enum(shippedLocales, /*i18n*/ 'Choose one of the languages offered').optional(),
    timeZone: z
      .string()
      .refine((zone) => zones.has(zone), /*i18n*/ 'Choose a time zone of the list, such as Europe/Berlin')
      .optional(),
    colorScheme: colorScheme.optional(),
  })
  .openapi('Preferences');

export const newGrant = z
  .object({ personId: z.uuid(/*i18n*/ 'Choose a person'), role, programmeId: programmeId.default(null) })
  .openapi('NewRoleGrant');

export const grantView = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    isActive: z.boolean(),
    role,
    programmeId,
    grantedAt: z.string(),
    grantedByName: z.string().nullable(),
  })
  .openapi('RoleGrant');

export const grantQuery = z.object({
  role: role.optional(),
  programmeId: z.uuid().optional(),
  personId: z.uuid().optional(),
});
