import type { I18n } from '#ui/web';
import type { PersonField } from '../schema.ts';

/** What a note's code says as a heading over its lines. */
export function codeWords(i18n: I18n): Record<string, string> {
  return {
    'row-shape': i18n._('Rows with too many or too few cells'),
    'duplicate-id': i18n._('The same number twice'),
    'no-id': i18n._('No number to know the person by'),
    'no-name': i18n._('No name'),
    'bad-email': i18n._('Not an e-mail address'),
    'email-taken': i18n._('Address of somebody else'),
    'unknown-state': i18n._('Unknown status'),
    'unknown-grade': i18n._('Grade not on the ladder'),
    'not-understood': i18n._('A word that was not understood'),
    shortened: i18n._('Too long, cut'),
    'own-manager': i18n._('Names itself as manager'),
    orphan: i18n._('Manager not found'),
    ring: i18n._('Reporting lines in a ring'),
    'repeated-post': i18n._('The same post in several rows'),
    'vacant-post': i18n._('Vacant posts'),
    'eliminated-post': i18n._('Posts that no longer exist'),
    'groups-of-posts': i18n._('Rows that stand for several posts'),
    'leavers-held-back': i18n._('Nobody was marked as left'),
    'other-sheets': i18n._('Other sheets of the workbook'),
  };
}

export const fieldWords = (i18n: I18n): Record<PersonField, string> => ({
  externalId: i18n._('Number of the person'),
  name: i18n._('Name'),
  givenName: i18n._('Given name'),
  familyName: i18n._('Family name'),
  email: i18n._('E-mail'),
  jobTitle: i18n._('Job title'),
  grade: i18n._('Grade'),
  gradeRank: i18n._('Rank of the grade (a number; higher is more senior)'),
  unit: i18n._('Unit'),
  parentUnit: i18n._('Unit above'),
  site: i18n._('Site'),
  team: i18n._('Team'),
  manager: i18n._('Manager (number or e-mail)'),
  languages: i18n._('Languages'),
  locale: i18n._('Language of mails and pages'),
  timeZone: i18n._('Time zone'),
  workMode: i18n._('Works on site, remote or both'),
  state: i18n._('Status'),
  joinedOn: i18n._('First day'),
});
