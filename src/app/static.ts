import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { HttpEnv } from '#platform/http';

const WEB = path.resolve(import.meta.dirname, '../../dist/web');

/** The built web app: hashed assets for ever, the page itself never cached and stamped with its nonce. */
export function webApp() {
  const app = new Hono<HttpEnv>();
  const root = path.relative(process.cwd(), WEB);
  const file = path.join(WEB, 'index.html');
  const page = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('/*', async (context, next) =>
    context.req.path === '/index.html' ? next() : serveStatic({ root, index: '-' })(context, next),
  );
  app.get('/*', (context, next) => {
    if (context.req.path.startsWith('/api/') || !page) return next();
    context.header('cache-control', 'no-store');
    return context.html(page.replaceAll('__NONCE__', context.var.nonce));
  });
  return app;
}
