import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { claimAdministrator, firstAdministratorLink } from './commands/first-administrator.ts';
import { grantRole, revokeRole } from './commands/roles.ts';
import { aPerson } from './fixtures.ts';
import { aBrowser, identityApp, pathOf, signIn } from './identity.fixture.ts';
import { grantsOf, listRoleHolders } from './queries/identity.ts';

const PASSWORD = 'seven quiet tractors';
const CLAIM = { givenName: 'Grace', familyName: 'Hopper', email: 'Grace@Example.org', password: PASSWORD };

async function aProgrammeId(world: World): Promise<string> {
  const { aProgramme } = await import('../programmes/fixtures.ts');
  return (await aProgramme(world.ctx())).id;
}

describe('roles', () => {
  let world: World;
  let app: ReturnType<typeof identityApp>;
  let programmeId: string;
  let other: string;
  beforeAll(async () => {
    world = await openWorld();
    app = identityApp(world);
    programmeId = await aProgrammeId(world);
    other = await aProgrammeId(world);
  });
  afterAll(() => world.close());

  async function aHolder(role: 'administrator' | 'coordinator' | 'viewer', place: string | null = null) {
    const person = await aPerson(world.ctx());
    const { id } = await grantRole(world.ctx(), { personId: person.id, role, programmeId: place });
    return { ...person, grantId: id, browser: await signIn(world, app, person.id) };
  }

  test('an administrator gives one; it counts from the next request on, is listed, taken back and on the record', async () => {
    const admin = await aHolder('administrator');
    const ada = await aPerson(world.ctx(), { name: 'Ada Lovelace' });
    const browser = await signIn(world, app, ada.id);
    expect((await browser.ask('GET', '/api/v1/role-grants')).status).toBe(403);
    const wish = { personId: ada.id, role: 'coordinator', programmeId };
    const given = await admin.browser.ask('POST', '/api/v1/role-grants', wish);
    expect(given.status).toBe(201);
    expect((await browser.ask('GET', '/api/v1/me/account')).body.grants).toEqual([
      { role: 'coordinator', programmeId },
    ]);
    const list = await admin.browser.ask('GET', `/api/v1/role-grants?programmeId=${programmeId}`);
    expect(list.body.grants).toMatchObject([
      { id: given.body.id, name: 'Ada Lovelace', role: 'coordinator', grantedByName: admin.name },
    ]);
    expect(await admin.browser.ask('POST', '/api/v1/role-grants', wish)).toMatchObject({
      status: 409,
      body: { type: '/problems/role-held' },
    });
    expect((await admin.browser.ask('DELETE', `/api/v1/role-grants/${given.body.id}`)).status).toBe(204);
    expect((await admin.browser.ask('DELETE', `/api/v1/role-grants/${given.body.id}`)).status).toBe(404);
    expect((await browser.ask('GET', '/api/v1/role-grants')).status).toBe(403);
    const events = await world.db
      .selectFrom('events')
      .select(['type', 'actorPersonId', 'programmeId'])
      .where('subjectId', '=', ada.id)
      .where('type', 'like', 'role-%')
      .orderBy('id')
      .execute();
    expect(events).toEqual(
      ['role-granted', 'role-revoked'].map((type) => ({ type, actorPersonId: admin.id, programmeId })),
    );
  });

  test('wrong wishes are named: no such role, person or programme, an administrator of one programme, somebody who left', async () => {
    const { browser } = await aHolder('administrator');
    const ada = await aPerson(world.ctx());
    const gone = await aPerson(world.ctx(), { state: 'left' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    const tries: [object, number][] = [
      [{ personId: ada.id, role: 'king' }, 422],
      [{ personId: 'ada', role: 'viewer' }, 422],
      [{ personId: ada.id, role: 'administrator', programmeId }, 422],
      [{ personId: gone.id, role: 'viewer' }, 422],
      [{ personId: nobody, role: 'viewer' }, 404],
      [{ personId: ada.id, role: 'viewer', programmeId: nobody }, 404],
    ];
    for (const [wish, status] of tries) {
      expect([wish, (await browser.ask('POST', '/api/v1/role-grants', wish)).status]).toEqual([wish, status]);
    }
  });

  test('a coordinator hands out the own programme only, never to themself, and neither cases nor administration', async () => {
    const coordinator = await aHolder('coordinator', programmeId);
    const ada = await aPerson(world.ctx());
    const ask = (wish: object) => coordinator.browser.ask('POST', '/api/v1/role-grants', wish);
    expect((await ask({ personId: ada.id, role: 'sponsor', programmeId })).status).toBe(201);
    for (const wish of [
      { personId: ada.id, role: 'sponsor', programmeId: other },
      { personId: ada.id, role: 'sponsor' },
      { personId: ada.id, role: 'case_handler', programmeId },
      { personId: ada.id, role: 'administrator' },
      { personId: coordinator.id, role: 'viewer', programmeId },
      { personId: coordinator.id, role: 'coordinator' },
    ]) {
      expect([wish, (await ask(wish)).status]).toEqual([wish, 403]);
    }
    const elsewhere = await aHolder('coordinator', other);
    expect((await coordinator.browser.ask('DELETE', `/api/v1/role-grants/${elsewhere.grantId}`)).status).toBe(404);
    const seen = await coordinator.browser.ask('GET', '/api/v1/role-grants');
    expect(new Set(seen.body.grants.map((grant: { programmeId: string }) => grant.programmeId))).toEqual(
      new Set([programmeId]),
    );
  });

  test('no administrator makes themself a case handler, and a viewer gives nothing', async () => {
    const admin = await aHolder('administrator');
    const viewer = await aHolder('viewer');
    const own = { personId: admin.id, role: 'case_handler', programmeId };
    expect((await admin.browser.ask('POST', '/api/v1/role-grants', own)).status).toBe(403);
    expect((await viewer.browser.ask('POST', '/api/v1/role-grants', { ...own, role: 'viewer' })).status).toBe(403);
    expect((await viewer.browser.ask('GET', '/api/v1/role-grants')).status).toBe(200);
    expect((await aBrowser(app).ask('GET', '/api/v1/role-grants')).status).toBe(403);
  });

  test('holders are found for a programme, and roles of others are for those who manage them', async () => {
    const ada = await aPerson(world.ctx());
    const ben = await aPerson(world.ctx());
    await grantRole(world.ctx(), { personId: ada.id, role: 'case_handler', programmeId });
    await grantRole(world.ctx(), { personId: ben.id, role: 'case_handler' });
    const somebody = world.ctx(asPerson(ada.id));
    expect(await listRoleHolders(somebody, 'case_handler', programmeId)).toEqual([ada.id, ben.id].sort());
    expect(await listRoleHolders(somebody, 'case_handler', other)).toEqual([ben.id]);
    expect(await grantsOf(somebody, ada.id)).toEqual([{ role: 'case_handler', programmeId }]);
    await expect(grantsOf(somebody, ben.id)).rejects.toMatchObject({ type: 'not-allowed' });
  });
});

describe('the first administrator', () => {
  let world: World;
  let app: ReturnType<typeof identityApp>;
  beforeAll(async () => {
    world = await openWorld();
    app = identityApp(world);
  });
  afterAll(() => world.close());

  const claimPath = async () => pathOf((await firstAdministratorLink(world.ctx())) ?? 'http://x/none');

  test('claims an empty installation once, by the printed link and nothing else', async () => {
    const replaced = await claimPath();
    const path = await claimPath();
    expect((await aBrowser(app).visit(replaced)).status).toBe(410);
    expect((await aBrowser(app).visit(`/claim/${'x'.repeat(43)}`)).status).toBe(410);
    const weak = await aBrowser(app).fill(path, { ...CLAIM, password: 'gracehopper2026' });
    expect([weak.status, weak.text.includes('mostly your own name')]).toEqual([422, true]);
    expect((await aBrowser(app).fill(path, { ...CLAIM, email: 'grace', givenName: '' })).status).toBe(422);
    const open = async (browser: ReturnType<typeof aBrowser>) => ({ browser, page: await browser.visit(path) });
    const opened = await Promise.all([open(aBrowser(app)), open(aBrowser(app))]);
    const both = await Promise.all(opened.map(({ browser, page }) => browser.send(page, CLAIM)));
    expect(both.map((page) => page.status).sort()).toEqual([303, 409]);
    const people = await world.db.selectFrom('people').select(['id', 'email']).execute();
    expect(people).toMatchObject([{ email: 'grace@example.org' }]);
    const browser = aBrowser(app);
    expect((await browser.fill('/sign-in', { email: 'grace@example.org', password: PASSWORD })).status).toBe(303);
    expect((await browser.ask('GET', '/api/v1/me/account')).body.grants).toEqual([
      { role: 'administrator', programmeId: null },
    ]);
    expect(await firstAdministratorLink(world.ctx())).toBeNull();
    expect((await aBrowser(app).visit(path)).status).toBeGreaterThanOrEqual(409);
  });

  test('stays while no other is there, and the link comes back when the last one left', async () => {
    const [admin] = await world.db
      .selectFrom('roleGrants')
      .select(['id', 'personId'])
      .where('revokedAt', 'is', null)
      .execute();
    if (!admin) throw new Error('there is an administrator');
    const actor = asPerson(admin.personId, ['administrator']);
    await expect(revokeRole(world.ctx(actor), admin.id)).rejects.toMatchObject({ type: 'last-administrator' });
    await expect(revokeRole(world.ctx(), admin.id)).rejects.toMatchObject({ type: 'last-administrator' });
    const second = await aPerson(world.ctx());
    const grant = await grantRole(world.ctx(actor), { personId: second.id, role: 'administrator' });
    const ends = await Promise.allSettled([admin.id, grant.id].map((id) => revokeRole(world.ctx(), id)));
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.db.updateTable('people').set({ state: 'left' }).execute();
    const path = await claimPath();
    await claimAdministrator(
      world.ctx({ kind: 'visitor' }),
      path.split('/').at(-1) ?? '',
      { ...CLAIM, email: 'new@example.org' },
      '',
    );
    expect(await firstAdministratorLink(world.ctx())).toBeNull();
  });

  test('nobody but the operator and the system gets the link', async () => {
    for (const actor of [
      asPerson('00000000-0000-7000-8000-00000000000a', ['administrator']),
      { kind: 'visitor' } as const,
    ]) {
      await expect(firstAdministratorLink(world.ctx(actor))).rejects.toMatchObject({ type: 'not-allowed' });
    }
  });
});
