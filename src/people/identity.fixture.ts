import { Hono } from 'hono';
import { csrf, securityHeaders } from '#platform/auth';
import { type HttpEnv, problemResponse, toProblem } from '#platform/http';
import type { World } from '#platform/testing';
import { signInLink } from './commands/sign-in.ts';
import { recognise } from './queries/authenticate.ts';
import { identityApi, identityBare } from './routes/identity.ts';

/** The identity routes behind the same gates as in the application. */
export function identityApp(world: World) {
  const app = new Hono<HttpEnv>();
  const visitor = () => world.ctx({ kind: 'visitor' });
  app.onError((error) => problemResponse(toProblem(error, visitor()), visitor()));
  app.use('*', async (context, next) => {
    const ctx = visitor();
    const { actor, locale } = await recognise(ctx, context.req.raw);
    context.set('ctx', { ...ctx, actor, locale: locale ?? 'en' });
    await next();
  });
  app.use('*', securityHeaders(), csrf());
  app.route('/', identityApi);
  app.route('/', identityBare);
  return app;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever a route answers
type Page = { status: number; text: string; body: any; headers: Headers };

/** A browser with its own cookies that fills forms and sends JSON as ours would. */
export function aBrowser(app: Pick<ReturnType<typeof identityApp>, 'request'>, always: Record<string, string> = {}) {
  const cookies = new Map<string, string>();
  async function visit(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...always, ...init.headers };
    const response = await app.request(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (line.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined, headers: response.headers };
  }
  /** Fills in the form of a page that is open and sends it. */
  function send(page: Page, fields: Record<string, string>): Promise<Page> {
    const hidden = [...page.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
    const kept = hidden.map(([, name = '', value = '']) => [name, value]);
    const body = new URLSearchParams([...kept, ...Object.entries(fields)]);
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1];
    if (!action) throw new Error(`no form to send: ${page.status} ${page.text}`);
    return visit(action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } });
  }
  /** Opens a page, fills in its form and sends it. */
  const fill = async (path: string, fields: Record<string, string>) => send(await visit(path), fields);
  const ask = (method: string, path: string, body?: unknown) =>
    visit(path, {
      method,
      headers: { 'x-viceversa': '1', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { cookies, visit, send, fill, ask };
}

export const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search;

/** Signs a person in by a fresh link. */
export async function signIn(world: World, app: ReturnType<typeof identityApp>, personId: string) {
  const browser = aBrowser(app);
  const page = await browser.fill(pathOf(await signInLink(world.ctx(), personId)), {});
  if (page.status !== 303) throw new Error(`not signed in: ${page.status} ${page.text}`);
  return browser;
}
