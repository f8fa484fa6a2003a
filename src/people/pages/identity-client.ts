import { clientFor, type I18n } from '#ui/web';
import type { identityApi } from '../routes/identity-api.ts';
import type { Role } from '../rules/grants.ts';

export const identity = clientFor<typeof identityApi>('/').api.v1;

export const roleName = (i18n: I18n, role: string): string =>
  ({
    administrator: i18n._('Administrator'),
    coordinator: i18n._('Coordinator'),
    sponsor: i18n._('Sponsor'),
    case_handler: i18n._('Case handler'),
    viewer: i18n._('Viewer'),
  })[role] ?? role;

/** What a role lets somebody do, in one sentence. */
export const roleMeaning = (i18n: I18n, role: Role): string =>
  ({
    administrator: i18n._('Runs the installation: people, roles, mail, backups. Reads no cases.'),
    coordinator: i18n._('Designs and runs programmes, matches, watches, adjusts.'),
    sponsor: i18n._('Sees aims, KPIs and group figures; nothing that leads to one pair.'),
    case_handler: i18n._('Receives concerns and acts on them; never one about themself or their own line.'),
    viewer: i18n._('Reads set-up and group figures, for works council and data protection.'),
  })[role];
