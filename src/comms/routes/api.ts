import { answer, body, createRoute, newApi, problems } from '#platform/http';
import { retryMails } from '../commands/retry-mails.ts';
import { setPreferences } from '../commands/set-preferences.ts';
import { mailHealth } from '../queries/health.ts';
import { getPreferences } from '../queries/preferences.ts';
import { mailHealthView, newPreferences, preferencesView, retriedMails } from '../schema.ts';

const tags = ['mail'];

const mine = createRoute({
  method: 'get',
  path: '/api/v1/me/mail-preferences',
  tags,
  summary: 'Which optional mails I want',
  responses: { 200: answer(preferencesView, 'Every optional kind'), ...problems },
});
const set = createRoute({
  method: 'put',
  path: '/api/v1/me/mail-preferences',
  tags,
  summary: 'Say which optional mails I want',
  request: { body: body(newPreferences, { wanted: ['check-in', 'meeting-reminder'] }) },
  responses: { 200: answer(preferencesView, 'As it is now'), ...problems },
});
const health = createRoute({
  method: 'get',
  path: '/api/v1/mail-health',
  tags,
  summary: 'How the outbox stands: what waits, fails or was given up',
  responses: { 200: answer(mailHealthView, 'Counts, no addresses'), ...problems },
});

const retries = createRoute({
  method: 'post',
  path: '/api/v1/mail-health/retries',
  tags,
  summary: 'Try every mail again that was given up, at the address of today',
  responses: { 200: answer(retriedMails, 'How many are tried again'), ...problems },
});

export const api = newApi()
  .openapi(mine, async (context) => context.json(await getPreferences(context.var.ctx), 200))
  .openapi(set, async (context) => {
    await setPreferences(context.var.ctx, context.req.valid('json'));
    return context.json(await getPreferences(context.var.ctx), 200);
  })
  .openapi(health, async (context) => context.json(await mailHealth(context.var.ctx), 200))
  .openapi(retries, async (context) => context.json(await retryMails(context.var.ctx), 200));
