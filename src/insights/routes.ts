import { answer, createRoute, idParam, newApi, pageQuery, problems, z } from '#platform/http';
import { wordsFor } from '#ui';
import { listAudit } from './queries/audit.ts';
import { getDataDictionary } from './queries/data-dictionary.ts';
import { getFigures } from './queries/figures.ts';
import { getOverview } from './queries/overview.ts';
import { listToday } from './queries/today.ts';
import { auditLine, type DataGroup, dataGroup, figuresView, overview, todayItem } from './schema.ts';

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
const audit = createRoute({
  method: 'get',
  path: '/api/v1/audit',
  tags,
  summary: 'What was done in a role, newest first; nothing that people do for themselves',
  request: { query: pageQuery },
  responses: { 200: answer(z.object({ lines: z.array(auditLine) }), 'Newest first'), ...problems },
});
const dictionary = createRoute({
  method: 'get',
  path: '/api/v1/data-dictionary',
  tags,
  summary: 'What is stored, why, and who sees it',
  responses: {
    200: answer(z.object({ groups: z.array(dataGroup) }), 'By subject, in the reader’s language'),
    ...problems,
  },
});

export const api = newApi()
  .openapi(today, async (c) => c.json({ items: await listToday(c.var.ctx) }, 200))
  .openapi(figures, async (c) => c.json(await getFigures(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(counts, async (c) => c.json(await getOverview(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(audit, async (c) => c.json({ lines: await listAudit(c.var.ctx, c.req.valid('query')) }, 200))
  .openapi(dictionary, async (c) => {
    const i18n = wordsFor(c.var.ctx.locale);
    const said = ({ tables, ...words }: DataGroup) => ({
      tables,
      name: i18n._(words.name),
      holds: i18n._(words.holds),
      purpose: i18n._(words.purpose),
      seenBy: i18n._(words.seenBy),
    });
    return c.json({ groups: getDataDictionary(c.var.ctx).map(said) }, 200);
  });
