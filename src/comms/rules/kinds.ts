/** Every kind of mail; an optional one carries its own way out and is not sent to whoever took it. */
export const kinds = {
  'sign-in-link': { isOptional: false },
  'password-changed': { isOptional: false },
  invitation: { isOptional: true },
  'registration-receipt': { isOptional: false },
  proposal: { isOptional: false },
  'proposal-lapsed': { isOptional: false },
  'mentorship-begun': { isOptional: false },
  'mentorship-ended': { isOptional: false },
  'meeting-planned': { isOptional: false },
  'meeting-moved': { isOptional: false },
  'meeting-cancelled': { isOptional: false },
  'meeting-reminder': { isOptional: true },
  'after-meeting': { isOptional: true },
  'check-in': { isOptional: true },
} as const;

export type MailKind = keyof typeof kinds;

export const optionalKinds = (Object.keys(kinds) as MailKind[]).filter((kind) => kinds[kind].isOptional);

export const kindNames: Record<MailKind, string> = {
  'sign-in-link': /*i18n*/ 'Sign-in links',
  'password-changed': /*i18n*/ 'Changes of your password',
  invitation: /*i18n*/ 'Invitations to a programme',
  'registration-receipt': /*i18n*/ 'Receipts for your registration',
  proposal: /*i18n*/ 'Proposed partners',
  'proposal-lapsed': /*i18n*/ 'Proposals that lapsed',
  'mentorship-begun': /*i18n*/ 'The start of a mentorship',
  'mentorship-ended': /*i18n*/ 'The end of a mentorship',
  'meeting-planned': /*i18n*/ 'Meetings that were planned',
  'meeting-moved': /*i18n*/ 'Meetings that were moved',
  'meeting-cancelled': /*i18n*/ 'Meetings that were cancelled',
  'meeting-reminder': /*i18n*/ 'Reminders two days before a meeting',
  'after-meeting': /*i18n*/ 'Three taps after a meeting',
  'check-in': /*i18n*/ 'Check-ins',
};
