import { answer, body, createRoute, exampleId, idParam, newApi, otherExampleId, problems, z } from '#platform/http';
import { answerProposal } from '../commands/answer-proposal.ts';
import { forbidPair, liftDecision, lockPair } from '../commands/decide.ts';
import { listDecisions } from '../queries/decisions.ts';
import { getOwnProposal, listOwnProposals } from '../queries/own-proposals.ts';
import { decisionView, newAnswer, newDecision, ownProposal } from '../schema.ts';

const example = {
  mentorEnrolmentId: exampleId,
  menteeEnrolmentId: otherExampleId,
  reason: 'Both asked for each other',
};
const tags = ['matching'];
const one = { params: idParam('id') };
const added = { 201: answer(z.object({ id: z.uuid() }), 'Decided'), ...problems };

const list = createRoute({
  method: 'get',
  path: '/api/v1/programmes/{id}/match-decisions',
  tags,
  summary: 'Live locks and forbids',
  request: one,
  responses: { 200: answer(z.object({ decisions: z.array(decisionView) }), 'Newest first'), ...problems },
});
const lock = createRoute({
  method: 'post',
  path: '/api/v1/programmes/{id}/match-locks',
  tags,
  summary: 'Keep two people together in every coming run',
  request: { ...one, body: body(newDecision, example) },
  responses: added,
});
const forbid = createRoute({
  method: 'post',
  path: '/api/v1/programmes/{id}/match-forbids',
  tags,
  summary: 'Keep two people apart in every coming run, with a reason',
  request: { ...one, body: body(newDecision, example) },
  responses: added,
});
const lift = createRoute({
  method: 'delete',
  path: '/api/v1/match-decisions/{id}',
  tags,
  summary: 'Take a lock or a forbid back',
  request: one,
  responses: { 204: { description: 'Lifted' }, ...problems },
});
const own = createRoute({
  method: 'get',
  path: '/api/v1/proposals',
  tags,
  summary: 'Your own proposals; never the other person’s answer',
  responses: { 200: answer(z.object({ proposals: z.array(ownProposal) }), 'Open ones first'), ...problems },
});
const ownOne = createRoute({
  method: 'get',
  path: '/api/v1/proposals/{id}',
  tags,
  summary: 'One of your own proposals',
  request: one,
  responses: { 200: answer(ownProposal, 'The proposal'), ...problems },
});
const reply = createRoute({
  method: 'put',
  path: '/api/v1/proposals/{id}/answer',
  tags,
  summary: 'Accept or decline in silence; you may change your mind until the proposal closes',
  request: { ...one, body: body(newAnswer, { answer: 'accept' }) },
  responses: { 204: { description: 'Kept' }, ...problems },
});

export const decisionsApi = newApi()
  .openapi(list, async (context) => {
    const decisions = await listDecisions(context.var.ctx, context.req.valid('param').id ?? '');
    return context.json({ decisions }, 200);
  })
  .openapi(lock, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await lockPair(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(forbid, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await forbidPair(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(lift, async (context) => {
    await liftDecision(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  })
  .openapi(own, async (context) => context.json({ proposals: await listOwnProposals(context.var.ctx) }, 200))
  .openapi(ownOne, async (context) =>
    context.json(await getOwnProposal(context.var.ctx, context.req.valid('param').id ?? ''), 200),
  )
  .openapi(reply, async (context) => {
    await answerProposal(context.var.ctx, context.req.valid('param').id ?? '', context.req.valid('json').answer);
    return context.body(null, 204);
  });
