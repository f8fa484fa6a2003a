import {
  answer,
  body,
  createRoute,
  exampleId,
  idParam,
  newApi,
  otherExampleId,
  pageQuery,
  problems,
  z,
} from '#platform/http';
import { beginMentorship } from '../commands/begin.ts';
import { endMentorship } from '../commands/end.ts';
import { pauseMentorship, resumeMentorship } from '../commands/pause.ts';
import { signAgreement } from '../commands/sign-agreement.ts';
import { getMentorship, listMentorships } from '../queries/views.ts';
import { mentorshipSummary, mentorshipView, newMentorship, newPause, newSignature } from '../schema.ts';

const tags = ['mentorships'];
const one = { params: idParam('id') };
const done = { 204: { description: 'Done' }, ...problems };

const list = createRoute({
  method: 'get',
  path: '/api/v1/mentorships',
  tags,
  summary: 'Mentorships of a programme (coordinator), or your own',
  request: { query: pageQuery.extend({ programmeId: z.uuid().optional() }) },
  responses: { 200: answer(z.object({ mentorships: z.array(mentorshipSummary) }), 'Newest first'), ...problems },
});
const begin = createRoute({
  method: 'post',
  path: '/api/v1/mentorships',
  tags,
  summary: 'Begin a mentorship by hand; the same rules hold as for a proposal',
  request: {
    body: body(newMentorship, {
      programmeId: exampleId,
      members: [
        { personId: otherExampleId, side: 'mentor' },
        { personId: exampleId, side: 'mentee' },
      ],
    }),
  },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'Begun'), ...problems },
});
const get = createRoute({
  method: 'get',
  path: '/api/v1/mentorships/{id}',
  tags,
  summary: 'One mentorship; goals, learnings and promises only for its members',
  request: one,
  responses: { 200: answer(mentorshipView, 'The mentorship'), ...problems },
});
const sign = createRoute({
  method: 'put',
  path: '/api/v1/mentorships/{id}/signature',
  tags,
  summary: 'Sign the agreement that you read',
  request: { ...one, body: body(newSignature, { version: 1 }) },
  responses: done,
});
const pause = createRoute({
  method: 'put',
  path: '/api/v1/mentorships/{id}/pause',
  tags,
  summary: 'Pause; who asked is not kept',
  request: { ...one, body: body(newPause, { resumesOn: '2027-05-03' }) },
  responses: done,
});
const resume = createRoute({
  method: 'delete',
  path: '/api/v1/mentorships/{id}/pause',
  tags,
  summary: 'Go on after a pause',
  request: one,
  responses: done,
});
const end = createRoute({
  method: 'put',
  path: '/api/v1/mentorships/{id}/ending',
  tags,
  summary: 'End without giving a reason; everybody reads the same sentence',
  request: one,
  responses: done,
});

export const mentorshipsApi = newApi()
  .openapi(list, async (context) => {
    const { programmeId, limit, offset } = context.req.valid('query');
    const filter = programmeId ? { programmeId } : {};
    return context.json({ mentorships: await listMentorships(context.var.ctx, { ...filter, limit, offset }) }, 200);
  })
  .openapi(begin, async (context) =>
    context.json(await beginMentorship(context.var.ctx, { ...context.req.valid('json'), origin: 'manual' }), 201),
  )
  .openapi(get, async (context) =>
    context.json(await getMentorship(context.var.ctx, context.req.valid('param').id ?? ''), 200),
  )
  .openapi(sign, async (context) => {
    await signAgreement(context.var.ctx, context.req.valid('param').id ?? '', context.req.valid('json').version);
    return context.body(null, 204);
  })
  .openapi(pause, async (context) => {
    await pauseMentorship(context.var.ctx, context.req.valid('param').id ?? '', context.req.valid('json').resumesOn);
    return context.body(null, 204);
  })
  .openapi(resume, async (context) => {
    await resumeMentorship(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  })
  .openapi(end, async (context) => {
    await endMentorship(context.var.ctx, context.req.valid('param').id ?? '');
    return context.body(null, 204);
  });
