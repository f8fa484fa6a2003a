import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpEnv, problemResponse, toProblem } from '../http/index.ts';
import { openWorld, type World } from '../testing/index.ts';
import { csrf, securityHeaders } from './index.ts';

const HERE = 'https://mentoring.example.org';
const SESSION = { cookie: `__Host-viceversa=${'a'.repeat(43)}` };

describe('requests from elsewhere', () => {
  let world: World;
  let app: Hono<HttpEnv>;
  beforeAll(async () => {
    world = await openWorld({ env: { BASE_URL: HERE } });
    const ctx = world.ctx({ kind: 'visitor' });
    app = new Hono<HttpEnv>();
    app.onError((error) => problemResponse(toProblem(error, ctx), ctx));
    app.use('*', (context, next) => {
      context.set('ctx', ctx);
      return next();
    });
    app.use('*', securityHeaders(), csrf());
    app.all('*', (context) => context.text(`done ${context.var.nonce}`));
  });
  afterAll(() => world.close());

  const post = (path: string, headers: Record<string, string>) => app.request(path, { method: 'POST', headers });

  test('a JSON write without the header is refused, with it done', async () => {
    expect((await post('/api/v1/x', {})).status).toBe(403);
    expect((await post('/api/v1/x', { 'x-viceversa': '1' })).status).toBe(200);
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${HERE}.evil.example` },
    { origin: HERE.replace('https', 'http') },
  ])('a write from %o is refused, with and without the header', async (headers) => {
    for (const path of ['/api/v1/x', '/sign-in']) {
      const refused = await post(path, { ...headers, ...SESSION, 'x-viceversa': '1' });
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ type: '/problems/foreign-request' });
    }
  });

  test('a form of ours passes, also when the referrer policy blanks its origin', async () => {
    expect((await post('/sign-in', { 'sec-fetch-site': 'same-origin', origin: 'null', ...SESSION })).status).toBe(200);
    expect((await post('/sign-in', { origin: HERE, ...SESSION })).status).toBe(200);
  });

  test('a form that carries a session but does not say where it comes from is refused', async () => {
    expect((await post('/sign-out', SESSION)).status).toBe(403);
    expect((await post('/log-meeting/abc', {})).status).toBe(200);
  });

  test('reading is never refused', async () => {
    expect((await app.request('/api/v1/x', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });

  test('each answer carries its own nonce and the strict headers', async () => {
    const first = await app.request('/');
    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = (await first.text()).split(' ')[1] ?? '';
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
    expect(first.headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await app.request('/')).headers.get('content-security-policy')).not.toBe(policy);
  });

  test('a refusal carries the headers too', async () => {
    const refused = await post('/api/v1/x', {});
    expect(refused.headers.get('content-security-policy')).toContain("object-src 'none'");
    expect(refused.headers.get('cache-control')).toBe('no-store');
  });
});
