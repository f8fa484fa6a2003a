import { addressOf, sessionCookie } from '#platform/auth';
import { body, createRoute, newApi, problems, z } from '#platform/http';
import { askSignInLink } from '../commands/ask-sign-in-link.ts';
import { signInByLink, signInByPassword } from '../commands/sign-in.ts';
import { deviceOf } from '../rules/device.ts';

const tags = ['identity'];
const newSession = z
  .union([
    z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1000) }),
    z.object({ token: z.string().min(20).max(100) }),
  ])
  .openapi('NewSession');

const begin = createRoute({
  method: 'post',
  path: '/api/v1/sessions',
  tags,
  summary: 'Sign in by address and password, or by the token at the end of a sign-in link',
  security: [],
  request: { body: body(newSession, { email: 'ada@example.org', password: 'four words nobody guesses' }) },
  responses: { 204: { description: 'Signed in; the answer sets the session cookie' }, ...problems },
});
const ask = createRoute({
  method: 'post',
  path: '/api/v1/sign-in-links',
  tags,
  summary: 'Ask for a sign-in link by mail; known and unknown addresses get the same answer',
  security: [],
  request: { body: body(z.object({ email: z.string().min(1).max(320) }), { email: 'ada@example.org' }) },
  responses: { 204: { description: 'If somebody active has this address, a link is on its way' }, ...problems },
});

export const sessionApi = newApi()
  .openapi(begin, async (context) => {
    const { ctx } = context.var;
    const given = context.req.valid('json');
    const where = { device: deviceOf(context.req.header('user-agent')), from: addressOf(context) };
    const signedIn = await ('token' in given
      ? signInByLink(ctx, { ...given, ...where })
      : signInByPassword(ctx, { ...given, ...where }));
    context.header('set-cookie', sessionCookie(ctx.config, signedIn.token, signedIn.maxAgeSeconds));
    return context.body(null, 204);
  })
  .openapi(ask, async (context) => {
    await askSignInLink(context.var.ctx, { email: context.req.valid('json').email, from: addressOf(context) });
    return context.body(null, 204);
  });
