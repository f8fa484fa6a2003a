import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { recognise } from '#people';
import { type Ctx, defineProblem, notFound, notSignedIn, systemIds } from '#platform';
import { csrf, securityHeaders } from '#platform/auth';
import { type HttpEnv, problemResponse, toProblem } from '#platform/http';
import { bareCss, localeFrom, wordsFor } from '#ui';
import { api } from './api.ts';
import { barePages } from './bare-pages.ts';
import { health } from './health.ts';
import { openApiDocument } from './open-api.ts';
import { problemPage, problemPages } from './problem-page.ts';
import type { Runtime } from './runtime.ts';
import { webApp } from './static.ts';

const MEBIBYTE = 1024 * 1024;
const UPLOAD_LIMIT = 32 * MEBIBYTE;
const BODY_LIMIT = MEBIBYTE;
const isUpload = (path: string) => /\/imports?(\/|$)/.test(path);

export const tooLarge = defineProblem(
  'too-large',
  413,
  /*i18n*/ 'Too large',
  /*i18n*/ 'What you sent is larger than {mebibytes} MiB. Split the file, or import it on the command line.',
);

/** The whole HTTP surface: security, who acts, the API, script-free pages, then the web app. */
export function createHttp(runtime: Runtime, isStopping: () => boolean = () => false) {
  const app = new OpenAPIHono<HttpEnv>();
  app.onError((error, context) => {
    const ctx: Pick<Ctx, 'log' | 'requestId' | 'locale'> = context.var.ctx ?? {
      log: runtime.log,
      requestId: systemIds.secret(),
      locale: 'en',
    };
    const problem = toProblem(error, ctx);
    const i18n = wordsFor(ctx.locale);
    const isPage = !context.req.path.startsWith('/api/') && (context.req.header('accept') ?? '').includes('text/html');
    if (isPage) return problemPage(context, problem, i18n);
    return problemResponse(problem, ctx, (id, values) => i18n._(id, values));
  });
  app.route('/', health(runtime, isStopping));
  app.use('*', async (context, next) => {
    const ctx = runtime.ctx({ kind: 'visitor' }, { locale: localeFrom(context.req.header('accept-language')) });
    context.set('ctx', ctx);
    await next();
    context.res.headers.set('x-request-id', ctx.requestId);
  });
  app.use('*', securityHeaders());
  app.use('*', csrf());
  const refuse = (mebibytes: number) => () => {
    throw tooLarge({ values: { mebibytes } });
  };
  const small = bodyLimit({ maxSize: BODY_LIMIT, onError: refuse(1) });
  const large = bodyLimit({ maxSize: UPLOAD_LIMIT, onError: refuse(32) });
  app.use('*', (context, next) => (isUpload(context.req.path) ? large : small)(context, next));
  app.use('*', compress());
  app.get('/assets/bare.css', (context) => {
    context.header('cache-control', 'public, max-age=3600');
    return context.body(bareCss(), 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.use('*', async (context, next) => {
    if (isStatic(context.req.path)) return next();
    const { ctx } = context.var;
    const { actor, locale } = await recognise(ctx, context.req.raw);
    const known = isPageAsking(context.req.raw.headers) ? ctx.locale : (locale ?? ctx.locale);
    context.set('ctx', { ...ctx, actor, locale: known });
    if (actor.kind === 'visitor' && needsSession(context.req.path)) throw notSignedIn();
    return next();
  });
  app.route('/', api);
  app.route('/', openApiDocument(app));
  app.all('/api/*', () => {
    throw notFound();
  });
  app.route('/', barePages());
  app.route('/', problemPages);
  app.route('/', webApp());
  app.notFound(() => {
    throw notFound();
  });
  return app;
}

/** Our pages say their language with every call: it goes before the one of the account, which mails follow. */
const isPageAsking = (headers: Headers): boolean => headers.has('x-viceversa') && headers.has('accept-language');

/** The API is for whoever is signed in; a verb still asks what they may. Signing out twice is no fault. */
const needsSession = (path: string): boolean => path.startsWith('/api/v1/') && path !== '/api/v1/sign-out';

const isStatic = (path: string): boolean => /^\/(assets\/|favicon|scheme\.js)/.test(path);
