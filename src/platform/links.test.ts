import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { createLink, openLink, revokeLinks, useLink } from './links.ts';
import { limitRate } from './rate-limit.ts';

let world: World;
let personId: string;
let subjectId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  personId = world.ctx().ids.next();
  subjectId = world.ctx().ids.next();
});

const made = (isSingleUse: boolean) =>
  createLink(world.ctx(), { purpose: 'try', personId, subjectId, validFor: { hours: 1 }, isSingleUse });
const opened = (token: string, purpose = 'try') => openLink(world.ctx(), purpose, token);
const expired = { type: 'link-expired', status: 410, message: expect.stringMatching(/Ask for a new one/) };

describe('a link', () => {
  test('opens as often as somebody looks, is kept only as its hash, and knows whom and what it is for', async () => {
    const { id, token } = await made(true);
    await opened(token);
    expect(await opened(token)).toEqual({ id, purpose: 'try', personId, subjectId });
    const row = await world.db.selectFrom('accessLinks').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('for one use is used by exactly one of many at once', async () => {
    const { token } = await made(true);
    const link = await opened(token);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => useLink(world.ctx(), link)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(opened(token)).rejects.toMatchObject(expired);
  });

  test('for many uses stays', async () => {
    const { token } = await made(false);
    await useLink(world.ctx(), await opened(token));
    await useLink(world.ctx(), await opened(token));
  });

  test('that is late, revoked, for something else, cut or invented says the same', async () => {
    const { token } = await made(false);
    await expect(opened(token, 'other')).rejects.toMatchObject(expired);
    await expect(opened(token.slice(1))).rejects.toMatchObject(expired);
    await expect(opened('invented')).rejects.toMatchObject(expired);
    await revokeLinks(world.ctx(), 'try', subjectId);
    await expect(opened(token)).rejects.toMatchObject(expired);
    const second = await made(false);
    world.clock.advance({ hours: 1 });
    await expect(opened(second.token)).rejects.toMatchObject(expired);
  });
});

describe('a limit of tries', () => {
  test('lets so many through in its time, says how long to wait, and begins anew after it', async () => {
    const key = `try/${personId}`;
    const hit = () => limitRate(world.ctx(), key, 3, 60);
    const tries = await Promise.allSettled([hit(), hit(), hit(), hit(), hit()]);
    expect(tries.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    world.clock.advance({ seconds: 20 });
    await expect(hit()).rejects.toMatchObject({ type: 'too-many-requests', values: { seconds: 40 } });
    world.clock.advance({ seconds: 40 });
    await hit();
  });
});
