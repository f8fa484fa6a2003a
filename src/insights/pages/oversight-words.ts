import type { I18n } from '#ui/web';
import type { AuditLine } from '../schema.ts';

/** What a line of the audit trail says. */
export const auditWords = (i18n: I18n): Record<AuditLine['type'], string> => ({
  'decision-lifted': i18n._('A locked or forbidden pair was freed'),
  'directory-imported': i18n._('People were imported'),
  'figures-released': i18n._('Figures were released'),
  invited: i18n._('Somebody was invited'),
  'ladder-set': i18n._('The ladder of grades was changed'),
  'mails-retried': i18n._('Undelivered mails were tried again'),
  'match-question-asked': i18n._('A question about a match run was asked'),
  'power-link-declared': i18n._('A power link was declared'),
  'power-link-ended': i18n._('A power link was ended'),
  'programme-changed': i18n._('A programme was changed'),
  'programme-created': i18n._('A programme was set up'),
  'programme-moved': i18n._('A programme went to its next state'),
  'proposals-published': i18n._('Proposals were published'),
  'role-granted': i18n._('A role was given'),
  'role-revoked': i18n._('A role was taken back'),
  'run-cancelled': i18n._('A match run was cancelled'),
  'run-requested': i18n._('A match was run'),
  'sign-ups-imported': i18n._('Sign-ups were imported'),
  'topic-added': i18n._('A topic was added'),
});
