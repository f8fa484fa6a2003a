import { answer, body, createRoute, idParam, newApi, pageQuery, problems, z } from '#platform/http';
import { changePolicy } from './commands/change-policy.ts';
import { changeProgramme } from './commands/change-programme.ts';
import { createProgramme } from './commands/create-programme.ts';
import { importProgramme } from './commands/import-programme.ts';
import { moveProgramme } from './commands/move-programme.ts';
import { setKpis } from './commands/set-kpis.ts';
import { exportProgramme, getProgramme, listProgrammes } from './queries.ts';
import { nextStates } from './rules.ts';
import {
  importResult,
  newKpis,
  newProgramme,
  policyChange,
  programmeChange,
  programmeFile,
  programmeImport,
  programmeState,
  programmeSummary,
  programmeView,
} from './schema.ts';
import { DEFAULT_SOURCES, KPIS } from './seed.ts';

const tags = ['programmes'];
const params = idParam('id');
const one = '/api/v1/programmes/{id}' as const;

const list = createRoute({
  method: 'get',
  path: '/api/v1/programmes',
  tags,
  summary: 'Programmes you coordinate or watch, and open ones',
  request: { query: pageQuery.extend({ state: programmeState.optional() }) },
  responses: { 200: answer(z.object({ programmes: z.array(programmeSummary) }), 'Newest start first'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/api/v1/programmes',
  tags,
  summary: 'Set up a programme in draft',
  request: {
    body: body(newProgramme, {
      name: 'Upward 2027',
      purpose: 'Leaders learn new tools from people who use them every day.',
      startsOn: '2027-03-01',
      endsOn: '2027-08-31',
      registrationClosesOn: '2027-02-01',
    }),
  },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'Set up'), ...problems },
});

const sourceView = z.object({
  setting: z.string(),
  why: z.string(),
  source: z.string().nullable(),
  grade: z.enum(['P', 'C', 'D']),
});
const defaults = createRoute({
  method: 'get',
  path: '/api/v1/programme-defaults',
  tags,
  summary: 'What a new programme starts with, and why',
  responses: {
    200: answer(
      z.object({ defaults: newProgramme, sources: z.array(sourceView), kpis: z.array(z.string()) }),
      'Defaults with their sources; dates suggest a start in eight weeks for half a year',
    ),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: one,
  tags,
  summary: 'One programme with its policy and KPIs',
  request: { params },
  responses: {
    200: answer(programmeView.extend({ nextStates: z.array(programmeState) }), 'As it is now'),
    ...problems,
  },
});

const change = createRoute({
  method: 'patch',
  path: one,
  tags,
  summary: 'Change the design; absent fields stay',
  request: { params, body: body(programmeChange, { plannedMeetings: 8 }) },
  responses: { 200: answer(z.object({ id: z.uuid() }), 'Changed'), ...problems },
});

const move = createRoute({
  method: 'put',
  path: `${one}/state`,
  tags,
  summary: 'Move the programme to its next state',
  request: { params, body: body(z.object({ state: programmeState }), { state: 'recruiting' }) },
  responses: { 200: answer(z.object({ state: programmeState }), 'Moved'), ...problems },
});

const policy = createRoute({
  method: 'put',
  path: `${one}/policy`,
  tags,
  summary: 'Replace the matching policy',
  request: { params, body: body(policyChange, { policy: { minGradeGap: 2, chainDepth: 2 }, expectedVersion: 1 }) },
  responses: { 200: answer(z.object({ version: z.number().int() }), 'The new version'), ...problems },
});

const kpis = createRoute({
  method: 'put',
  path: `${one}/kpis`,
  tags,
  summary: 'Replace the KPIs with baseline, target and owner',
  request: { params, body: body(newKpis, { kpis: [{ kpi: 'held-rate', baseline: 60, target: 85 }] }) },
  responses: { 200: answer(z.object({ id: z.uuid() }), 'Set'), ...problems },
});

const exported = createRoute({
  method: 'get',
  path: `${one}/file`,
  tags,
  summary: 'The programme as one file',
  request: { params },
  responses: { 200: answer(programmeFile, 'Design, policy and KPIs; no person'), ...problems },
});

const imported = createRoute({
  method: 'post',
  path: '/api/v1/programme-imports',
  tags,
  summary: 'Create or change a programme from a file; a dry run tells the difference',
  request: {
    body: body(programmeImport, {
      file: {
        format: 'viceversa-programme',
        version: 1,
        programme: {
          name: 'Upward 2027',
          kind: 'reverse',
          format: 'one_to_one',
          purpose: 'Leaders learn new tools from people who use them every day.',
          entry: 'open',
          startsOn: '2027-03-01',
          endsOn: '2027-08-31',
          registrationClosesOn: '2027-02-01',
          cadenceDays: 28,
          meetingMinutes: 60,
          plannedMeetings: 6,
          hoursPledged: 8,
          timeZone: 'Europe/Berlin',
          agreementText: 'What is said stays between us.',
        },
        policy: { minGradeGap: 2 },
        kpis: [],
      },
      isDryRun: true,
    }),
  },
  responses: { 200: answer(importResult, 'What was or would be done'), ...problems },
});

export const api = newApi()
  .openapi(list, async (context) => {
    const { state, limit, offset } = context.req.valid('query');
    return context.json({ programmes: await listProgrammes(context.var.ctx, { state, limit, offset }) }, 200);
  })
  .openapi(create, async (context) =>
    context.json(await createProgramme(context.var.ctx, context.req.valid('json')), 201),
  )
  .openapi(defaults, async (context) => {
    const start = context.var.ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ weeks: 8 });
    const suggested = newProgramme.parse({
      name: 'Reverse mentoring',
      startsOn: start.toString(),
      endsOn: start.add({ months: 6 }).toString(),
      registrationClosesOn: start.subtract({ weeks: 3 }).toString(),
    });
    return context.json({ defaults: suggested, sources: [...DEFAULT_SOURCES], kpis: [...KPIS] }, 200);
  })
  .openapi(read, async (context) => {
    const programme = await getProgramme(context.var.ctx, context.req.valid('param').id);
    return context.json({ ...programme, nextStates: [...nextStates(programme.state)] }, 200);
  })
  .openapi(change, async (context) => {
    const { id } = context.req.valid('param');
    await changeProgramme(context.var.ctx, id, context.req.valid('json'));
    return context.json({ id }, 200);
  })
  .openapi(move, async (context) => {
    const { state } = context.req.valid('json');
    await moveProgramme(context.var.ctx, context.req.valid('param').id, state);
    return context.json({ state }, 200);
  })
  .openapi(policy, async (context) => {
    const done = await changePolicy(context.var.ctx, context.req.valid('param').id, context.req.valid('json'));
    return context.json(done, 200);
  })
  .openapi(kpis, async (context) => {
    const { id } = context.req.valid('param');
    await setKpis(context.var.ctx, id, context.req.valid('json').kpis);
    return context.json({ id }, 200);
  })
  .openapi(exported, async (context) =>
    context.json(await exportProgramme(context.var.ctx, context.req.valid('param').id), 200),
  )
  .openapi(imported, async (context) =>
    context.json(await importProgramme(context.var.ctx, context.req.valid('json')), 200),
  );
