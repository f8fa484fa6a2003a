import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantRole, type Role, signInLink } from '#people';
import { silentLog } from '#platform';
import { openWorld, type World } from '#platform/testing';
import { aPerson } from '../people/fixtures.ts';
import { aBrowser, pathOf } from '../people/identity.fixture.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { createHttp } from './http.ts';
import type { Runtime } from './runtime.ts';

let world: World;
let app: ReturnType<typeof createHttp>;
let isStopping = false;
let isDatabaseHere = true;
const noDatabase = new Proxy({} as World['db'], {
  get: () => {
    throw new Error('connection refused');
  },
});

beforeAll(async () => {
  world = await openWorld();
  const runtime: Pick<Runtime, 'config' | 'log' | 'db' | 'ctx'> = {
    config: world.config,
    log: silentLog,
    get db() {
      return isDatabaseHere ? world.db : noDatabase;
    },
    ctx: (actor, facts) => ({ ...world.ctx(actor), requestId: world.ctx().ids.secret(), ...facts }),
  };
  app = createHttp(runtime as Runtime, () => isStopping);
});
afterAll(() => world.close());

const json = { 'content-type': 'application/json', 'x-viceversa': '1' };
const send = (method: string, path: string, init: RequestInit = {}) => app.request(path, { method, ...init });

const SOME_ID = '00000000-0000-7000-8000-000000000001';
type Operation = { method: string; path: string };
const operations = async (): Promise<Operation[]> => {
  const { paths } = (await (await send('GET', '/api/openapi.json')).json()) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{[^}]+\}/g, SOME_ID),
    })),
  );
};

async function signedIn(personId: string) {
  const browser = aBrowser(app);
  await browser.fill(pathOf(await signInLink(world.ctx(), personId)), {});
  return browser;
}

describe('the whole surface', () => {
  test('gives a stranger nothing to read but what is public, and nothing to write at all', async () => {
    const open: string[] = [];
    for (const { method, path } of await operations()) {
      const body = method === 'GET' ? {} : { body: '{}', headers: json };
      const { status } = await send(method, path, body);
      expect(status, `${method} ${path}`).toBeLessThan(500);
      if (status < 400) open.push(`${method} ${path}`);
    }
    expect(open).toEqual(['POST /api/v1/sign-out']);
  });

  test('gives somebody without any role no list that needs one, and no other person’s address', async () => {
    const [ada, bruno] = [await aPerson(world.ctx()), await aPerson(world.ctx(), { email: 'bruno@example.org' })];
    const browser = await signedIn(ada.id);
    const guarded = /role-grants|imports|concerns|signals|runs|figures|mail-health|power-links|today/;
    for (const { method, path } of await operations()) {
      if (method !== 'GET' || !guarded.test(path)) continue;
      const { status, body } = await browser.visit(path);
      const given = Object.values(body ?? {}).flat();
      expect(status >= 400 || given.length === 0, `${path} answers ${status} ${JSON.stringify(body)}`).toBe(true);
    }
    const { text } = await browser.visit('/api/v1/people');
    expect(text).toContain(bruno.name);
    expect(text).not.toContain('bruno@');
  });

  test('opens nothing in a programme by a role in another', async () => {
    const [own, other] = [await aProgramme(world.ctx()), await aProgramme(world.ctx(), { entry: 'invite_only' })];
    const paths = (await operations()).flatMap(({ method, path }) =>
      method === 'GET' && path.includes(`/programmes/${SOME_ID}`) ? [path.replace(SOME_ID, other.id)] : [],
    );
    expect(paths.length).toBeGreaterThan(8);
    const seen = async (role?: Role) => {
      const person = await aPerson(world.ctx());
      if (role) await grantRole(world.ctx(), { personId: person.id, role, programmeId: own.id });
      const browser = await signedIn(person.id);
      return Promise.all(paths.map(async (path) => `${path} ${(await browser.visit(path)).status}`));
    };
    const byNobody = await seen();
    for (const role of ['coordinator', 'sponsor', 'viewer', 'case_handler'] as const)
      expect(await seen(role), role).toEqual(byNobody);
  });

  test('answers each request with its own nonce, strict headers and a number for the log', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/sign-in', '/api/v1/me', '/api/v1/nothing', '/join/nothing', '/problems/not-found']) {
      const { headers } = await send('GET', path, { headers: { accept: 'text/html' } });
      const policy = headers.get('content-security-policy') ?? '';
      const script = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
      expect(script, path).toMatch(/^'self' 'nonce-[\w+/=]{24}'$/);
      expect(policy).toMatch(/default-src 'self'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      nonces.add(script);
    }
    expect(nonces.size).toBe(6);
  });

  test('is refused as a problem in the reader’s language, and as a page to a browser', async () => {
    const german = await send('GET', '/api/nothing', { headers: { 'accept-language': 'de' } });
    expect(german.headers.get('content-type')).toContain('application/problem+json');
    const { title, requestId } = (await german.json()) as { title: string; requestId: string };
    expect(title).toBe('Nicht gefunden');
    expect(requestId).toBe(german.headers.get('x-request-id'));
    const page = await send('GET', '/sign-in/an-old-link', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(410);
    expect(await page.text()).toMatch(/<h1[^>]*>This link no longer works/);
  });

  test('speaks the language that a page chose before the one of the account, which speaks to programs', async () => {
    const ada = await aPerson(world.ctx(), { locale: 'de' });
    const browser = await signedIn(ada.id);
    const titleOf = async (headers: Record<string, string>) =>
      (await browser.visit('/api/nothing', { headers })).body.title;
    expect(await titleOf({ 'x-viceversa': '1', 'accept-language': 'en' })).toBe('Not found');
    expect(await titleOf({ 'accept-language': 'en' })).toBe('Nicht gefunden');
    expect(await titleOf({ 'x-viceversa': '1' })).toBe('Nicht gefunden');
  });

  test('has a page for every problem’s type', async () => {
    const page = await send('GET', '/problems/link-expired');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Next step:');
    expect((await send('GET', '/problems/never-heard-of')).status).toBe(404);
  });
});

describe('what is sent', () => {
  test('may be 1 MiB, an import 32 MiB, told beforehand or not', async () => {
    const big = 'a'.repeat(1024 * 1024 + 1);
    const refused = await send('POST', '/api/v1/role-grants', { body: big, headers: json });
    expect(refused.status).toBe(413);
    expect(((await refused.json()) as { detail: string }).detail).toMatch(/larger than 1 MiB\. Split the file/);
    const unsaid = new Request('http://127.0.0.1/api/v1/role-grants', {
      method: 'POST',
      headers: json,
      body: new Blob([big]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect((await app.request(unsaid)).status).toBe(413);
    const form = new FormData();
    form.set('file', new File([big], 'people.csv'));
    expect(
      (await send('POST', '/api/v1/people/imports', { body: form, headers: { 'x-viceversa': '1' } })).status,
    ).not.toBe(413);
  });

  test('from another site is refused whoever is signed in, from ours it is done', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signedIn(ada.id);
    const evil = { method: 'DELETE', headers: { 'x-viceversa': '1', 'sec-fetch-site': 'cross-site' } };
    expect((await browser.visit('/api/v1/me/sessions', evil)).body.type).toBe('/problems/foreign-request');
    expect((await browser.visit('/api/v1/me/sessions', { method: 'DELETE' })).body.type).toBe(
      '/problems/header-missing',
    );
    expect((await browser.ask('DELETE', '/api/v1/me/sessions')).status).toBe(200);
  });

  test('with a path that climbs finds no file of the server', async () => {
    for (const path of ['/assets/..%2f..%2f..%2fpackage.json', '/assets/..%5c..%5cpackage.json'])
      expect((await send('GET', path)).status, path).toBe(404);
    for (const path of ['/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/%00', '/%ff%fe'])
      expect(await (await send('GET', path)).text(), path).not.toContain('"dependencies"');
  });
});

describe('readiness', () => {
  test('is 200 while all is well, 503 without a database and while stopping; life goes on', async () => {
    const [ready, health] = [() => send('GET', '/ready'), () => send('GET', '/health')];
    expect((await ready()).status).toBe(200);
    isDatabaseHere = false;
    expect([(await ready()).status, (await health()).status]).toEqual([503, 200]);
    isDatabaseHere = true;
    isStopping = true;
    expect(await (await ready()).json()).toEqual({ status: 'stopping' });
    isStopping = false;
  });
});
