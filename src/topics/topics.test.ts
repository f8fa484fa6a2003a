import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { findTopicByWord } from './queries.ts';
import { api } from './routes.ts';

const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
const somebody = asPerson('00000000-0000-7000-8000-00000000000b');

describe('adding a topic', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('a coordinator adds it, everybody finds it by a synonym, and it is in the audit trail', async () => {
    const added = await world.request(api, coordinator, 'POST', '/api/v1/topics', {
      name: 'Social media',
      kind: 'hard',
      synonyms: ['TikTok', 'Instagram'],
    });
    expect(added.status).toBe(201);
    const found = await world.request(api, somebody, 'GET', '/api/v1/topics?search=tiktok');
    expect(found.body.topics).toMatchObject([
      { id: added.body.id, name: 'Social media', synonyms: ['instagram', 'tiktok'] },
    ]);
    expect(await findTopicByWord(world.ctx(), 'TIKTOK')).toMatchObject({ id: added.body.id });
    const events = await world.db.selectFrom('events').select(['type', 'subjectId']).execute();
    expect(events).toEqual([{ type: 'topic-added', subjectId: added.body.id }]);
  });

  test('somebody without the role is refused and nothing is written', async () => {
    const refused = await world.request(api, somebody, 'POST', '/api/v1/topics', { name: 'Fintech', kind: 'hard' });
    expect(refused).toMatchObject({ status: 403, body: { type: '/problems/not-allowed' } });
    expect(await findTopicByWord(world.ctx(), 'Fintech')).toBeUndefined();
  });

  test('a missing name is named with the next step', async () => {
    const refused = await world.request(api, coordinator, 'POST', '/api/v1/topics', { name: ' ', kind: 'hard' });
    expect(refused).toMatchObject({ status: 422, body: { errors: { name: 'Give the topic a name' } } });
  });

  test('the same name twice is a conflict that says what to do', async () => {
    const topic = { name: 'Prompting', kind: 'hard' };
    await world.request(api, coordinator, 'POST', '/api/v1/topics', topic);
    const again = await world.request(api, coordinator, 'POST', '/api/v1/topics', { ...topic, name: 'prompting' });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/topic-exists' } });
  });

  test('a search for a percent sign finds nothing rather than everything', async () => {
    const found = await world.request(api, somebody, 'GET', '/api/v1/topics?search=%25');
    expect(found.body.topics).toEqual([]);
  });
});
