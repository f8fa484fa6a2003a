import { answer, body, createRoute, idParam, newApi, problems, z } from '#platform/http';
import { answerCheckIn } from '../commands.ts';
import { getCheckInForm, myCheckIns } from '../queries.ts';
import { checkInForm, checkInView, newAnswers } from '../schema.ts';

const tags = ['check-ins'];
const params = idParam('id');

const mine = createRoute({
  method: 'get',
  path: '/api/v1/me/check-ins',
  tags,
  summary: 'My check-ins that are open',
  responses: { 200: answer(z.object({ checkIns: z.array(checkInView) }), 'Soonest due first'), ...problems },
});
const one = createRoute({
  method: 'get',
  path: '/api/v1/check-ins/{id}',
  tags,
  summary: 'The questions of my check-in, with what I saved',
  request: { params },
  responses: { 200: answer(checkInForm, 'The check-in'), ...problems },
});
const put = createRoute({
  method: 'put',
  path: '/api/v1/check-ins/{id}/answers',
  tags,
  summary: 'Answer my check-in; what is left out is taken back',
  request: { params, body: body(newAnswers, { answers: { respect: 5, useful: 4 }, comment: 'We found our pace.' }) },
  responses: { 204: { description: 'Saved' }, ...problems },
});

export const api = newApi()
  .openapi(mine, async (context) => context.json({ checkIns: await myCheckIns(context.var.ctx) }, 200))
  .openapi(one, async (context) =>
    context.json(await getCheckInForm(context.var.ctx, context.req.valid('param').id), 200),
  )
  .openapi(put, async (context) => {
    await answerCheckIn(context.var.ctx, { checkInId: context.req.valid('param').id, ...context.req.valid('json') });
    return context.body(null, 204);
  });
