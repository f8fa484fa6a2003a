import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { DATA_GROUPS } from './queries/data-dictionary.ts';
import { api } from './routes.ts';

let world: World;
const viewer = '00000000-0000-7000-8000-000000000001';
const get = (path: string, roles: string[] = ['viewer']) =>
  world.request(api, asPerson(viewer, roles), 'GET', `/api/v1/${path}`);

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('the data dictionary names every table of the database once, and no other', async () => {
  const { rows } = await sql<{ name: string }>`
    select case when table_schema = 'public' then table_name else table_schema || '.' || table_name end as name
    from information_schema.tables where table_schema in ('public', 'safeguarding') and table_type = 'BASE TABLE'`.execute(
    world.db,
  );
  const named = DATA_GROUPS.flatMap((group) => group.tables);
  expect(named.toSorted()).toEqual(rows.map((row) => row.name).sort());
});

test('the audit trail tells what was done in a role, and nothing that people do for themselves', async () => {
  const subject = { kind: 'thing', id: world.ctx().ids.next() };
  for (const type of ['role-granted', 'meeting-logged', 'concern-raised', 'check-in-answered', 'figures-released'])
    await record(world.ctx(), { type, subject, data: { note: 'secret' } });
  const { body, status } = await get('audit');
  expect(status).toBe(200);
  expect(body.lines.map((line: { type: string }) => line.type).sort()).toEqual(['figures-released', 'role-granted']);
  expect(JSON.stringify(body)).not.toContain('secret');
});

test('only viewers and administrators look over it', async () => {
  for (const path of ['audit', 'data-dictionary']) {
    expect((await get(path, ['administrator'])).status).toBe(200);
    for (const role of ['coordinator', 'sponsor', 'case_handler']) expect((await get(path, [role])).status).toBe(403);
  }
});

test('the data dictionary speaks the reader’s language', async () => {
  const { body } = await get('data-dictionary');
  expect(body.groups[0]).toMatchObject({
    name: 'People and where they stand',
    tables: expect.arrayContaining(['people']),
  });
});
