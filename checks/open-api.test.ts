import { OpenAPIHono } from '@hono/zod-openapi';
import { beforeAll, expect, test } from 'vitest';
import { api } from '../src/app/api.ts';
import { isTest, sourceFiles } from './source-files.ts';

type Parameter = { name: string; in: string; required?: boolean };
type Operation = {
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, unknown> }>;
};
let operations: { name: string; path: string; operation: Operation }[] = [];

beforeAll(() => {
  const document = new OpenAPIHono().route('/', api as unknown as OpenAPIHono).getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Viceversa', version: '1' },
  });
  operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );
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
