import { answer, body, createRoute, idParam, newApi, problems, z } from '#platform/http';
import { askQuestion } from '../commands/ask-question.ts';
import { cancelQuestion } from '../commands/cancel-question.ts';
import { newQuestion, questionView } from '../queries/question-views.ts';
import { getQuestion, listQuestions } from '../queries/questions.ts';

const tags = ['matching'];
const one = { params: idParam('id') };

const pose = createRoute({
  method: 'post',
  path: '/api/v1/match-runs/{id}/questions',
  tags,
  summary: 'Ask the engine something long: what would place people, what another policy would give, whether it replays',
  request: { ...one, body: body(newQuestion, { kind: 'relaxations' }) },
  responses: { 201: answer(z.object({ questionId: z.uuid() }), 'The question waits for the engine'), ...problems },
});
const list = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/questions',
  tags,
  summary: 'The newest questions about a run, without their answers',
  request: one,
  responses: { 200: answer(z.object({ questions: z.array(questionView) }), 'Newest first'), ...problems },
});
const get = createRoute({
  method: 'get',
  path: '/api/v1/match-questions/{id}',
  tags,
  summary: 'One question: progress, then its answer',
  request: one,
  responses: { 200: answer(questionView, 'The question'), ...problems },
});
const cancel = createRoute({
  method: 'put',
  path: '/api/v1/match-questions/{id}/cancellation',
  tags,
  summary: 'Take a question back that waits or is being worked on',
  request: one,
  responses: { 204: { description: 'Cancelled' }, ...problems },
});

export const questionsApi = newApi()
  .openapi(pose, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await askQuestion(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(list, async (context) => {
    const questions = await listQuestions(context.var.ctx, context.req.valid('param').id ?? '');
    return context.json({ questions }, 200);
  })
  .openapi(get, async (context) =>
    context.json(await getQuestion(context.var.ctx, context.req.valid('param').id ?? ''), 200),
  )
  .openapi(cancel, async (context) => {
    await cancelQuestion(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  });
