import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { HttpEnv } from '#platform/http';

const WEB = path.resolve(import.meta.dirname, '../../dist/web');

/** The built web app: hashed assets for ever, the page itself never cached and stamped with its nonce. */
export function webApp() {
  const app = new Hono<HttpEnv>();
  const root = path.relative(process.cwd(), WEB);
  const page = builtPage(path.join(WEB, 'index.html'));
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('/*', async (context, next) =>
    context.req.path === '/index.html' ? next() : serveStatic({ root, index: '-' })(context, next),
  );
  app.get('/*', (context, next) => {
    const text = /^\/(api|assets)\//.test(context.req.path) ? undefined : page();
    if (text === undefined) return next();
    context.header('cache-control', 'no-store');
    return context.html(text.replaceAll('__NONCE__', context.var.nonce));
  });
  return app;
}

/** The page as last built: read again when a build replaced it, undefined when there is none. */
function builtPage(file: string): () => string | undefined {
  let read = { at: -1, text: '' };
  return () => {
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (at === undefined) return undefined;
    if (at !== read.at) read = { at, text: readFileSync(file, 'utf8') };
    return read.text;
  };
}
