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
import { can } from '../access.ts';
import { declarePowerLink, endPowerLink } from '../commands/power-links.ts';
import { setLadder } from '../commands/set-ladder.ts';
import { listGrades, listUnits } from '../queries/grades.ts';
import { listPeople } from '../queries/people.ts';
import { getPersonView, seenBy } from '../queries/person-view.ts';
import { gradeView, newLadder, newPowerLink, personCard, personState, personView } from '../schema.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/people',
  tags: ['people'],
  summary: 'Search the directory by name, job title, unit or team',
  request: {
    query: pageQuery.extend({
      search: z.string().max(120).default(''),
      gradeId: z.uuid().optional(),
      unitId: z.uuid().optional(),
      managerId: z.uuid().optional(),
      state: z.union([personState, z.literal('any')]).default('active'),
    }),
  },
  responses: {
    200: answer(z.object({ people: z.array(personCard), total: z.number().int() }), 'By name'),
    ...problems,
  },
});

const get = createRoute({
  method: 'get',
  path: '/api/v1/people/{id}',
  tags: ['people'],
  summary: 'A person with the reporting line upwards',
  request: { params: idParam('id') },
  responses: { 200: answer(personView, 'The person'), ...problems },
});

const grades = createRoute({
  method: 'get',
  path: '/api/v1/ladder',
  tags: ['people'],
  summary: 'The ladder of grades, most junior first',
  responses: { 200: answer(z.object({ grades: z.array(gradeView) }), 'The ladder'), ...problems },
});

const putLadder = createRoute({
  method: 'put',
  path: '/api/v1/ladder',
  tags: ['people'],
  summary: 'Set the ladder of grades, most junior first',
  request: {
    body: body(newLadder, {
      steps: [
        { name: 'Specialist', labels: ['G2'] },
        { name: 'Director', labels: ['G7'] },
      ],
    }),
  },
  responses: { 200: answer(z.object({ grades: z.array(gradeView) }), 'The ladder as it is now'), ...problems },
});

const unitView = z.object({ id: z.uuid(), name: z.string(), parentId: z.uuid().nullable() }).openapi('Unit');
const units = createRoute({
  method: 'get',
  path: '/api/v1/units',
  tags: ['people'],
  summary: 'Units by name',
  responses: { 200: answer(z.object({ units: z.array(unitView) }), 'Units'), ...problems },
});

const declare = createRoute({
  method: 'post',
  path: '/api/v1/power-links',
  tags: ['people'],
  summary: 'Declare that somebody decides on, assesses, pays or hears somebody else',
  request: { body: body(newPowerLink, { holderId: exampleId, subjectId: otherExampleId, kind: 'assessment' }) },
  responses: { 201: answer(z.object({ id: z.uuid() }), 'Declared'), ...problems },
});

const end = createRoute({
  method: 'put',
  path: '/api/v1/power-links/{id}/ending',
  tags: ['people'],
  summary: 'End a declared link',
  request: { params: idParam('id') },
  responses: { 200: answer(z.object({ id: z.uuid() }), 'Ended'), ...problems },
});

export const directory = newApi()
  .openapi(list, async (context) => {
    const { ctx } = context.var;
    const { state, ...filter } = context.req.valid('query');
    const seen = can(ctx.actor, 'read-contact') ? state : ('active' as const);
    const { people, total } = await listPeople(ctx, { ...filter, state: seen });
    return context.json({ people: people.map((person) => seenBy(ctx.actor, person)), total }, 200);
  })
  .openapi(get, async (context) =>
    context.json(await getPersonView(context.var.ctx, context.req.valid('param').id ?? ''), 200),
  )
  .openapi(grades, async (context) => context.json({ grades: await listGrades(context.var.ctx) }, 200))
  .openapi(putLadder, async (context) =>
    context.json({ grades: await setLadder(context.var.ctx, context.req.valid('json').steps) }, 200),
  )
  .openapi(units, async (context) => context.json({ units: await listUnits(context.var.ctx) }, 200))
  .openapi(declare, async (context) =>
    context.json(await declarePowerLink(context.var.ctx, context.req.valid('json')), 201),
  )
  .openapi(end, async (context) => {
    const id = context.req.valid('param').id ?? '';
    await endPowerLink(context.var.ctx, id);
    return context.json({ id }, 200);
  });
