import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { aPerson } from './fixtures.ts';
import { identityApi, signInLink } from './index.ts';

let world: World;
let personId: string;
beforeAll(async () => {
  world = await openWorld();
  personId = (await aPerson(world.ctx(), { name: 'Ada Able', email: 'ada@example.org' })).id;
});
afterAll(() => world.close());

const visitor = { kind: 'visitor' as const };
const begin = (body: unknown) => world.request(identityApi, visitor, 'POST', '/api/v1/sessions', body);

test('a program signs in by the token of a link, once, and gets the cookie of a session', async () => {
  const token = new URL(await signInLink(world.ctx(), personId)).pathname.split('/').at(-1);
  const signedIn = await begin({ token });
  expect(signedIn.status).toBe(204);
  expect(signedIn.headers.get('set-cookie')).toMatch(/^viceversa=[\w-]{20,};.*HttpOnly/);
  const sessions = await world.db.selectFrom('sessions').select('personId').execute();
  expect(sessions).toEqual([{ personId }]);
  expect(await begin({ token })).toMatchObject({ status: 410, body: { type: '/problems/link-expired' } });
});

test('a wrong password, an unknown address and a person without a password get the same answer', async () => {
  const wrong = await begin({ email: 'ada@example.org', password: 'not this one' });
  const unknown = await begin({ email: 'nobody@example.org', password: 'not this one' });
  expect(wrong).toMatchObject({ status: 401, body: { type: '/problems/wrong-password' } });
  expect(unknown.text).toBe(wrong.text);
  expect((await begin({ email: 'ada@example.org' })).status).toBe(422);
});

test('asking for a link says the same to everybody', async () => {
  const ask = (email: string) => world.request(identityApi, visitor, 'POST', '/api/v1/sign-in-links', { email });
  expect([(await ask('ada@example.org')).status, (await ask('nobody@example.org')).status]).toEqual([204, 204]);
});
