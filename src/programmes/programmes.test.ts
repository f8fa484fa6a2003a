import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aProgramme } from './fixtures.ts';
import { api } from './routes.ts';

const operator = { kind: 'operator' } as const;
type Move = { from: string; to: string };
const somebody = asPerson('00000000-0000-7000-8000-00000000000b');
const path = '/api/v1/programmes';
const dates = { startsOn: '2026-05-01', endsOn: '2026-11-01', registrationClosesOn: '2026-04-10' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const eventsOf = (id: string) =>
  world.db.selectFrom('events').select(['type', 'data']).where('subjectId', '=', id).execute();
const changesOf = async (id: string) => (await eventsOf(id)).filter((event) => event.type === 'programme-changed');
const coordinatorOf = (id: string) => asPerson('00000000-0000-7000-8000-00000000000c', ['coordinator'], id);

describe('setting up a programme', () => {
  test('three dates and a name are enough; the rest comes from practice, and it is in the audit trail', async () => {
    const made = await world.request(api, operator, 'POST', path, { name: 'Digital up', ...dates });
    expect(made.status).toBe(201);
    const read = await world.request(api, operator, 'GET', `${path}/${made.body.id}`);
    expect(read.body).toMatchObject({
      state: 'draft',
      cadenceDays: 28,
      plannedMeetings: 6,
      policyVersion: 1,
      policy: { minGradeGap: 2, chainDepth: 2, weights: { need: 45, preference: 20 }, acceptance: 'both' },
      nextStates: ['recruiting', 'closed'],
    });
    expect(read.body.agreementText).toContain('at any time, without a reason');
    expect(await eventsOf(made.body.id)).toEqual([{ type: 'programme-created', data: {} }]);
  });

  test('somebody without the role is refused and nothing is written', async () => {
    const refused = await world.request(api, somebody, 'POST', path, { name: 'Not mine', ...dates });
    expect(refused).toMatchObject({ status: 403, body: { type: '/problems/not-allowed' } });
    const programmes = await world.request(api, operator, 'GET', path);
    expect(JSON.stringify(programmes.body)).not.toContain('Not mine');
  });

  test('dates that do not fit are named field by field', async () => {
    const wrong = {
      name: 'Backwards',
      startsOn: '2026-05-01',
      endsOn: '2026-04-01',
      registrationClosesOn: '2026-06-01',
    };
    const refused = await world.request(api, operator, 'POST', path, wrong);
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.body.errors)).toEqual(['endsOn', 'registrationClosesOn']);
  });

  test('an end that has passed is refused by name; a programme that is over may still change its other fields', async () => {
    const past = { name: 'Over', startsOn: '2025-05-01', endsOn: '2025-11-01', registrationClosesOn: '2025-04-10' };
    const refused = await world.request(api, operator, 'POST', path, past);
    expect(refused).toMatchObject({ status: 422, body: { type: '/problems/invalid-input' } });
    expect(refused.body.errors).toEqual({
      endsOn: 'The last day of the programme has passed. Choose one that is still to come',
    });
    const { id, endsOn } = await aProgramme(world.ctx(), {
      state: 'draft',
      ...past,
      name: 'Soon over',
      endsOn: '2026-03-02',
    });
    world.clock.advance({ days: 3 });
    const change = (body: object) => world.request(api, operator, 'PATCH', `${path}/${id}`, body);
    expect((await change({ purpose: 'To learn', endsOn })).status).toBe(200);
    expect((await change({ endsOn: '2026-03-04' })).body.errors).toHaveProperty('endsOn');
    expect((await change({ endsOn: '2026-03-05' })).status).toBe(200);
  });

  test('weights that do not add up to 100 are refused with the sum to mend', async () => {
    const policy = { weights: { need: 80 } };
    const refused = await world.request(api, operator, 'POST', path, { name: 'Heavy', ...dates, policy });
    expect(refused.body.errors).toEqual({ 'policy.weights': 'The weights must add up to 100' });
  });

  test('an age limit is not a field: it is dropped unread', async () => {
    const made = await world.request(api, operator, 'POST', path, { name: 'Any age', ...dates, maxAge: 30 });
    const read = await world.request(api, operator, 'GET', `${path}/${made.body.id}`);
    expect(JSON.stringify(read.body)).not.toMatch(/"[^"]*age[^"m]*":\s*30/i);
  });

  test('a name that is taken, whatever its case, is a conflict that says what to do', async () => {
    await aProgramme(world.ctx(), { name: 'Taken name' });
    const again = await world.request(api, operator, 'POST', path, { name: 'taken NAME', ...dates });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/programme-exists' } });
  });
});

describe('moving a programme', () => {
  test('it goes draft, recruiting, matching, running, closed, and each step is recorded', async () => {
    const { id } = await aProgramme(world.ctx(), { state: 'draft' });
    for (const state of ['recruiting', 'matching', 'running', 'closed']) {
      const moved = await world.request(api, operator, 'PUT', `${path}/${id}/state`, { state });
      expect(moved).toMatchObject({ status: 200, body: { state } });
    }
    const moves = (await eventsOf(id)).filter((event) => event.type === 'programme-moved');
    const steps = moves.map(({ data }) => `${(data as Move).from} ${(data as Move).to}`);
    expect(new Set(steps)).toEqual(
      new Set(['draft recruiting', 'recruiting matching', 'matching running', 'running closed']),
    );
  });

  test('without a purpose registration does not open, and the reason says what to add', async () => {
    const { id } = await aProgramme(world.ctx(), { state: 'draft', purpose: ' ' });
    const refused = await world.request(api, operator, 'PUT', `${path}/${id}/state`, { state: 'recruiting' });
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/programme-move' } });
    expect(refused.body.detail).toContain('Add the purpose');
  });

  test('a step cannot be skipped and a closed programme stays closed', async () => {
    const draft = await aProgramme(world.ctx(), { state: 'draft' });
    const skipped = await world.request(api, operator, 'PUT', `${path}/${draft.id}/state`, { state: 'running' });
    expect(skipped.status).toBe(409);
    const closed = await aProgramme(world.ctx(), { state: 'closed' });
    const opened = await world.request(api, operator, 'PUT', `${path}/${closed.id}/state`, { state: 'running' });
    expect(opened.body.detail).toContain('stays closed');
    const changed = await world.request(api, operator, 'PATCH', `${path}/${closed.id}`, { name: 'Late idea' });
    expect(changed).toMatchObject({ status: 409, body: { type: '/problems/programme-closed' } });
  });

  test('a participant may look but not move; a stranger to a draft finds nothing', async () => {
    const open = await aProgramme(world.ctx());
    const refused = await world.request(api, somebody, 'PUT', `${path}/${open.id}/state`, { state: 'matching' });
    expect(refused.status).toBe(403);
    const draft = await aProgramme(world.ctx(), { state: 'draft' });
    expect((await world.request(api, somebody, 'GET', `${path}/${draft.id}`)).status).toBe(404);
    const listed = await world.request(api, somebody, 'GET', path);
    const ids = listed.body.programmes.map((one: { id: string }) => one.id);
    expect(ids).toContain(open.id);
    expect(ids).not.toContain(draft.id);
  });

  test('a programme that does not exist is not found', async () => {
    const missing = `${path}/00000000-0000-7000-8000-0000000000ff/state`;
    expect((await world.request(api, operator, 'PUT', missing, { state: 'closed' })).status).toBe(404);
  });
});

describe('changing a programme', () => {
  test('absent fields stay, and listeners learn which fields changed but not the words', async () => {
    const programme = await aProgramme(world.ctx());
    const done = await world.request(api, coordinatorOf(programme.id), 'PATCH', `${path}/${programme.id}`, {
      purpose: 'A better reason',
    });
    expect(done.status).toBe(200);
    const read = await world.request(api, operator, 'GET', `${path}/${programme.id}`);
    expect(read.body).toMatchObject({ purpose: 'A better reason', name: programme.name, cadenceDays: 28 });
    expect((await changesOf(programme.id))[0]).toEqual({ type: 'programme-changed', data: { fields: ['purpose'] } });
  });

  test('of two people who change the policy at once the second is told', async () => {
    const { id, policy } = await aProgramme(world.ctx());
    const change = { policy: { ...policy, chainDepth: 'any' }, expectedVersion: 1 };
    const first = await world.request(api, operator, 'PUT', `${path}/${id}/policy`, change);
    expect(first).toMatchObject({ status: 200, body: { version: 2 } });
    const second = await world.request(api, operator, 'PUT', `${path}/${id}/policy`, change);
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/conflict' } });
    expect((await changesOf(id))[0]?.data).toMatchObject({
      version: 2,
      changes: [{ field: 'chainDepth', from: 2, to: 'any' }],
    });
  });

  test('KPIs are replaced as a whole; an unknown one and one chosen twice are refused', async () => {
    const { id } = await aProgramme(world.ctx());
    const kpis = [{ kpi: 'held-rate', baseline: 0, target: 85 }, { kpi: 'worth-it-rate' }];
    expect((await world.request(api, operator, 'PUT', `${path}/${id}/kpis`, { kpis })).status).toBe(200);
    const unknown = await world.request(api, operator, 'PUT', `${path}/${id}/kpis`, { kpis: [{ kpi: 'mood' }] });
    expect(unknown.body.errors).toEqual({ 'kpis.0.kpi': 'Choose a KPI from the list' });
    const twice = { kpis: [{ kpi: 'held-rate' }, { kpi: 'held-rate' }] };
    expect((await world.request(api, operator, 'PUT', `${path}/${id}/kpis`, twice)).status).toBe(422);
    const read = await world.request(api, operator, 'GET', `${path}/${id}`);
    expect(read.body.kpis).toMatchObject([
      { kpi: 'held-rate', target: 85 },
      { kpi: 'worth-it-rate', target: null },
    ]);
  });
});

describe('a programme as a file', () => {
  const exportOf = async (id: string) => (await world.request(api, operator, 'GET', `${path}/${id}/file`)).body;
  const importing = (file: unknown, isDryRun = false) =>
    world.request(api, operator, 'POST', '/api/v1/programme-imports', { file, isDryRun });

  test('export, import and export again give the same file', async () => {
    const { id } = await aProgramme(world.ctx(), { policy: { minGradeGap: 3 } });
    await world.request(api, operator, 'PUT', `${path}/${id}/kpis`, { kpis: [{ kpi: 'held-rate', target: 80 }] });
    const file = await exportOf(id);
    const copy = { ...file, programme: { ...file.programme, name: 'A copy of it' } };
    const done = await importing(copy);
    expect(done).toMatchObject({ status: 200, body: { action: 'create' } });
    expect(await exportOf(done.body.id)).toEqual(copy);
    expect((await importing(copy)).body).toEqual({ id: done.body.id, action: 'unchanged', diff: [] });
  });

  test('a dry run refuses what the import would refuse, and leaves nothing', async () => {
    const { id } = await aProgramme(world.ctx(), {});
    const file = await exportOf(id);
    const named = (name: string, dates: object = {}) => ({
      ...file,
      programme: { ...file.programme, name, ...dates },
    });
    const count = async () => (await world.request(api, operator, 'GET', path)).body.programmes.length;
    const before = await count();
    const over = { startsOn: '2025-05-01', endsOn: '2025-11-01', registrationClosesOn: '2025-04-10' };
    const refused = await importing(named('Long over', over), true);
    expect(refused).toMatchObject({ status: 422, body: { errors: { endsOn: expect.stringMatching(/has passed/) } } });
    expect((await importing(named('Only tried'), true)).body).toMatchObject({ id: null, action: 'create' });
    expect((await importing({ ...file, programme: { ...file.programme, purpose: 'Other' } }, true)).body).toMatchObject(
      {
        id,
        action: 'change',
        diff: [expect.objectContaining({ field: 'purpose' })],
      },
    );
    expect(await count()).toBe(before);
    expect(await exportOf(id)).toEqual(file);
  });

  test('a dry run over a standing programme tells each difference and changes nothing', async () => {
    const { id } = await aProgramme(world.ctx());
    const file = await exportOf(id);
    const changed = {
      ...file,
      programme: { ...file.programme, cadenceDays: 14 },
      policy: { ...file.policy, chainDepth: 4 },
      kpis: [{ kpi: 'held-rate', baseline: null, target: 90 }],
    };
    const told = await importing(changed, true);
    expect(told.body.action).toBe('change');
    expect(told.body.diff).toEqual([
      { field: 'cadenceDays', from: 28, to: 14 },
      { field: 'policy.chainDepth', from: 2, to: 4 },
      { field: 'kpis.held-rate', from: null, to: { baseline: null, target: 90 } },
    ]);
    expect(await exportOf(id)).toEqual(file);
    await importing(changed);
    expect(await exportOf(id)).toEqual(changed);
  });

  test('a file of another kind or version is refused in words', async () => {
    const wrong = await importing({ format: 'something', version: 9 });
    expect(wrong.body.errors).toMatchObject({
      'file.format': 'This is not a programme file of Viceversa',
      'file.version': 'This file has a version that this installation does not read',
    });
  });
});
