import { givenFiles } from '#people';
import { notFound } from '#platform';
import { answer, body, createRoute, exampleId, newApi, otherExampleId, pageQuery, problems, z } from '#platform/http';
import { changeEnrolment } from '../commands/change-enrolment.ts';
import { enrol } from '../commands/enrol.ts';
import { importSignUps } from '../commands/import-sign-ups.ts';
import { invite } from '../commands/invite.ts';
import { withdraw } from '../commands/withdraw.ts';
import { findOwnEnrolment, getEnrolment, listEnrolments } from '../queries/enrolments.ts';
import { feasibility } from '../queries/feasibility.ts';
import {
  enrolmentChange,
  enrolmentView,
  feasibilityView,
  newEnrolment,
  newInvitations,
  newSignUpImport,
  ownEnrolment,
  side,
  signUpReport,
} from '../schema.ts';

const examplePlace = {
  statement: 'I show it on real work, step by step.',
  availability: [{ day: 2, from: '09:00', to: '12:00' }],
  topics: [{ topicId: otherExampleId, direction: 'offer' as const, level: 4 }],
};
const tags = ['enrolment'];
const id = z.uuid().openapi({ param: { name: 'id', in: 'path', required: true } });
const params = z.object({ id });
const ofProgramme = '/api/v1/programmes/{id}' as const;
const one = '/api/v1/enrolments/{id}' as const;
const done = answer(z.object({ id: z.uuid() }), 'Done');

const list = createRoute({
  method: 'get',
  path: `${ofProgramme}/enrolments`,
  tags,
  summary: 'Who has a place, for the coordinator',
  request: {
    params,
    query: pageQuery.extend({ side: side.optional(), withdrawn: z.enum(['yes', 'no']).default('no') }),
  },
  responses: { 200: answer(z.object({ enrolments: z.array(enrolmentView) }), 'First come first'), ...problems },
});

const add = createRoute({
  method: 'post',
  path: `${ofProgramme}/enrolments`,
  tags,
  summary: 'Take a place for yourself, or as coordinator for somebody',
  request: {
    params,
    body: body(newEnrolment.omit({ programmeId: true, source: true }), {
      personId: exampleId,
      side: 'mentor',
      ...examplePlace,
    }),
  },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'Enrolled'), ...problems },
});

const own = createRoute({
  method: 'get',
  path: `${ofProgramme}/own-enrolment`,
  tags,
  summary: 'Your own place with the people you named as not to be paired with',
  request: { params },
  responses: {
    200: answer(ownEnrolment, 'Only you can read the vetoes'),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: one,
  tags,
  summary: 'One place',
  request: { params },
  responses: { 200: answer(enrolmentView, 'For its person and the coordinator'), ...problems },
});

const change = createRoute({
  method: 'put',
  path: one,
  tags,
  summary: 'Replace what was said about a place',
  request: { params, body: body(enrolmentChange, examplePlace) },
  responses: { 200: done, ...problems },
});

const withdrawal = createRoute({
  method: 'put',
  path: `${one}/withdrawal`,
  tags,
  summary: 'Give a place back',
  request: { params },
  responses: { 200: done, ...problems },
});

const invitations = createRoute({
  method: 'post',
  path: `${ofProgramme}/invitations`,
  tags,
  summary: 'Invite people to one side',
  request: { params, body: body(newInvitations, { side: 'mentor', personIds: [exampleId] }) },
  responses: {
    200: answer(z.object({ invited: z.number().int(), before: z.number().int() }), 'Invited now and before'),
    ...problems,
  },
});

const feasible = createRoute({
  method: 'get',
  path: `${ofProgramme}/feasibility`,
  tags,
  summary: 'Whether the programme can be matched as it stands, and what to do next',
  request: { params },
  responses: { 200: answer(feasibilityView, 'Counts, obstacles and advice; vetoes play no part in it'), ...problems },
});

const signUps = createRoute({
  method: 'post',
  path: `${ofProgramme}/enrolments/imports`,
  tags,
  summary: 'Import sign-ups from CSV or XLSX files, or try it with isDryRun; at most 32 MiB a request',
  request: {
    params,
    body: body(newSignUpImport, {
      files: [{ name: 'sign-ups.csv', text: 'side,email,can_teach\nmentor,ada@example.org,TikTok:4' }],
      isDryRun: true,
    }),
  },
  responses: { 200: answer(signUpReport, 'What became of every row'), ...problems },
});

export const api = newApi()
  .openapi(signUps, async (context) => {
    const { preset, files, isDryRun } = context.req.valid('json');
    const report = await importSignUps(context.var.ctx, {
      programmeId: context.req.valid('param').id,
      preset,
      files: givenFiles(files),
      isDryRun,
    });
    return context.json(report, 200);
  })
  .openapi(feasible, async (context) =>
    context.json(await feasibility(context.var.ctx, context.req.valid('param').id), 200),
  )
  .openapi(list, async (context) => {
    const { side, withdrawn, limit, offset } = context.req.valid('query');
    const filter = { side, isWithdrawnToo: withdrawn === 'yes', limit, offset };
    const enrolments = await listEnrolments(context.var.ctx, context.req.valid('param').id, filter);
    return context.json({ enrolments }, 200);
  })
  .openapi(add, async (context) => {
    const { actor } = context.var.ctx;
    const place = context.req.valid('json');
    const isOwn = 'personId' in actor && actor.personId === place.personId;
    const source = isOwn ? 'registration' : 'coordinator';
    const programmeId = context.req.valid('param').id;
    return context.json(await enrol(context.var.ctx, { ...place, programmeId, source }), 201);
  })
  .openapi(own, async (context) => {
    const enrolment = await findOwnEnrolment(context.var.ctx, context.req.valid('param').id);
    if (!enrolment) throw notFound();
    return context.json(enrolment, 200);
  })
  .openapi(read, async (context) =>
    context.json(await getEnrolment(context.var.ctx, context.req.valid('param').id), 200),
  )
  .openapi(change, async (context) => {
    const { id } = context.req.valid('param');
    await changeEnrolment(context.var.ctx, id, context.req.valid('json'));
    return context.json({ id }, 200);
  })
  .openapi(withdrawal, async (context) => {
    const { id } = context.req.valid('param');
    await withdraw(context.var.ctx, id);
    return context.json({ id }, 200);
  })
  .openapi(invitations, async (context) =>
    context.json(await invite(context.var.ctx, context.req.valid('param').id, context.req.valid('json')), 200),
  );
