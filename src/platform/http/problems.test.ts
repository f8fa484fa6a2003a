import { HTTPException } from 'hono/http-exception';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { wordsFor } from '#ui';
import { createLog } from '../log.ts';
import { defineProblem, notFound } from '../problems.ts';
import { createRoute, idParam, newApi, problemBody, problems, toProblem, z } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const thing = z.object({
  name: z.string().min(1).max(5),
  count: z.int().min(2).max(9),
  kind: z.enum(['red', 'blue']),
  mail: z.email(),
  on: z.iso.date(),
  isOpen: z.boolean(),
  tags: z.array(z.string()).min(2),
  named: z.string({ error: 'Say its name' }),
});
const api = newApi().openapi(
  createRoute({
    method: 'put',
    path: '/things/{id}',
    request: { params: idParam('id'), body: { content: { 'application/json': { schema: thing } }, required: true } },
    responses: { 204: { description: 'Done' }, ...problems },
  }),
  (context) => context.body(null, 204),
);
const put = (body: unknown, id: string = world.ctx().ids.next()) =>
  world.request(api, { kind: 'operator' }, 'PUT', `/things/${id}`, body);

describe('wrong input', () => {
  test('names every field with what to do about it, in one answer', async () => {
    const wrong = {
      name: 'too long',
      count: 1,
      kind: 'green',
      mail: 'ada',
      on: '1.3.2027',
      isOpen: 'yes',
      tags: ['a'],
    };
    expect(await put(wrong)).toMatchObject({
      status: 422,
      body: {
        type: '/problems/invalid-input',
        errors: {
          name: 'Keep it to 5 characters',
          count: 'Give 2 or more',
          kind: 'Choose one of: red, blue',
          mail: 'Give an address such as ada@example.org',
          on: 'Give a date such as 2027-03-31',
          isOpen: 'Give true or false',
          tags: 'Give at least 2 of them',
          named: 'Say its name',
        },
      },
    });
  });

  test('that is missing, no JSON or under a wrong id is named too', async () => {
    const { body } = await put({});
    expect(body.errors).toMatchObject({ name: 'Fill this in', count: 'Fill this in', tags: 'Fill this in' });
    expect((await put({}, 'seven')).body.errors).toEqual({ id: 'This is no id; take it from a list' });
  });
});

describe('a refusal', () => {
  const teapot = defineProblem('teapot', 418, 'A teapot', 'It holds {cups} cups.');
  const ctx = () => ({ log: world.ctx().log, requestId: 'r-1' });

  test('says its fields in the reader’s language, with the numbers they need', () => {
    const german = wordsFor('de');
    const problem = teapot({
      values: { cups: 4 },
      errors: { name: { sentence: 'Keep it to {maximum} characters', values: { maximum: 5 } } },
    });
    expect(problemBody(problem, (id, values) => german._(id, values)).errors).toEqual({
      name: 'Beschränken Sie sich auf 5 Zeichen',
    });
    expect(problemBody(problem)).toMatchObject({ type: '/problems/teapot', status: 418, detail: 'It holds 4 cups.' });
  });

  test('of ours, of the framework and of the database are told apart', () => {
    const type = (error: unknown) => toProblem(error, ctx()).type;
    expect(type(notFound())).toBe('not-found');
    expect(type(new HTTPException(400, { message: 'Malformed JSON' }))).toBe('invalid-input');
    expect(type(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe('conflict');
    expect(type(Object.assign(new Error('serialisation'), { code: '40001' }))).toBe('conflict');
  });

  test('that nobody foresaw is shown by its number alone and written whole into the log', () => {
    const lines: object[] = [];
    const log = { ...createLog('silent'), error: (facts: object) => lines.push(facts) };
    const body = problemBody(toProblem(new Error('password=hunter2 at /secret/path'), { log, requestId: 'r-1' }));
    expect(body.status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|secret/);
    expect(body.detail).toContain('r-1');
    expect(lines).toMatchObject([{ error: 'password=hunter2 at /secret/path', requestId: 'r-1' }]);
  });
});
