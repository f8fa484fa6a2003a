import { answer, body, createRoute, newApi, pageQuery, problems, z } from '#platform/http';
import { addTopic } from './commands.ts';
import { searchTopics } from './queries.ts';
import { newTopic, topicView } from './schema.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/topics',
  tags: ['topics'],
  summary: 'Search topics by name or synonym',
  request: { query: pageQuery.extend({ search: z.string().max(120).default('') }) },
  responses: { 200: answer(z.object({ topics: z.array(topicView) }), 'Topics by name'), ...problems },
});

const add = createRoute({
  method: 'post',
  path: '/api/v1/topics',
  tags: ['topics'],
  summary: 'Add a topic',
  request: { body: body(newTopic, { name: 'Short videos', kind: 'hard', synonyms: ['Reels', 'TikTok'] }) },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'Added'), ...problems },
});

export const api = newApi()
  .openapi(list, async (context) => {
    const { search, limit, offset } = context.req.valid('query');
    return context.json({ topics: await searchTopics(context.var.ctx, search, { limit, offset }) }, 200);
  })
  .openapi(add, async (context) => context.json(await addTopic(context.var.ctx, context.req.valid('json')), 201));
