import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { OpenAPIHono } from '@hono/zod-openapi';
import { beforeAll, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { api } from '../src/app/api.ts';
import { type ApiDocument, documentOf, type Operation } from '../src/app/open-api.ts';
import { isTest, ROOT, sourceFiles } from './source-files.ts';

let document: ApiDocument;
let operations: { name: string; path: string; operation: Operation }[] = [];

beforeAll(() => {
  document = documentOf(new OpenAPIHono().route('/', api as unknown as OpenAPIHono) as never);
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
  );
});

test('the document is valid OpenAPI 3.1 and follows the rules that others lint by', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'viceversa-api-'));
  const file = path.join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  const redocly = path.join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
  const words = ['lint', file, '--config', path.join(ROOT, 'checks/redocly.yaml'), '--format', 'json'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, [redocly, ...words], { env }).catch(
    (error: { stdout: string }) => error,
  );
  rmSync(folder, { recursive: true });
  const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    problems: { ruleId: string; message: string; location: { pointer?: string }[] }[];
  };
  expect(problems.map(({ ruleId, message, location }) => `${location[0]?.pointer} ${message} (${ruleId})`)).toEqual([]);
}, 60_000);

test('every body has an example, and its own schema takes it', () => {
  type Body = { content: Record<string, { schema: ZodType; example?: unknown }> };
  const bodies = (api as unknown as OpenAPIHono).openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route' || !definition.route.request?.body) return [];
    const { method, path: address, request } = definition.route;
    return Object.values((request.body as unknown as Body).content).map((body) => ({
      name: `${method.toUpperCase()} ${address}`,
      ...body,
    }));
  });
  expect(bodies.length).toBeGreaterThan(20);
  const wrong = bodies.flatMap(({ name, schema, example }) => {
    const read = schema.safeParse(example);
    return read.success ? [] : [`${name}: ${read.error.message}`];
  });
  expect(wrong).toEqual([]);
});

test('every tag of a call is told at the head of the document', () => {
  const told = new Set(document.tags.map(({ name }) => name));
  expect(
    operations.filter(({ operation }) => operation.tags?.some((tag) => !told.has(tag))).map(({ name }) => name),
  ).toEqual([]);
});

test('every call says what it does and to which room it belongs', () => {
  expect(operations.length).toBeGreaterThan(0);
  expect(
    operations.filter(({ operation }) => !operation.summary || !operation.tags?.length).map(({ name }) => name),
  ).toEqual([]);
});

test('every path parameter is declared and required', () => {
  const wrong = operations.flatMap(({ name, path, operation }) =>
    [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => {
      const declared = operation.parameters?.find(
        (parameter) => parameter.in === 'path' && parameter.name === match[1],
      );
      return declared?.required ? [] : [`${name}: {${match[1]}}`];
    }),
  );
  expect(wrong, "Give the parameter a schema with openapi({ param: { name, in: 'path', required: true } })").toEqual(
    [],
  );
});

test('every call may answer with a problem', () => {
  const wrong = operations
    .filter(({ operation }) => !operation.responses.default?.content?.['application/problem+json'])
    .map(({ name }) => name);
  expect(wrong, 'Spread ...problems into its responses').toEqual([]);
});

test('every route lives under /api/v1', () => {
  expect(operations.filter(({ path }) => !path.startsWith('/api/v1/')).map(({ name }) => name)).toEqual([]);
});

test('every room that has routes is in the route table', () => {
  const rooms = sourceFiles('src', /\/index\.ts$/)
    .filter(
      ({ file, text }) =>
        !isTest(file) && /^src\/[^/]+\/index\.ts$/.test(file) && /\bapi as (\w+Api)\b|\b(\w+Api)\b/.test(text),
    )
    .map(({ text }) => /\b(\w+Api)\b/.exec(text)?.[1] ?? '');
  const table = sourceFiles('src/app', /api\.ts$/)[0]?.text ?? '';
  expect(
    rooms.filter((name) => !table.includes(name)),
    'Add .route to src/app/api.ts',
  ).toEqual([]);
});
