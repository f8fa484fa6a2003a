import { Hono } from 'hono';
import type { HttpEnv } from '#platform/http';
import { mailViewer } from './routes/mail-viewer.ts';
import { preferencesPage } from './routes/preferences-page.ts';

export { mailSignInLink } from './commands/mail-account.ts';
export { retryMails } from './commands/retry-mails.ts';
export { setPreferences } from './commands/set-preferences.ts';
export { commsJobs } from './jobs.ts';
export { commsListeners } from './listeners.ts';
export { mailHealth } from './queries/health.ts';
export { getPreferences } from './queries/preferences.ts';
export { api as commsApi } from './routes/api.ts';
export type { MailHealth, PreferencesView } from './schema.ts';
export const commsBare = new Hono<HttpEnv>().route('/', preferencesPage).route('/', mailViewer);
