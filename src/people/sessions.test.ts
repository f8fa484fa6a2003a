import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLink, openLink } from '#platform';
import { openWorld, type World } from '#platform/testing';
import { beginSession } from './commands/begin-session.ts';
import { signInLink } from './commands/sign-in.ts';
import { tidyIdentity } from './commands/tidy-identity.ts';
import { aPerson } from './fixtures.ts';
import { aBrowser, identityApp, pathOf, signIn } from './identity.fixture.ts';

const PASSWORD = 'seven quiet tractors';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

describe('sessions', () => {
  let world: World;
  let app: ReturnType<typeof identityApp>;
  beforeAll(async () => {
    world = await openWorld();
    app = identityApp(world);
  });
  afterAll(() => world.close());

  const eventTypes = async (subjectId: string) =>
    (await world.db.selectFrom('events').select('type').where('subjectId', '=', subjectId).orderBy('id').execute()).map(
      (event) => event.type,
    );

  test('are listed with their device and ended one by one or all but this', async () => {
    const ada = await aPerson(world.ctx());
    const [one, two, three] = [
      await signIn(world, app, ada.id),
      await signIn(world, app, ada.id),
      aBrowser(app, { 'user-agent': FIREFOX }),
    ];
    await three.fill(pathOf(await signInLink(world.ctx(), ada.id)), {});
    const { body } = await three.ask('GET', '/api/v1/me/sessions');
    expect(body.sessions).toHaveLength(3);
    expect(body.sessions[0]).toMatchObject({ isThis: true, device: 'Firefox, Linux', signedInBy: 'link' });
    const [, other] = body.sessions;
    expect((await three.ask('DELETE', `/api/v1/me/sessions/${other.id}`)).status).toBe(204);
    expect((await three.ask('DELETE', `/api/v1/me/sessions/${other.id}`)).status).toBe(404);
    const still = [
      (await one.ask('GET', '/api/v1/me/account')).status,
      (await two.ask('GET', '/api/v1/me/account')).status,
    ];
    expect(still.sort()).toEqual([200, 401]);
    expect((await three.ask('DELETE', '/api/v1/me/sessions')).body).toEqual({ ended: 1 });
    expect((await three.ask('GET', '/api/v1/me/sessions')).body.sessions).toHaveLength(1);
    expect(await eventTypes(ada.id)).toContain('session-ended');
  });

  test('of somebody else are not found', async () => {
    const [ada, ben] = [await aPerson(world.ctx()), await aPerson(world.ctx())];
    const [hers, his] = [await signIn(world, app, ada.id), await signIn(world, app, ben.id)];
    const [session] = (await hers.ask('GET', '/api/v1/me/sessions')).body.sessions;
    expect((await his.ask('DELETE', `/api/v1/me/sessions/${session.id}`)).status).toBe(404);
    expect((await his.ask('DELETE', '/api/v1/me/sessions/none')).status).toBe(422);
    expect((await hers.ask('GET', '/api/v1/me/account')).status).toBe(200);
  });

  test('end after 14 days without a request and after 30 days in any case', async () => {
    const ada = await aPerson(world.ctx());
    const idle = await signIn(world, app, ada.id);
    const used = await signIn(world, app, ada.id);
    world.clock.advance({ days: 13 });
    expect((await used.ask('GET', '/api/v1/me/account')).status).toBe(200);
    world.clock.advance({ days: 2 });
    expect((await idle.ask('GET', '/api/v1/me/account')).status).toBe(401);
    world.clock.advance({ days: 10 });
    expect((await used.ask('GET', '/api/v1/me/account')).status).toBe(200);
    world.clock.advance({ days: 6 });
    expect((await used.ask('GET', '/api/v1/me/account')).status).toBe(401);
  });

  test('end by signing out, also when the cookie is kept', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    const kept = browser.cookies.get('viceversa');
    expect((await browser.ask('POST', '/api/v1/sign-out')).status).toBe(204);
    expect(browser.cookies.has('viceversa')).toBe(false);
    expect((await aBrowser(app, { cookie: `viceversa=${kept}` }).visit('/api/v1/me/account')).status).toBe(401);
    const other = await signIn(world, app, ada.id);
    expect((await other.visit('/sign-in')).text).toContain('You are signed in as');
    expect((await other.fill('/sign-in', {})).headers.get('location')).toBe('/sign-in');
    expect((await other.ask('GET', '/api/v1/me/account')).status).toBe(401);
    expect((await eventTypes(ada.id)).filter((type) => type === 'signed-out')).toHaveLength(2);
  });

  test('a foreign page cannot end them or change anything', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    const attempts = [
      { headers: { 'sec-fetch-site': 'cross-site', 'x-viceversa': '1' } },
      { headers: { origin: 'https://evil.example', 'x-viceversa': '1' } },
      { headers: { 'sec-fetch-site': 'same-origin' } },
      { headers: {} },
    ];
    for (const attempt of attempts) {
      expect((await browser.visit('/api/v1/sign-out', { method: 'POST', ...attempt })).status).toBe(403);
    }
    expect(
      (await browser.visit('/sign-out', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403);
    expect((await browser.ask('GET', '/api/v1/me/account')).status).toBe(200);
  });

  test('nobody who left gets or keeps one, by whatever way', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    await browser.ask('PUT', '/api/v1/me/password', { next: PASSWORD });
    const open = pathOf(await signInLink(world.ctx(), ada.id));
    const [other, later] = [aBrowser(app), aBrowser(app)];
    const form = await other.visit(open);
    const leave = { state: 'left', updatedAt: world.clock.now().toString() };
    await world.db.updateTable('people').set(leave).where('id', '=', ada.id).execute();
    expect((await browser.ask('GET', '/api/v1/me/account')).status).toBe(401);
    expect((await aBrowser(app).visit(open)).status).toBe(410);
    expect((await other.send(form, {})).status).toBe(410);
    const late = pathOf(await signInLink(world.ctx(), ada.id));
    expect((await later.visit(late)).status).toBe(410);
    expect((await aBrowser(app).fill('/sign-in', { email: ada.email ?? '', password: PASSWORD })).status).toBe(401);
    await expect(beginSession(world.ctx(), ada.id, { by: 'link', device: '' })).rejects.toMatchObject({
      type: 'not-signed-in',
    });
    const back = { ...leave, state: 'active' };
    await world.db.updateTable('people').set(back).where('id', '=', ada.id).execute();
    expect((await browser.ask('GET', '/api/v1/me/account')).status).toBe(401);
    expect((await aBrowser(app).visit(open)).status).toBe(410);
  });

  test('leaving ends every link in their mails, except the one that ends mails', async () => {
    const ada = await aPerson(world.ctx());
    const purposes = ['check-in', 'log-meeting', 'registration', 'mail-preferences'];
    const made = await Promise.all(
      purposes.map((purpose) => createLink(world.ctx(), { purpose, personId: ada.id, validFor: { days: 9 } })),
    );
    const works = async (at: number) =>
      openLink(world.ctx(), purposes[at] ?? '', made[at]?.token ?? '').then(
        () => true,
        () => false,
      );
    const opening = () => Promise.all(purposes.map((_, at) => works(at)));
    expect(await opening()).toEqual([true, true, true, true]);
    const leave = { state: 'left', updatedAt: world.clock.now().toString() };
    await world.db.updateTable('people').set(leave).where('id', '=', ada.id).execute();
    expect(await opening()).toEqual([false, false, false, true]);
  });

  test('a post nobody holds cannot be signed in to', async () => {
    const vacant = await aPerson(world.ctx(), { state: 'vacant' });
    await expect(beginSession(world.ctx(), vacant.id, { by: 'claim', device: '' })).rejects.toMatchObject({
      type: 'not-signed-in',
    });
  });

  test('are refused by the database itself for whoever left, should a verb forget to ask', async () => {
    const ada = await aPerson(world.ctx());
    await signIn(world, app, ada.id);
    const row = await world.db
      .selectFrom('sessions')
      .selectAll()
      .where('personId', '=', ada.id)
      .executeTakeFirstOrThrow();
    await world.db.updateTable('people').set({ state: 'left' }).where('id', '=', ada.id).execute();
    const copy = { ...row, id: ada.id, tokenSha256: 'f'.repeat(64), revokedAt: null };
    await expect(world.db.insertInto('sessions').values(copy).execute()).rejects.toMatchObject({ code: '23514' });
  });

  test('leaving at the very moment of signing in leaves no session behind', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ada = await aPerson(world.ctx());
      const leave = { state: 'left', updatedAt: world.clock.now().toString() };
      await Promise.allSettled([
        beginSession(world.ctx(), ada.id, { by: 'link', device: '' }),
        world.db.updateTable('people').set(leave).where('id', '=', ada.id).execute(),
        beginSession(world.ctx(), ada.id, { by: 'link', device: '' }),
      ]);
      const live = await world.db
        .selectFrom('sessions')
        .select('id')
        .where('personId', '=', ada.id)
        .where('revokedAt', 'is', null)
        .execute();
      expect(live).toEqual([]);
    }
  });

  test('are forgotten 90 days after they ended, with spent links and counted tries', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    await browser.ask('POST', '/api/v1/sign-out');
    world.clock.advance({ days: 89 });
    await tidyIdentity(world.ctx({ kind: 'system', job: 'tidy-identity' }));
    const kept = () => world.db.selectFrom('sessions').select('id').where('personId', '=', ada.id).execute();
    expect(await kept()).toHaveLength(1);
    world.clock.advance({ days: 2 });
    await tidyIdentity(world.ctx({ kind: 'system', job: 'tidy-identity' }));
    expect(await kept()).toEqual([]);
    expect(await world.db.selectFrom('rateLimits').selectAll().execute()).toEqual([]);
    expect(await world.db.selectFrom('accessLinks').select('id').where('personId', '=', ada.id).execute()).toEqual([]);
  });

  test('are at most twenty at once: the oldest end', async () => {
    const ada = await aPerson(world.ctx());
    const first = await signIn(world, app, ada.id);
    for (let count = 0; count < 20; count += 1) {
      world.clock.advance({ seconds: 1 });
      await beginSession(world.ctx(), ada.id, { by: 'link', device: '' });
    }
    expect((await first.ask('GET', '/api/v1/me/account')).status).toBe(401);
  });
});

describe('passwords', () => {
  let world: World;
  let app: ReturnType<typeof identityApp>;
  beforeAll(async () => {
    world = await openWorld();
    app = identityApp(world);
  });
  afterAll(() => world.close());

  test('changing it ends every other session and every open link, and renews this one', async () => {
    const ada = await aPerson(world.ctx());
    const [here, there] = [await signIn(world, app, ada.id), await signIn(world, app, ada.id)];
    const open = pathOf(await signInLink(world.ctx(), ada.id));
    const before = here.cookies.get('viceversa');
    expect((await here.ask('PUT', '/api/v1/me/password', { next: PASSWORD })).status).toBe(204);
    expect(here.cookies.get('viceversa')).not.toBe(before);
    expect((await here.ask('GET', '/api/v1/me/account')).body).toMatchObject({ hasPassword: true });
    expect((await there.ask('GET', '/api/v1/me/account')).status).toBe(401);
    expect((await aBrowser(app, { cookie: `viceversa=${before}` }).visit('/api/v1/me/account')).status).toBe(401);
    expect((await aBrowser(app).visit(open)).status).toBe(410);
    const events = await world.db.selectFrom('events').select('type').where('type', '=', 'password-changed').execute();
    expect(events).toHaveLength(1);
  });

  test('needs the present one, or a sign-in by link a moment ago', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    world.clock.advance({ minutes: 16 });
    const stale = await browser.ask('PUT', '/api/v1/me/password', { next: PASSWORD });
    expect(stale).toMatchObject({ status: 403, body: { type: '/problems/prove-again' } });
    const fresh = await signIn(world, app, ada.id);
    expect((await fresh.ask('PUT', '/api/v1/me/password', { next: PASSWORD })).status).toBe(204);
    const next = 'eight loud tractors';
    const wrong = await fresh.ask('PUT', '/api/v1/me/password', { present: 'nine loud tractors', next });
    expect(wrong).toMatchObject({ status: 422, body: { errors: { present: 'This is not your present password' } } });
    expect((await fresh.ask('PUT', '/api/v1/me/password', { next })).status).toBe(403);
    expect((await fresh.ask('PUT', '/api/v1/me/password', { present: PASSWORD, next })).status).toBe(204);
  });

  test('guessing the present one from a stolen session ends after ten tries', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    await browser.ask('PUT', '/api/v1/me/password', { next: PASSWORD });
    const statuses = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const tried = await browser.ask('PUT', '/api/v1/me/password', {
        present: `guess ${guess}`,
        next: 'eight loud tractors',
      });
      statuses.push(tried.status);
    }
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
  });

  test('weak ones are refused with the next step, and a visitor is asked to sign in', async () => {
    const ada = await aPerson(world.ctx(), { name: 'Ada Lovelace' });
    const browser = await signIn(world, app, ada.id);
    for (const next of ['short', 'Password1234!', 'adalovelace2026']) {
      const refused = await browser.ask('PUT', '/api/v1/me/password', { next });
      expect([next, refused.status, typeof refused.body.errors.next]).toEqual([next, 422, 'string']);
    }
    expect((await browser.ask('PUT', '/api/v1/me/password', {})).status).toBe(422);
    expect((await aBrowser(app).ask('PUT', '/api/v1/me/password', { next: PASSWORD })).status).toBe(401);
    expect((await browser.ask('GET', '/api/v1/me/account')).body.hasPassword).toBe(false);
  });

  test('preferences are kept, and what is unknown is named', async () => {
    const ada = await aPerson(world.ctx());
    const browser = await signIn(world, app, ada.id);
    const wish = { locale: 'de', timeZone: 'Europe/Berlin', colorScheme: 'dark' };
    expect((await browser.ask('PATCH', '/api/v1/me/preferences', wish)).status).toBe(204);
    expect((await browser.ask('GET', '/api/v1/me/account')).body).toMatchObject(wish);
    const wrong = await browser.ask('PATCH', '/api/v1/me/preferences', { locale: 'xx', timeZone: 'Mars/Base' });
    expect(Object.keys(wrong.body.errors).sort()).toEqual(['locale', 'timeZone']);
    expect((await aBrowser(app).ask('PATCH', '/api/v1/me/preferences', wish)).status).toBe(401);
  });
});
