import { answer, createRoute, idParam, newApi, problems, z } from '#platform/http';
import { getFigures } from './queries/figures.ts';
import { getOverview } from './queries/overview.ts';
import { listToday } from './queries/today.ts';
import { figuresView, overview, todayItem } from './schema.ts';

const id = idParam('id');
const tags = ['insights'];

const today = createRoute({
  method: 'get',
  path: '/api/v1/today',
  tags,
  summary: 'What needs this coordinator now',
  responses: { 200: answer(z.object({ items: z.array(todayItem) }), 'Most urgent first'), ...problems },
});
const figures = createRoute({
  method: 'get',
  path: '/api/v1/programmes/{id}/figures',
  tags,
  summary: 'Released figures of a programme, with intervals',
  request: { params: id },
  responses: { 200: answer(figuresView, 'As last released'), ...problems },
});
const counts = createRoute({
  method: 'get',
  path: '/api/v1/programmes/{id}/overview',
  tags,
  summary: 'How far a programme is, in plain counts',
  request: { params: id },
  responses: { 200: answer(overview, 'Counts'), ...problems },
});

export const api = newApi()
  .openapi(today, async (c) => c.json({ items: await listToday(c.var.ctx) }, 200))
  .openapi(figures, async (c) => c.json(await getFigures(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(counts, async (c) => c.json(await getOverview(c.var.ctx, c.req.valid('param').id), 200));
