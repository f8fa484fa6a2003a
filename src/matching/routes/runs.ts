import type { Context, TypedResponse } from 'hono';
import type { JSONValue } from 'hono/utils/types';
import { answer, body, createRoute, idParam, newApi, pageQuery, problems, z } from '#platform/http';
import { cancelRun } from '../commands/cancel-run.ts';
import { publishRun } from '../commands/publish-run.ts';
import { requestRun } from '../commands/request-run.ts';
import { listCandidates } from '../queries/candidates.ts';
import { compareRuns } from '../queries/compare.ts';
import { fairnessView, getFairness } from '../queries/fairness.ts';
import { priceOfPair } from '../queries/price.ts';
import { proofText } from '../queries/proof.ts';
import { listProposals } from '../queries/proposals.ts';
import { getRun, listRuns } from '../queries/runs.ts';
import { suggestPartners } from '../queries/suggestions.ts';
import { listUnmatched } from '../queries/unmatched.ts';
import { whyNot } from '../queries/why-not.ts';
import {
  candidate,
  comparison,
  newRun,
  priceView,
  proposalView,
  publication,
  published,
  runView,
  side,
  suggestions,
  unmatchedView,
  whyNotView,
} from '../schema.ts';

const tags = ['matching'];
const one = { params: idParam('id') };
const total = z.number().int();
const twoPeople = z.object({ mentorEnrolmentId: z.uuid(), menteeEnrolmentId: z.uuid() });

const request = createRoute({
  method: 'post',
  path: '/api/v1/programmes/{id}/match-runs',
  tags,
  summary: 'Freeze what is known now and run the match on it',
  request: { ...one, body: { ...body(newRun, { way: 'best' }), required: false } },
  responses: { 201: answer(z.object({ runId: z.uuid() }), 'The run waits for the engine'), ...problems },
});
const list = createRoute({
  method: 'get',
  path: '/api/v1/programmes/{id}/match-runs',
  tags,
  summary: 'Match runs of a programme, newest first',
  request: { ...one, query: pageQuery },
  responses: { 200: answer(z.object({ runs: z.array(runView) }), 'Runs'), ...problems },
});
const get = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}',
  tags,
  summary: 'One run: progress, summary, the certificate in words, whether anything changed since',
  request: one,
  responses: { 200: answer(runView, 'The run'), ...problems },
});
const cancel = createRoute({
  method: 'put',
  path: '/api/v1/match-runs/{id}/cancellation',
  tags,
  summary: 'Cancel a run that waits or runs',
  request: one,
  responses: { 204: { description: 'Cancelled' }, ...problems },
});
const proposals = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/proposals',
  tags,
  summary: 'Proposals, what needs judgement first',
  request: { ...one, query: pageQuery },
  responses: { 200: answer(z.object({ proposals: z.array(proposalView), total }), 'Proposals'), ...problems },
});
const unmatched = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/unmatched',
  tags,
  summary: 'Who has no partner, why, and what would help',
  request: { ...one, query: pageQuery },
  responses: { 200: answer(z.object({ unmatched: z.array(unmatchedView), total }), 'People'), ...problems },
});
const why = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/why-not',
  tags,
  summary: 'Why two people are not a pair: the rules, or what forcing them would cost and change',
  request: { ...one, query: twoPeople },
  responses: { 200: answer(whyNotView, 'The answer'), ...problems },
});
const fairness = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/fairness',
  tags,
  summary: 'Who got what, never about fewer than five people, and what the rules removed',
  request: one,
  responses: {
    200: answer(z.object({ fairness: fairnessView.nullable() }), 'Null for a run that did not keep it'),
    ...problems,
  },
});
const proofInstance = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/proof/instance',
  tags,
  summary: 'Places and possible pairs of the run, the first file for `viceversa-match verify`',
  request: one,
  responses: { 200: answer(z.looseObject({}), 'An instance; why a pair is not possible is not in it'), ...problems },
});
const proofResult = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/proof/result',
  tags,
  summary: 'Pairs, figures and certificate of the run, the second file for `viceversa-match verify`',
  request: one,
  responses: { 200: answer(z.looseObject({}), 'The result'), ...problems },
});
const price = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/price',
  tags,
  summary: 'What the programme would lose without one pair of the run',
  request: { ...one, query: twoPeople },
  responses: {
    200: answer(priceView, 'The price; null when the pair is locked or the run has no prices'),
    ...problems,
  },
});
const suggest = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/suggestions',
  tags,
  summary: 'The best possible partners of one person, each with what choosing the pair would cost the whole',
  request: {
    ...one,
    query: z.object({ enrolmentId: z.uuid(), most: z.coerce.number().int().min(1).max(20).default(5) }),
  },
  responses: { 200: answer(suggestions, 'Best fit first'), ...problems },
});
const candidates = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/candidates',
  tags,
  summary: 'People of the programme by name, of one side or both, to ask about',
  request: { ...one, query: z.object({ side: side.optional(), search: z.string().max(120).default('') }) },
  responses: { 200: answer(z.object({ people: z.array(candidate) }), 'At most 20 people'), ...problems },
});
const compare = createRoute({
  method: 'get',
  path: '/api/v1/match-runs/{id}/comparison',
  tags,
  summary: 'What this run changed against an earlier one',
  request: { ...one, query: z.object({ before: z.uuid() }) },
  responses: { 200: answer(comparison, 'The difference'), ...problems },
});
const publish = createRoute({
  method: 'put',
  path: '/api/v1/match-runs/{id}/publication',
  tags,
  summary: 'Offer the pairs to the people, or begin the mentorships where no acceptance is asked',
  request: { ...one, body: body(publication, { evenIfStale: false }) },
  responses: { 200: answer(published, 'What was offered, begun and withheld'), ...problems },
});

/** JSON that is text already: to read fifty megabytes only to write them again would make everybody else wait. */
const asItStands = (context: Context, text: string) =>
  context.body(text, 200, { 'content-type': 'application/json' }) as unknown as Response &
    TypedResponse<Record<string, JSONValue>, 200, 'json'>;

export const runsApi = newApi()
  .openapi(request, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await requestRun(context.var.ctx, id, context.req.valid('json')), 201);
  })
  .openapi(list, async (context) => {
    const runs = await listRuns(context.var.ctx, context.req.valid('param').id ?? '', context.req.valid('query'));
    return context.json({ runs }, 200);
  })
  .openapi(get, async (context) =>
    context.json(await getRun(context.var.ctx, context.req.valid('param').id ?? ''), 200),
  )
  .openapi(cancel, async (context) => {
    await cancelRun(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  })
  .openapi(proposals, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await listProposals(context.var.ctx, id, context.req.valid('query')), 200);
  })
  .openapi(unmatched, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await listUnmatched(context.var.ctx, id, context.req.valid('query')), 200);
  })
  .openapi(why, async (context) => {
    const { mentorEnrolmentId, menteeEnrolmentId } = context.req.valid('query');
    const id = context.req.valid('param').id ?? '';
    return context.json(await whyNot(context.var.ctx, id, mentorEnrolmentId, menteeEnrolmentId), 200);
  })
  .openapi(fairness, async (context) => {
    const found = await getFairness(context.var.ctx, context.req.valid('param').id ?? '');
    return context.json({ fairness: found }, 200);
  })
  .openapi(proofInstance, async (context) => {
    return asItStands(context, await proofText(context.var.ctx, context.req.valid('param').id ?? '', 'instance'));
  })
  .openapi(proofResult, async (context) => {
    return asItStands(context, await proofText(context.var.ctx, context.req.valid('param').id ?? '', 'result'));
  })
  .openapi(price, async (context) => {
    const { mentorEnrolmentId, menteeEnrolmentId } = context.req.valid('query');
    const id = context.req.valid('param').id ?? '';
    return context.json(await priceOfPair(context.var.ctx, id, mentorEnrolmentId, menteeEnrolmentId), 200);
  })
  .openapi(suggest, async (context) => {
    const { enrolmentId, most } = context.req.valid('query');
    const id = context.req.valid('param').id ?? '';
    return context.json(await suggestPartners(context.var.ctx, id, enrolmentId, most), 200);
  })
  .openapi(candidates, async (context) => {
    const { side, search } = context.req.valid('query');
    const people = await listCandidates(context.var.ctx, context.req.valid('param').id ?? '', side, search);
    return context.json({ people }, 200);
  })
  .openapi(compare, async (context) => {
    const { before } = context.req.valid('query');
    return context.json(await compareRuns(context.var.ctx, before, context.req.valid('param').id ?? ''), 200);
  })
  .openapi(publish, async (context) => {
    const id = context.req.valid('param').id ?? '';
    return context.json(await publishRun(context.var.ctx, id, context.req.valid('json')), 200);
  });
