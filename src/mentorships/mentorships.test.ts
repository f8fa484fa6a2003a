import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { anEnrolment } from '../enrolment/fixtures.ts';
import { aPerson } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { type AMentorship, aMentorship } from './fixtures.ts';
import { api } from './routes/index.ts';

const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
const stranger = asPerson('00000000-0000-7000-8000-00000000000b');
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const get = (actor: ReturnType<typeof asPerson>, id: string) =>
  world.request(api, actor, 'GET', `/api/v1/mentorships/${id}`);

describe('beginning a mentorship', () => {
  let programmeId: string;
  beforeAll(async () => {
    programmeId = (await aProgramme(world.ctx(), { state: 'running' })).id;
  });
  const enrolled = async (grade: number, side: 'mentor' | 'mentee', more = {}) => {
    const person = await aPerson(world.ctx(), { grade, ...more });
    await anEnrolment(world.ctx(), { programmeId, personId: person.id, side });
    return { personId: person.id, side };
  };
  const begin = (members: object[], actor = coordinator) =>
    world.request(api, actor, 'POST', '/api/v1/mentorships', { programmeId, members });

  test('a coordinator begins one by hand; both members find it and the agreement is the programme’s', async () => {
    const mentor = await enrolled(1, 'mentor');
    const mentee = await enrolled(5, 'mentee');
    const begun = await begin([mentor, mentee]);
    expect(begun.status).toBe(201);
    for (const { personId } of [mentor, mentee]) {
      const mine = await world.request(api, asPerson(personId), 'GET', '/api/v1/mentorships');
      expect(mine.body.mentorships).toMatchObject([{ id: begun.body.id, state: 'running', signaturesDone: 0 }]);
    }
    const programme = await aProgramme(world.ctx());
    const read = await get(asPerson(mentor.personId), begun.body.id);
    expect(read.body.agreement).toMatchObject({ version: 1, text: programme.agreementText, signatures: [] });
    const events = await world.db.selectFrom('events').select('type').where('subjectId', '=', begun.body.id).execute();
    expect(events).toEqual([{ type: 'mentorship-begun' }]);
  });

  test('law 1: a mentor one grade below their mentee is refused with the rule in words', async () => {
    const refused = await begin([await enrolled(3, 'mentor'), await enrolled(4, 'mentee')]);
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/mentorship-refused' } });
    expect(refused.body.detail).toMatch(/grade/i);
  });

  test('law 2: nobody is paired with their own manager’s manager', async () => {
    const top = await enrolled(6, 'mentee');
    const middle = await aPerson(world.ctx(), { grade: 4, manager: top.personId });
    const report = await enrolled(1, 'mentor', { manager: middle.id });
    const refused = await begin([report, top]);
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/mentorship-refused' } });
  });

  test('somebody who is not enrolled, sits on the other side or has no free place is named', async () => {
    const mentor = await enrolled(1, 'mentor');
    const mentee = await enrolled(5, 'mentee');
    const outsider = { personId: (await aPerson(world.ctx(), { grade: 5 })).id, side: 'mentee' };
    expect((await begin([mentor, outsider])).body.detail).toContain('is not enrolled');
    expect(
      (
        await begin([
          { ...mentee, side: 'mentor' },
          { ...mentor, side: 'mentee' },
        ])
      ).body.detail,
    ).toContain('the other side');
    expect((await begin([mentor, mentee])).status).toBe(201);
    const second = await begin([await enrolled(1, 'mentor'), mentee]);
    expect(second.body.detail).toContain('no free place: 1 of 1 taken');
  });

  test('a participant may not begin one, and one side alone is refused', async () => {
    const mentor = await enrolled(1, 'mentor');
    const mentee = await enrolled(5, 'mentee');
    expect((await begin([mentor, mentee], asPerson(mentor.personId))).status).toBe(403);
    expect((await begin([mentor])).body.errors).toMatchObject({ members: 'Choose a mentor and a mentee' });
    expect((await begin([mentor, await enrolled(2, 'mentor')])).body.detail).toContain('Choose a mentee');
  });
});

describe('what members share', () => {
  let pair: AMentorship;
  beforeAll(async () => {
    pair = await aMentorship(world.ctx());
  });
  const path = (rest: string) => `/api/v1/mentorships/${pair.id}/${rest}`;

  test('both sign the version they read; an older version is a conflict', async () => {
    for (const id of [pair.mentorId, pair.menteeId]) {
      expect((await world.request(api, asPerson(id), 'PUT', path('signature'), { version: 1 })).status).toBe(204);
    }
    const again = await world.request(api, asPerson(pair.mentorId), 'PUT', path('signature'), { version: 1 });
    expect(again.status).toBe(204);
    const read = await get(coordinator, pair.id);
    expect(read.body).toMatchObject({ signaturesDone: 2, shared: null });
    const old = await world.request(api, asPerson(pair.mentorId), 'PUT', path('signature'), { version: 2 });
    expect(old).toMatchObject({ status: 409, body: { type: '/problems/agreement-changed' } });
  });

  test('goals of both are read by both, a score only by its owner', async () => {
    const mine = await world.request(api, asPerson(pair.mentorId), 'POST', path('goals'), {
      statement: 'Give feedback to somebody above me',
    });
    await world.request(api, asPerson(pair.menteeId), 'POST', path('goals'), { statement: 'Draft with an assistant' });
    const scored = await world.request(
      api,
      asPerson(pair.mentorId),
      'PUT',
      `/api/v1/goals/${mine.body.id}/attainment`,
      { attainment: -2 },
    );
    expect(scored.status).toBe(204);
    const own = await get(asPerson(pair.mentorId), pair.id);
    const other = await get(asPerson(pair.menteeId), pair.id);
    const scoreIn = (answer: typeof own) =>
      answer.body.shared.goals.find((goal: { id: string }) => goal.id === mine.body.id).attainment;
    expect([scoreIn(own), scoreIn(other)]).toEqual([-2, null]);
    const foreign = await world.request(
      api,
      asPerson(pair.menteeId),
      'PUT',
      `/api/v1/goals/${mine.body.id}/attainment`,
      { attainment: 2 },
    );
    expect(foreign.status).toBe(404);
  });

  test('a fourth goal, a score of 3 and an unknown topic are refused with the next step', async () => {
    const actor = asPerson(pair.menteeId);
    const set = (statement: string, more = {}) =>
      world.request(api, actor, 'POST', path('goals'), { statement, ...more });
    const ghost = await set('Learn prompting', { topicId: '00000000-0000-7000-8000-0000000000ff' });
    expect(ghost).toMatchObject({ status: 422, body: { type: '/problems/topic-unknown' } });
    await set('Second goal');
    const third = await set('Third goal');
    expect(await set('Fourth goal')).toMatchObject({ status: 409, body: { type: '/problems/enough-goals' } });
    const wild = await world.request(api, actor, 'PUT', `/api/v1/goals/${third.body.id}/attainment`, { attainment: 3 });
    expect(wild.status).toBe(422);
    expect((await world.request(api, actor, 'DELETE', `/api/v1/goals/${third.body.id}`)).status).toBe(204);
    expect((await set('Fourth goal')).status).toBe(201);
  });

  test('learnings and promises stand on the page of both; only the promiser marks a promise kept', async () => {
    await world.request(api, asPerson(pair.menteeId), 'POST', path('learnings'), {
      text: 'Short drafts travel further',
    });
    const promise = await world.request(api, asPerson(pair.menteeId), 'POST', path('promises'), {
      text: 'Try it in the board paper',
      dueOn: '2026-03-20',
    });
    const keep = (id: string) => world.request(api, asPerson(id), 'PUT', `/api/v1/promises/${promise.body.id}/keeping`);
    expect((await keep(pair.mentorId)).status).toBe(404);
    expect((await keep(pair.menteeId)).status).toBe(204);
    const read = await get(asPerson(pair.mentorId), pair.id);
    expect(read.body.shared.learnings).toMatchObject([{ text: 'Short drafts travel further', kind: 'insight' }]);
    expect(read.body.shared.promises[0].keptAt).not.toBeNull();
  });

  test('a promise for a day that has passed is refused by name; today, where the promiser is, still counts', async () => {
    const promise = (dueOn: string) =>
      world.request(api, asPerson(pair.menteeId), 'POST', path('promises'), { text: 'Call the lab', dueOn });
    await world.db
      .updateTable('people')
      .set({ timeZone: 'Pacific/Kiritimati' })
      .where('id', '=', pair.menteeId)
      .execute();
    world.clock.set('2026-03-05T12:00:00Z');
    expect(await promise('2026-03-05')).toMatchObject({
      status: 422,
      body: { errors: { dueOn: expect.stringContaining('has passed') } },
    });
    expect((await promise('2026-03-06')).status).toBe(201);
  });

  test('a stranger finds nothing, a coordinator may not write, a list of a programme is the coordinator’s', async () => {
    expect((await get(stranger, pair.id)).status).toBe(404);
    const written = await world.request(api, coordinator, 'POST', path('goals'), { statement: 'Not mine' });
    expect(written.status).toBe(404);
    const list = (actor: typeof stranger) =>
      world.request(api, actor, 'GET', `/api/v1/mentorships?programmeId=${pair.programmeId}`);
    expect((await list(coordinator)).body.mentorships).toHaveLength(1);
    expect((await list(stranger)).status).toBe(403);
  });
});
