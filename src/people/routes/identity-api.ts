import { endedSessionCookie, sessionCookie } from '#platform/auth';
import {
  answer,
  body,
  createRoute,
  exampleId,
  idParam,
  newApi,
  otherExampleId,
  pageQuery,
  problems,
  z,
} from '#platform/http';
import { changePreferences } from '../commands/change-preferences.ts';
import { grantRole, revokeRole } from '../commands/roles.ts';
import { endOtherSessions, endSession, signOut } from '../commands/sessions.ts';
import { setPassword } from '../commands/set-password.ts';
import { listGrants, listSessions, whoAmI } from '../queries/identity.ts';
import { deviceOf } from '../rules/device.ts';
import {
  accountView,
  grantQuery,
  grantView,
  newGrant,
  newPassword,
  preferences,
  sessionView,
} from './identity-schema.ts';

const tags = ['identity'];
const params = idParam('id');
const done = (description: string) => ({ 204: { description }, ...problems });

const account = createRoute({
  method: 'get',
  path: '/api/v1/me/account',
  tags,
  summary: 'Your account: roles, password, preferences',
  responses: { 200: answer(accountView, 'Your account'), ...problems },
});
const prefer = createRoute({
  method: 'patch',
  path: '/api/v1/me/preferences',
  tags,
  summary: 'Change your language, time zone or colours',
  request: { body: body(preferences, { locale: 'de', timeZone: 'Europe/Berlin' }) },
  responses: done('Changed'),
});
const password = createRoute({
  method: 'put',
  path: '/api/v1/me/password',
  tags,
  summary: 'Set your password; every other session ends',
  request: { body: body(newPassword, { present: 'what it was', next: 'four words nobody guesses' }) },
  responses: done('Set; the answer carries the new session cookie'),
});
const sessions = createRoute({
  method: 'get',
  path: '/api/v1/me/sessions',
  tags,
  summary: 'Where you are signed in',
  responses: { 200: answer(z.object({ sessions: z.array(sessionView) }), 'This one first'), ...problems },
});
const endOne = createRoute({
  method: 'delete',
  path: '/api/v1/me/sessions/{id}',
  tags,
  summary: 'End one of your sessions',
  request: { params },
  responses: done('Ended'),
});
const endOthers = createRoute({
  method: 'delete',
  path: '/api/v1/me/sessions',
  tags,
  summary: 'End all your sessions but this one',
  responses: { 200: answer(z.object({ ended: z.number().int() }), 'How many ended'), ...problems },
});
const leave = createRoute({
  method: 'post',
  path: '/api/v1/sign-out',
  tags,
  summary: 'Sign out',
  responses: done('Signed out'),
});
const listRoles = createRoute({
  method: 'get',
  path: '/api/v1/role-grants',
  tags,
  summary: 'Who holds which role',
  request: { query: pageQuery.extend(grantQuery.shape) },
  responses: { 200: answer(z.object({ grants: z.array(grantView) }), 'By name'), ...problems },
});
const grant = createRoute({
  method: 'post',
  path: '/api/v1/role-grants',
  tags,
  summary: 'Give a person a role',
  request: { body: body(newGrant, { personId: exampleId, role: 'coordinator', programmeId: otherExampleId }) },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'Given'), ...problems },
});
const revoke = createRoute({
  method: 'delete',
  path: '/api/v1/role-grants/{id}',
  tags,
  summary: 'Take a role back',
  request: { params },
  responses: done('Taken back'),
});

export const identityApi = newApi()
  .openapi(account, async (context) => context.json(await whoAmI(context.var.ctx), 200))
  .openapi(prefer, async (context) => {
    await changePreferences(context.var.ctx, context.req.valid('json'));
    return context.body(null, 204);
  })
  .openapi(password, async (context) => {
    const { ctx } = context.var;
    const device = deviceOf(context.req.header('user-agent'));
    const signedIn = await setPassword(ctx, { ...context.req.valid('json'), device });
    context.header('set-cookie', sessionCookie(ctx.config, signedIn.token, signedIn.maxAgeSeconds));
    return context.body(null, 204);
  })
  .openapi(sessions, async (context) => context.json({ sessions: await listSessions(context.var.ctx) }, 200))
  .openapi(endOne, async (context) => {
    await endSession(context.var.ctx, context.req.valid('param').id);
    return context.body(null, 204);
  })
  .openapi(endOthers, async (context) => context.json({ ended: await endOtherSessions(context.var.ctx) }, 200))
  .openapi(leave, async (context) => {
    await signOut(context.var.ctx);
    context.header('set-cookie', endedSessionCookie(context.var.ctx.config));
    context.header('clear-site-data', '"cache"');
    return context.body(null, 204);
  })
  .openapi(listRoles, async (context) =>
    context.json({ grants: await listGrants(context.var.ctx, context.req.valid('query')) }, 200),
  )
  .openapi(grant, async (context) => context.json(await grantRole(context.var.ctx, context.req.valid('json')), 201))
  .openapi(revoke, async (context) => {
    await revokeRole(context.var.ctx, context.req.valid('param').id);
    return context.body(null, 204);
  });
