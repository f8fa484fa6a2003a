import { answer, body, createRoute, idParam, newApi, problems, z } from '#platform/http';
import { closeCase, takeCase } from './commands/cases.ts';
import { raiseConcern } from './commands/raise-concern.ts';
import { triageSignal } from './commands/signals.ts';
import { listConcerns } from './queries/concerns.ts';
import { listOpenSignals } from './queries/signals.ts';
import { concernView, newConcern, outcome, signalView, triage } from './schema.ts';

const id = idParam('id');
const tags = ['safeguarding'];
const done = answer(z.object({ done: z.literal(true) }), 'Done');

const raise = createRoute({
  method: 'post',
  path: '/api/v1/concerns',
  tags,
  summary: 'Talk to someone outside one’s line',
  request: {
    body: body(newConcern, { text: 'I was asked to do tasks that are not mine.', isUrgent: false, withName: false }),
  },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'A case handler is told that there is a concern'), ...problems },
});
const concerns = createRoute({
  method: 'get',
  path: '/api/v1/concerns',
  tags,
  summary: 'Concerns this case handler may see',
  responses: { 200: answer(z.object({ concerns: z.array(concernView) }), 'Waiting first'), ...problems },
});
const take = createRoute({
  method: 'put',
  path: '/api/v1/concerns/{id}/case',
  tags,
  summary: 'Take a concern as one’s case',
  request: { params: id },
  responses: { 200: done, ...problems },
});
const close = createRoute({
  method: 'put',
  path: '/api/v1/concerns/{id}/closing',
  tags,
  summary: 'Close one’s case',
  request: { params: id, body: body(outcome, { outcome: 'We talked; the pair ended without a reason given.' }) },
  responses: { 200: done, ...problems },
});
const signals = createRoute({
  method: 'get',
  path: '/api/v1/programmes/{id}/signals',
  tags,
  summary: 'Open early warnings of a programme',
  request: { params: id },
  responses: { 200: answer(z.object({ signals: z.array(signalView) }), 'Gravest first'), ...problems },
});
const triageRoute = createRoute({
  method: 'put',
  path: '/api/v1/signals/{id}/triage',
  tags,
  summary: 'Note that a human looked at a signal',
  request: { params: id, body: body(triage, { note: 'I called the mentee.' }) },
  responses: { 200: done, ...problems },
});

export const api = newApi()
  .openapi(raise, async (c) => c.json(await raiseConcern(c.var.ctx, c.req.valid('json')), 201))
  .openapi(concerns, async (c) => c.json({ concerns: await listConcerns(c.var.ctx) }, 200))
  .openapi(take, async (c) => {
    await takeCase(c.var.ctx, c.req.valid('param').id);
    return c.json({ done: true as const }, 200);
  })
  .openapi(close, async (c) => {
    await closeCase(c.var.ctx, c.req.valid('param').id, c.req.valid('json').outcome);
    return c.json({ done: true as const }, 200);
  })
  .openapi(signals, async (c) => c.json({ signals: await listOpenSignals(c.var.ctx, c.req.valid('param').id) }, 200))
  .openapi(triageRoute, async (c) => {
    await triageSignal(c.var.ctx, c.req.valid('param').id, c.req.valid('json').note);
    return c.json({ done: true as const }, 200);
  });
