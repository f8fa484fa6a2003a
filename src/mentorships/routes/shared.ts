import { answer, body, createRoute, idParam, newApi, problems, z } from '#platform/http';
import { retireGoal, scoreGoal, setGoal } from '../commands/goals.ts';
import { keepPromise, makePromise, recordLearning } from '../commands/ledger.ts';
import { newAttainment, newGoal, newLearning, newPromise } from '../schema.ts';

const tags = ['mentorships'];
const one = { params: idParam('id') };
const done = { 204: { description: 'Done' }, ...problems };
const added = { 201: answer(z.object({ id: z.uuid() }), 'Added'), ...problems };

const goal = createRoute({
  method: 'post',
  path: '/api/v1/mentorships/{id}/goals',
  tags,
  summary: 'Set a goal of your own; both of you read it',
  request: {
    ...one,
    body: body(newGoal, { statement: 'Use an AI assistant for my own first drafts', workUse: 'The monthly report' }),
  },
  responses: added,
});
const attainment = createRoute({
  method: 'put',
  path: '/api/v1/goals/{id}/attainment',
  tags,
  summary: 'Score your own goal from −2 to +2; only you read the score',
  request: { ...one, body: body(newAttainment, { attainment: 1 }) },
  responses: done,
});
const retire = createRoute({
  method: 'delete',
  path: '/api/v1/goals/{id}',
  tags,
  summary: 'Retire your own goal',
  request: one,
  responses: done,
});
const learning = createRoute({
  method: 'post',
  path: '/api/v1/mentorships/{id}/learnings',
  tags,
  summary: 'Write down something you learnt; both of you read it',
  request: {
    ...one,
    body: body(newLearning, { kind: 'insight', text: 'People skip our newsletter because it is too long.' }),
  },
  responses: added,
});
const promise = createRoute({
  method: 'post',
  path: '/api/v1/mentorships/{id}/promises',
  tags,
  summary: 'Promise something to your partner',
  request: { ...one, body: body(newPromise, { text: 'Introduce you to the product team', dueOn: '2027-04-01' }) },
  responses: added,
});
const keep = createRoute({
  method: 'put',
  path: '/api/v1/promises/{id}/keeping',
  tags,
  summary: 'Mark your promise kept',
  request: one,
  responses: done,
});

export const sharedApi = newApi()
  .openapi(goal, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await setGoal(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(attainment, async (context) => {
    await scoreGoal(context.var.ctx, context.req.valid('param').id ?? '', context.req.valid('json').attainment);
    return context.body(null, 204);
  })
  .openapi(retire, async (context) => {
    await retireGoal(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  })
  .openapi(learning, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await recordLearning(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(promise, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await makePromise(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(keep, async (context) => {
    await keepPromise(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  });
