import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { findTopicByWord, searchTopics } from './queries.ts';
import { keyOf } from './rules.ts';
import { SHIPPED_TOPICS, seedTopics } from './seed.ts';

describe('the shipped topics', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await seedTopics(world.ctx());
  });
  afterAll(() => world.close());

  test('are at least 120, each with a German name, words people use and a key of its own', () => {
    expect(SHIPPED_TOPICS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(SHIPPED_TOPICS.map((topic) => keyOf(topic.name))).size).toBe(SHIPPED_TOPICS.length);
    for (const topic of SHIPPED_TOPICS) {
      expect(topic.german, topic.name).not.toBe('');
      expect(topic.labels.filter(Boolean).length, topic.name).toBeGreaterThanOrEqual(2);
    }
    expect(new Set(SHIPPED_TOPICS.map((topic) => topic.kind))).toEqual(new Set(['hard', 'soft', 'perspective']));
  });

  test('are found down to one tool: TikTok, ChatGPT, Klarna, Scrum', async () => {
    const found = await Promise.all(
      ['TikTok', 'ChatGPT', 'Klarna', 'Scrum', 'künstliche Intelligenz'].map((word) =>
        findTopicByWord(world.ctx(), word),
      ),
    );
    expect(found.map((topic) => topic?.name)).toEqual([
      'Social media',
      'AI assistants in daily work',
      'Fintech',
      'Agile ways of working',
      'AI assistants in daily work',
    ]);
  });

  test('are found and named in German', async () => {
    const [topic] = await searchTopics({ ...world.ctx(), locale: 'de' }, 'Mobiles Bez', { limit: 5, offset: 0 });
    expect(topic).toMatchObject({ name: 'Mobiles Bezahlen', key: 'mobile-payment' });
  });

  test('speak of no generation, and perspectives about who somebody is are identity topics', () => {
    const words = SHIPPED_TOPICS.map((topic) => `${topic.name} ${topic.labels.join(' ')}`).join(' ');
    expect(words).not.toMatch(/\b(boomers?|millennials?|gen(eration)? ?[xyz]|digital natives?|old people)\b/i);
    const identity = SHIPPED_TOPICS.filter((topic) => topic.isIdentity);
    expect(identity.length).toBeGreaterThanOrEqual(8);
    expect(identity.every((topic) => topic.kind === 'perspective')).toBe(true);
  });

  test('are added once: seeding again adds nothing', async () => {
    expect(await seedTopics(world.ctx())).toBe(0);
  });
});
