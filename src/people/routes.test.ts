import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aLadder, aPerson, type FixturePerson } from './fixtures.ts';
import { peopleApi } from './routes/people.ts';

let world: World;
let ada: FixturePerson;
let boss: FixturePerson;
const as = (...roles: string[]) => asPerson(ada.id, roles);
const eventsOf = async (type: string) =>
  (await world.db.selectFrom('events').select('subjectId').where('type', '=', type).execute()).length;

beforeAll(async () => {
  world = await openWorld();
  await aLadder(world.ctx());
  boss = await aPerson(world.ctx(), { name: 'Grace Lund', grade: 7, unit: 'Board' });
  ada = await aPerson(world.ctx(), { name: 'Ada Okafor', grade: 2, unit: 'Payments', manager: boss });
});
afterAll(() => world.close());

describe('the directory over HTTP', () => {
  test('a colleague finds people without their addresses, whoever runs programmes with them', async () => {
    const seen = await world.request(peopleApi, as(), 'GET', '/api/v1/people?search=grace&state=any');
    expect(seen.body).toMatchObject({ total: 1, people: [{ name: 'Grace Lund', email: null, externalId: '' }] });
    const full = await world.request(peopleApi, as('coordinator'), 'GET', '/api/v1/people?search=grace');
    expect(full.body.people[0].email).toBe(boss.email);
  });

  test('a person shows the line upwards; an id nobody has is not found; a wrong one is named', async () => {
    const found = await world.request(peopleApi, as(), 'GET', `/api/v1/people/${ada.id}`);
    expect(found.body).toMatchObject({
      person: { email: ada.email },
      line: [{ depth: 1, person: { name: 'Grace Lund', email: null } }],
      reports: 0,
      powerLinks: null,
    });
    const none = await world.request(peopleApi, as(), 'GET', '/api/v1/people/00000000-0000-7000-8000-0000000000ff');
    expect(none.status).toBe(404);
    expect((await world.request(peopleApi, as(), 'GET', '/api/v1/people/ada')).status).toBe(422);
    expect((await world.request(peopleApi, { kind: 'visitor' }, 'GET', '/api/v1/people')).status).toBe(403);
  });

  test('a declared link: made, refused to colleagues, wrong, conflicting, missing, ended', async () => {
    const link = { holderId: boss.id, subjectId: ada.id, kind: 'assessment' };
    const post = (actor: ReturnType<typeof as>, body: object) =>
      world.request(peopleApi, actor, 'POST', '/api/v1/power-links', body);
    expect((await post(as(), link)).status).toBe(403);
    const made = await post(as('coordinator'), link);
    expect(made.status).toBe(201);
    expect(await post(as('coordinator'), link)).toMatchObject({
      status: 409,
      body: { type: '/problems/power-link-exists' },
    });
    const self = await post(as('coordinator'), { ...link, subjectId: boss.id });
    expect(self).toMatchObject({ status: 422, body: { errors: { subjectId: 'Choose two different people' } } });
    const shown = await world.request(peopleApi, as('coordinator'), 'GET', `/api/v1/people/${ada.id}`);
    expect(shown.body.powerLinks).toMatchObject([{ kind: 'assessment', other: { name: 'Grace Lund' } }]);
    const ending = `/api/v1/power-links/${made.body.id}/ending`;
    expect((await world.request(peopleApi, as('coordinator'), 'PUT', ending)).status).toBe(200);
    expect((await world.request(peopleApi, as('coordinator'), 'PUT', ending)).status).toBe(404);
    expect([await eventsOf('power-link-declared'), await eventsOf('power-link-ended')]).toEqual([1, 1]);
  });
});

describe('the ladder over HTTP', () => {
  const read = async () => (await world.request(peopleApi, as(), 'GET', '/api/v1/ladder')).body.grades;
  const put = (actor: ReturnType<typeof as>, steps: object[]) =>
    world.request(peopleApi, actor, 'PUT', '/api/v1/ladder', { steps });

  test('an administrator turns steps round, renames one, adds one and removes an empty one', async () => {
    const before = await read();
    const [first, second, third, ...rest] = before;
    const done = await put(as('administrator'), [second, { ...first, name: 'Starter' }, { name: 'New step' }, ...rest]);
    expect(done.status).toBe(200);
    expect(done.body.grades.slice(0, 3)).toMatchObject([
      { id: second.id, rank: 1, people: 1 },
      { id: first.id, rank: 2, name: 'Starter' },
      { rank: 3, name: 'New step', people: 0 },
    ]);
    expect(done.body.grades.some((grade: { id: string }) => grade.id === third.id)).toBe(false);
    expect(await eventsOf('ladder-set')).toBe(1);
  });

  test('a step people stand on cannot go; a label at two steps and an empty ladder are named; others may not', async () => {
    const grades = await read();
    const without = grades.filter((grade: { people: number }) => grade.people === 0);
    expect(await put(as('administrator'), without)).toMatchObject({
      status: 409,
      body: { type: '/problems/ladder-step-in-use' },
    });
    expect((await put(as('administrator'), [...grades, { name: 'STARTER' }])).status).toBe(422);
    expect((await put(as('administrator'), [])).body.errors).toEqual({ steps: 'A ladder needs a step' });
    expect((await put(as('coordinator'), grades)).status).toBe(403);
    expect(await read()).toEqual(grades);
  });
});

describe('imports over HTTP', () => {
  const send = (actor: ReturnType<typeof as>, body: object) =>
    world.request(peopleApi, actor, 'POST', '/api/v1/people/imports', body);
  const files = [{ name: 'people.csv', text: 'ID,Name,Grade\n1,Ben Two,Grade 5\n' }];

  test('tried, done, kept with its report; a colleague is refused', async () => {
    expect((await send(as(), { files })).status).toBe(403);
    const dry = await send(as('administrator'), { files, isDryRun: true });
    expect(dry).toMatchObject({ status: 200, body: { isDryRun: true, counts: { created: 1 } } });
    const base64 = Buffer.from(files[0]?.text ?? '').toString('base64');
    const done = await send(as('administrator'), { files: [{ name: 'people.csv', base64 }] });
    expect(done.body.counts.created).toBe(1);
    const kept = await world.request(peopleApi, as('administrator'), 'GET', '/api/v1/people/imports');
    expect(kept.body.imports).toMatchObject([
      { id: done.body.importId, importedByName: 'Ada Okafor', counts: { created: 1 } },
    ]);
    const report = await world.request(
      peopleApi,
      as('administrator'),
      'GET',
      `/api/v1/people/imports/${done.body.importId}`,
    );
    expect(report.body).toEqual(done.body);
    expect((await world.request(peopleApi, as(), 'GET', '/api/v1/people/imports')).status).toBe(403);
    const none = '/api/v1/people/imports/00000000-0000-7000-8000-0000000000ff';
    expect((await world.request(peopleApi, as('administrator'), 'GET', none)).status).toBe(404);
  });

  test('no file, a file sent twice over and a spreadsheet are refused with the next step', async () => {
    expect((await send(as('administrator'), { files: [] })).body.errors).toEqual({ files: 'Choose a file' });
    const both = await send(as('administrator'), { files: [{ name: 'a.csv', text: 'a', base64: 'YQ==' }] });
    expect(both.status).toBe(422);
    const sheet = Buffer.from('PK\u0003\u0004 sheet').toString('base64');
    const refused = await send(as('administrator'), { files: [{ name: 'a.xlsx', base64: sheet }] });
    expect(refused).toMatchObject({ status: 422, body: { type: '/problems/import-unreadable' } });
    expect(refused.body.detail).toMatch(/a\.xlsx is an archive.*CSV UTF-8/);
  });
});
