import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { identityJobs } from './commands/identity-jobs.ts';
import { signInLink } from './commands/sign-in.ts';
import { aPerson } from './fixtures.ts';
import { aBrowser, identityApp, pathOf, signIn } from './identity.fixture.ts';

const PASSWORD = 'seven quiet tractors';

/** How many password hashes a task computed: what takes an answer its time, counted since clocks differ. */
async function countingHashes<T>(task: () => Promise<T>): Promise<{ result: T; hashes: number }> {
  let hashes = 0;
  const hook = createHook({ init: (_, type) => void (type === 'ARGON2REQUEST' && hashes++) }).enable();
  const result = await task().finally(() => hook.disable());
  return { result, hashes };
}

describe('signing in', () => {
  let world: World;
  let app: ReturnType<typeof identityApp>;
  beforeAll(async () => {
    world = await openWorld({ jobs: identityJobs });
    app = identityApp(world);
  });
  afterAll(() => world.close());

  const live = (personId: string) =>
    world.db
      .selectFrom('sessions')
      .selectAll()
      .where('personId', '=', personId)
      .where('revokedAt', 'is', null)
      .execute();
  const events = async (subjectId: string) =>
    (await world.db.selectFrom('events').select('type').where('subjectId', '=', subjectId).orderBy('id').execute()).map(
      (event) => event.type,
    );

  test('a link shows whom it is for, and its button signs in once', async () => {
    const ada = await aPerson(world.ctx(), { name: 'Ada Lovelace' });
    const path = pathOf(await signInLink(world.ctx(), ada.id, { to: '/mentorships?open=1' }));
    const browser = aBrowser(app);
    for (const _ of [1, 2]) {
      const page = await browser.visit(path);
      expect(page).toMatchObject({ status: 200 });
      expect(page.text).toContain('Sign in as Ada Lovelace');
    }
    expect(await live(ada.id)).toHaveLength(0);
    const done = await browser.fill(path, {});
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe('/mentorships?open=1');
    expect((await browser.ask('GET', '/api/v1/me/account')).body).toMatchObject({
      person: { id: ada.id, firstName: 'Ada' },
    });
    expect(await events(ada.id)).toEqual(['account-activated', 'signed-in']);
    expect((await browser.visit(path)).status).toBe(410);
  });

  test('a used link, an old link and an invented link say the same and sign nobody in', async () => {
    const ben = await aPerson(world.ctx());
    const used = pathOf(await signInLink(world.ctx(), ben.id));
    const stale = pathOf(await signInLink(world.ctx(), ben.id));
    const [browser, again] = [aBrowser(app), aBrowser(app)];
    const form = await again.visit(used);
    expect((await browser.fill(used, {})).status).toBe(303);
    expect((await again.send(form, {})).status).toBe(410);
    world.clock.advance({ minutes: 21 });
    const answers = [used, stale, `/sign-in/${'x'.repeat(43)}`].map((path) => aBrowser(app).visit(path));
    const texts = (await Promise.all(answers)).map((page) => `${page.status} ${page.text}`);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('This link no longer works');
    expect(await live(ben.id)).toHaveLength(1);
  });

  test('of ten people who press the button at once, one comes in', async () => {
    const cat = await aPerson(world.ctx());
    const path = pathOf(await signInLink(world.ctx(), cat.id));
    const open = async (browser: ReturnType<typeof aBrowser>) => ({ browser, page: await browser.visit(path) });
    const opened = await Promise.all(Array.from({ length: 10 }, () => open(aBrowser(app))));
    const pages = await Promise.all(opened.map(({ browser, page }) => browser.send(page, {})));
    expect(pages.filter((page) => page.status === 303)).toHaveLength(1);
    expect(pages.filter((page) => page.status === 410)).toHaveLength(9);
    expect(await live(cat.id)).toHaveLength(1);
  });

  test('a known and an unknown address get the same answer; only the known one is mailed', async () => {
    const dan = await aPerson(world.ctx());
    const answers = [];
    for (const email of [dan.email ?? '', 'nobody@elsewhere.example']) {
      const page = await aBrowser(app).fill('/sign-in', { email, way: 'link' });
      answers.push(`${page.status} ${page.text.replaceAll(email, 'X')}`);
    }
    expect(answers[0]).toBe(answers[1]);
    await world.drain();
    const asked = await world.db
      .selectFrom('events')
      .select('subjectId')
      .where('type', '=', 'sign-in-link-asked')
      .execute();
    expect(asked).toEqual([{ subjectId: dan.id }]);
    expect(await live(dan.id)).toHaveLength(0);
  });

  test('a password works, a wrong one and an unknown address are refused alike', async () => {
    const eve = await aPerson(world.ctx());
    const first = await signIn(world, app, eve.id);
    expect((await first.ask('PUT', '/api/v1/me/password', { next: PASSWORD })).status).toBe(204);
    const browser = aBrowser(app);
    const good = await browser.fill('/sign-in?to=/check-ins', {
      email: eve.email?.toUpperCase() ?? '',
      password: PASSWORD,
    });
    expect([good.status, good.headers.get('location')]).toEqual([303, '/check-ins']);
    const noPassword = await aPerson(world.ctx());
    const answers = [];
    for (const email of [eve.email ?? '', noPassword.email ?? '', 'nobody@elsewhere.example']) {
      const { result: page, hashes } = await countingHashes(() =>
        aBrowser(app).fill('/sign-in', { email, password: 'seven quiet lorries' }),
      );
      const tokens = page.text.replaceAll(email, 'X').replace(/name="formToken" value="[^"]+"/, '');
      answers.push(`${page.status} ${hashes} ${tokens}`);
    }
    expect(answers[0]).toMatch(/^401 1 /);
    expect(new Set(answers).size).toBe(1);
  });

  test('the eleventh guess at one address waits, whatever the address', async () => {
    for (const email of ['guess@example.org', 'ghost@elsewhere.example']) {
      const browser = aBrowser(app);
      const statuses = [];
      for (let guess = 0; guess < 11; guess += 1) {
        statuses.push((await browser.fill('/sign-in', { email, password: `guess number ${guess}` })).status);
      }
      expect(statuses).toEqual([...Array(10).fill(401), 429]);
    }
    world.clock.advance({ minutes: 16 });
    expect((await aBrowser(app).fill('/sign-in', { email: 'guess@example.org', password: 'x' })).status).toBe(401);
  });

  test('the sixth wish for a link to one address waits, known or not', async () => {
    const known = await aPerson(world.ctx());
    for (const email of [known.email ?? '', 'stranger@elsewhere.example']) {
      const statuses = [];
      for (let wish = 0; wish < 6; wish += 1) {
        statuses.push((await aBrowser(app).fill('/sign-in', { email, way: 'link' })).status);
      }
      expect(statuses).toEqual([...Array(5).fill(200), 429]);
    }
  });

  test('a session planted before signing in ends and is never taken over', async () => {
    const mallory = await aPerson(world.ctx());
    const victim = await aPerson(world.ctx());
    const planted = await signIn(world, app, mallory.id);
    const before = planted.cookies.get('viceversa');
    const path = pathOf(await signInLink(world.ctx(), victim.id));
    expect((await planted.fill(path, {})).status).toBe(303);
    expect(planted.cookies.get('viceversa')).not.toBe(before);
    const attacker = aBrowser(app, { cookie: `viceversa=${before}` });
    expect((await attacker.visit('/api/v1/me/account')).status).toBe(401);
    expect((await planted.visit('/api/v1/me/account')).body.person.id).toBe(victim.id);
    const invented = aBrowser(app, { cookie: `viceversa=${'k'.repeat(43)}` });
    expect((await invented.visit('/api/v1/me/account')).status).toBe(401);
  });

  test('a form drawn for somebody else’s browser is refused', async () => {
    const fay = await aPerson(world.ctx());
    const path = pathOf(await signInLink(world.ctx(), fay.id));
    const token = /name="formToken" value="([^"]+)"/.exec((await aBrowser(app).visit(path)).text)?.[1] ?? '';
    const victim = aBrowser(app);
    await victim.visit('/sign-in');
    const body = new URLSearchParams({ formToken: token });
    const refused = await victim.visit(path, { method: 'POST', body });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('This page was open too long');
    expect(await live(fay.id)).toHaveLength(0);
  });

  test('the database holds no token, no link and no password that could be used', async () => {
    const gus = await aPerson(world.ctx());
    const url = await signInLink(world.ctx(), gus.id);
    const browser = await signIn(world, app, gus.id);
    await browser.ask('PUT', '/api/v1/me/password', { next: PASSWORD });
    const cookie = browser.cookies.get('viceversa') ?? 'missing';
    const stored = JSON.stringify([
      await world.db.selectFrom('sessions').selectAll().execute(),
      await world.db.selectFrom('accounts').selectAll().execute(),
      await world.db.selectFrom('accessLinks').selectAll().execute(),
      await world.db.selectFrom('events').selectAll().execute(),
      await world.db.selectFrom('rateLimits').selectAll().execute(),
    ]);
    for (const secret of [cookie, PASSWORD, url.split('/').at(-1) ?? 'missing', gus.email ?? 'missing']) {
      expect(stored).not.toContain(secret);
    }
    expect(stored).toContain('$argon2id$');
  });

  test('cookies are closed to scripts, and on https bound to the host', async () => {
    const hal = await aPerson(world.ctx());
    const secure = await openWorld({ env: { BASE_URL: 'https://mentoring.example.org' } });
    const here = await aPerson(secure.ctx());
    const plain = await aBrowser(app).fill(pathOf(await signInLink(world.ctx(), hal.id)), {});
    const safe = await aBrowser(identityApp(secure)).fill(pathOf(await signInLink(secure.ctx(), here.id)), {});
    await secure.close();
    expect(plain.headers.getSetCookie()[0]).toMatch(
      /^viceversa=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    );
    expect(safe.headers.getSetCookie()[0]).toMatch(
      /^__Host-viceversa=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000$/,
    );
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/sign-in',
  ])('after signing in nobody is sent to %j', async (to) => {
    const ida = await aPerson(world.ctx());
    const path = pathOf(await signInLink(world.ctx(), ida.id));
    const done = await aBrowser(app).fill(`${path}?to=${encodeURIComponent(to)}`, {});
    expect(done.headers.get('location')).toBe('/');
  });

  test('a person may not make a sign-in link, not even an administrator', async () => {
    const jan = await aPerson(world.ctx());
    const administrator = {
      kind: 'person',
      personId: jan.id,
      sessionId: jan.id,
      grants: [{ role: 'administrator', programmeId: null }],
    } as const;
    await expect(signInLink(world.ctx(administrator), jan.id)).rejects.toMatchObject({ type: 'not-allowed' });
  });
});
