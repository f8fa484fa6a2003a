import { answer, body, createRoute, idParam, newApi, pageQuery, problems, z } from '#platform/http';
import { importPeople } from '../commands/import-people.ts';
import { getImport, listImports } from '../queries/imports.ts';
import { givenFiles, importReport, importSummary, newImport } from '../schema.ts';

const run = createRoute({
  method: 'post',
  path: '/api/v1/people/imports',
  tags: ['people'],
  summary: 'Import people from CSV or XLSX files, or try it with isDryRun; at most 32 MiB a request',
  request: {
    body: body(newImport, {
      files: [
        {
          name: 'people.csv',
          text: 'id,name,email,grade,manager\n1,Ada Lange,ada@example.org,G1,2\n2,Bo Berg,bo@example.org,G5,',
        },
      ],
      isDryRun: true,
    }),
  },
  responses: { 200: answer(importReport, 'What became of every row'), ...problems },
});

const list = createRoute({
  method: 'get',
  path: '/api/v1/people/imports',
  tags: ['people'],
  summary: 'Imports so far, newest first',
  request: { query: pageQuery },
  responses: { 200: answer(z.object({ imports: z.array(importSummary) }), 'Imports'), ...problems },
});

const get = createRoute({
  method: 'get',
  path: '/api/v1/people/imports/{id}',
  tags: ['people'],
  summary: 'The report of one import, line by line',
  request: { params: idParam('id') },
  responses: { 200: answer(importReport, 'The report'), ...problems },
});

export const imports = newApi()
  .openapi(run, async (context) => {
    const { files, mapping, ladder, source, timeZone, locale, ...options } = context.req.valid('json');
    const report = await importPeople(context.var.ctx, {
      ...options,
      ...(mapping ? { mapping } : {}),
      ...(ladder ? { ladder } : {}),
      ...(source ? { source } : {}),
      ...(timeZone ? { timeZone } : {}),
      ...(locale ? { locale } : {}),
      files: givenFiles(files),
    });
    return context.json(report, 200);
  })
  .openapi(list, async (context) =>
    context.json({ imports: await listImports(context.var.ctx, context.req.valid('query')) }, 200),
  )
  .openapi(get, async (context) =>
    context.json(await getImport(context.var.ctx, context.req.valid('param').id ?? ''), 200),
  );
