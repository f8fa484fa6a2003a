import { notSignedIn, personIdOf } from '#platform';
import { answer, body, createRoute, idParam, newApi, pageQuery, problems, z } from '#platform/http';
import { cancelMeeting, logMeeting, moveMeeting, planMeeting } from '../commands/index.ts';
import { getMeeting, listKits, listMeetings, nextMeetings, suggestTimes } from '../queries/index.ts';
import { kitView, meetingList, meetingLog, meetingView, newMeeting, newTime, suggestedTime } from '../schema.ts';

const tags = ['meetings'];
const params = idParam('id');
const done = { 204: { description: 'Done' }, ...problems };
const list = answer(z.object({ meetings: z.array(meetingView) }), 'Meetings, oldest first');

const ofMentorship = createRoute({
  method: 'get',
  path: '/api/v1/mentorships/{id}/meetings',
  tags,
  summary: 'The meetings of a mentorship',
  request: { params, query: pageQuery },
  responses: { 200: answer(meetingList, 'Meetings, oldest first, and what you may do'), ...problems },
});
const plan = createRoute({
  method: 'post',
  path: '/api/v1/mentorships/{id}/meetings',
  tags,
  summary: 'Plan the next meeting',
  request: {
    params,
    body: body(newMeeting, {
      localStart: '2027-03-09T10:00',
      timeZone: 'Europe/Berlin',
      place: 'Room 4',
      kit: 'first-talk',
    }),
  },
  responses: { 201: answer(z.object({ id: z.uuid(), number: z.number().int() }), 'Planned'), ...problems },
});
const times = createRoute({
  method: 'get',
  path: '/api/v1/mentorships/{id}/meeting-times',
  tags,
  summary: 'Times that suit everybody, fair over time zones and right over changes of clocks',
  request: {
    params,
    query: z.object({ count: z.coerce.number().int().min(1).max(20).default(5), moving: z.uuid().optional() }),
  },
  responses: { 200: answer(z.object({ times: z.array(suggestedTime) }), 'Times, soonest first'), ...problems },
});
const mine = createRoute({
  method: 'get',
  path: '/api/v1/me/meetings',
  tags,
  summary: 'My next meetings, and those I have not logged yet',
  responses: { 200: list, ...problems },
});
const one = createRoute({
  method: 'get',
  path: '/api/v1/meetings/{id}',
  tags,
  summary: 'One meeting',
  request: { params },
  responses: { 200: answer(meetingView, 'The meeting'), ...problems },
});
const move = createRoute({
  method: 'put',
  path: '/api/v1/meetings/{id}/time',
  tags,
  summary: 'Move a meeting or change its place',
  request: { params, body: body(newTime, { localStart: '2027-03-10T14:00', timeZone: 'Europe/Berlin' }) },
  responses: done,
});
const cancel = createRoute({
  method: 'put',
  path: '/api/v1/meetings/{id}/cancellation',
  tags,
  summary: 'Cancel a meeting',
  request: { params },
  responses: done,
});
const log = createRoute({
  method: 'put',
  path: '/api/v1/meetings/{id}/log',
  tags,
  summary: 'Log a meeting: held or not, and three taps',
  request: {
    params,
    body: body(meetingLog, { wasHeld: true, worthIt: 5, couldSpeak: 4, nextClear: 5, minutesSpent: 60 }),
  },
  responses: done,
});
const kits = createRoute({
  method: 'get',
  path: '/api/v1/meeting-kits',
  tags,
  summary: 'The meeting kits',
  responses: { 200: answer(z.object({ kits: z.array(kitView) }), 'Kits in order'), ...problems },
});

export const api = newApi()
  .openapi(ofMentorship, async (context) => {
    const query = { mentorshipId: context.req.valid('param').id, ...context.req.valid('query') };
    return context.json(await listMeetings(context.var.ctx, query), 200);
  })
  .openapi(plan, async (context) => {
    const meeting = { mentorshipId: context.req.valid('param').id, ...context.req.valid('json') };
    return context.json(await planMeeting(context.var.ctx, meeting), 201);
  })
  .openapi(times, async (context) => {
    const { count, moving } = context.req.valid('query');
    return context.json(
      { times: await suggestTimes(context.var.ctx, context.req.valid('param').id, { count, movingId: moving }) },
      200,
    );
  })
  .openapi(mine, async (context) => {
    const personId = personIdOf(context.var.ctx.actor);
    if (!personId) throw notSignedIn();
    return context.json({ meetings: await nextMeetings(context.var.ctx, personId) }, 200);
  })
  .openapi(one, async (context) => context.json(await getMeeting(context.var.ctx, context.req.valid('param').id), 200))
  .openapi(move, async (context) => {
    const meetingId = context.req.valid('param').id;
    await moveMeeting(context.var.ctx, { meetingId, ...context.req.valid('json') });
    return context.body(null, 204);
  })
  .openapi(cancel, async (context) => {
    await cancelMeeting(context.var.ctx, context.req.valid('param').id);
    return context.body(null, 204);
  })
  .openapi(log, async (context) => {
    const meetingId = context.req.valid('param').id;
    await logMeeting(context.var.ctx, { meetingId, ...context.req.valid('json') });
    return context.body(null, 204);
  })
  .openapi(kits, (context) => context.json({ kits: listKits(context.var.ctx) }, 200));
