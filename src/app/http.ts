import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { notFound, Problem, systemIds } from '#platform';
import { type HttpEnv, problemResponse, toProblem } from '#platform/http';
import { api } from './api.ts';
import { barePages } from './bare-pages.ts';
import { health } from './health.ts';
import { openApiDocument } from './open-api.ts';
import type { Runtime } from './runtime.ts';
import { webApp } from './static.ts';

const MEBIBYTE = 1024 * 1024;
const UPLOAD_LIMIT = 32 * MEBIBYTE;
const BODY_LIMIT = MEBIBYTE;
const isUpload = (path: string) => /\/imports?$/.test(path);

/** The whole HTTP surface: security, who acts, the API, script-free pages, then the web app. */
export function createHttp(runtime: Runtime, isStopping: () => boolean = () => false) {
  const app = new OpenAPIHono<HttpEnv>();
  app.onError((error, context) => {
    const ctx = context.var.ctx ?? { log: runtime.log, requestId: systemIds.secret() };
    return problemResponse(toProblem(error, ctx), ctx);
  });
  app.route('/', health(runtime, isStopping));
  app.use('*', async (context, next) => {
    const ctx = runtime.ctx({ kind: 'visitor' });
    context.set('ctx', ctx);
    context.header('x-request-id', ctx.requestId);
    await next();
  });
  const refuse = () => {
    throw new Problem({ type: 'too-large', status: 413, title: 'Too large', detail: '' }, {});
  };
  const small = bodyLimit({ maxSize: BODY_LIMIT, onError: refuse });
  const large = bodyLimit({ maxSize: UPLOAD_LIMIT, onError: refuse });
  app.use('*', (context, next) => (isUpload(context.req.path) ? large : small)(context, next));
  app.use('*', compress());
  app.route('/', api);
  app.route('/', openApiDocument(app));
  app.all('/api/*', () => {
    throw notFound();
  });
  app.route('/', barePages());
  app.route('/', webApp());
  app.notFound(() => {
    throw notFound();
  });
  return app;
}
