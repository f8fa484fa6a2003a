import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aPerson } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { anEnrolment, aTopic } from './fixtures.ts';
import { findPlaces, matchingInputs } from './queries/enrolments.ts';
import { api } from './routes/enrolments.ts';

const operator: Actor = { kind: 'operator' };
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const placesPath = (programmeId: string) => `/api/v1/programmes/${programmeId}/enrolments`;
const eventsOf = (id: string) =>
  world.db.selectFrom('events').select(['type', 'data']).where('subjectId', '=', id).execute();
const linkOf = (personId: string, subjectId: string): Actor => {
  return { kind: 'link', purpose: 'registration', personId, subjectId, linkId: '00000000-0000-7000-8000-00000000aaaa' };
};
async function stage(given: Parameters<typeof aProgramme>[1] = {}) {
  const ctx = world.ctx();
  const programme = await aProgramme(ctx, given);
  const [ada, ben] = [await aPerson(ctx, { grade: 2 }), await aPerson(ctx, { grade: 6 })];
  const topicId = await aTopic(ctx);
  const offer = { side: 'mentor', topics: [{ topicId, direction: 'offer', level: 4 }] };
  const need = { side: 'mentee', topics: [{ topicId, direction: 'need', level: 1, targetLevel: 3 }] };
  return { ctx, programme, ada, ben, topicId, offer, need, path: placesPath(programme.id) };
}

describe('taking a place', () => {
  test('a junior signs up as mentor by her own hand; listeners learn that she did, not what she said', async () => {
    const { programme, ada, offer, path } = await stage();
    const said = { ...offer, personId: ada.id, statement: 'I once showed a director how to prompt.' };
    const done = await world.request(api, asPerson(ada.id), 'POST', path, said);
    expect(done.status).toBe(201);
    expect(await eventsOf(done.body.id)).toEqual([
      { type: 'enrolled', data: { personId: ada.id, side: 'mentor', source: 'registration' } },
    ]);
    const listed = await world.request(api, operator, 'GET', placesPath(programme.id));
    expect(listed.body.enrolments).toMatchObject([
      { personName: ada.name, side: 'mentor', topics: [{ name: 'Social media', direction: 'offer' }] },
    ]);
  });

  test('somebody else cannot sign a person up; a coordinator can, even after registration closed', async () => {
    const { programme, ada, ben, offer, path } = await stage();
    const refused = await world.request(api, asPerson(ben.id), 'POST', path, { ...offer, personId: ada.id });
    expect(refused.status).toBe(403);
    const late = await stage({ state: 'matching' });
    const self = await world.request(api, asPerson(late.ada.id), 'POST', late.path, {
      ...late.offer,
      personId: late.ada.id,
    });
    expect(self).toMatchObject({ status: 409, body: { type: '/problems/registration-refused' } });
    expect(self.body.detail).toContain('late place');
    const coordinator = asPerson(late.ben.id, ['coordinator'], late.programme.id);
    const done = await world.request(api, coordinator, 'POST', late.path, { ...late.offer, personId: late.ada.id });
    expect(done.status).toBe(201);
    expect(await findPlaces(world.ctx(), programme.id, [ada.id])).toEqual([]);
  });

  test('a mentee without a need and a mentor without an offer are told what to choose', async () => {
    const { ada, ben, path } = await stage();
    const blank = await world.request(api, asPerson(ben.id), 'POST', path, { side: 'mentee', personId: ben.id });
    expect(blank).toMatchObject({
      status: 422,
      body: { errors: { topics: expect.stringContaining('want to learn') } },
    });
    const silent = await world.request(api, asPerson(ada.id), 'POST', path, { side: 'mentor', personId: ada.id });
    expect(silent.body.errors.topics).toContain('can teach');
  });

  test('one person has one place in a programme, and may have the other side in another programme', async () => {
    const first = await stage();
    const { ada, offer, need } = first;
    await world.request(api, asPerson(ada.id), 'POST', first.path, { ...offer, personId: ada.id });
    const again = await world.request(api, asPerson(ada.id), 'POST', first.path, { ...need, personId: ada.id });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/already-enrolled' } });
    const other = await aProgramme(world.ctx());
    const elsewhere = await world.request(api, asPerson(ada.id), 'POST', placesPath(other.id), {
      ...need,
      personId: ada.id,
    });
    expect(elsewhere.status).toBe(201);
  });

  test('a programme by invitation refuses who was not invited and takes who was, through the mailed link', async () => {
    const { programme, ada, ben, offer, path } = await stage({ entry: 'invite_only' });
    const refused = await world.request(api, asPerson(ada.id), 'POST', path, { ...offer, personId: ada.id });
    expect(refused.body.detail).toContain('by invitation');
    const invited = await world.request(api, operator, 'POST', `/api/v1/programmes/${programme.id}/invitations`, {
      side: 'mentor',
      personIds: [ada.id],
    });
    expect(invited.body).toEqual({ invited: 1, before: 0 });
    const wrongLink = linkOf(ben.id, programme.id);
    expect((await world.request(api, wrongLink, 'POST', path, { ...offer, personId: ada.id })).status).toBe(403);
    const done = await world.request(api, linkOf(ada.id, programme.id), 'POST', path, { ...offer, personId: ada.id });
    expect(done.status).toBe(201);
  });

  test('more partners than the programme allows, a leaver and a missing programme are refused', async () => {
    const { ctx, ada, offer, path } = await stage();
    const many = await world.request(api, asPerson(ada.id), 'POST', path, { ...offer, personId: ada.id, capacity: 5 });
    expect(many.body.errors.capacity).toContain('smaller number');
    const gone = await aPerson(ctx, { state: 'left' });
    const left = await world.request(api, operator, 'POST', path, { ...offer, personId: gone.id });
    expect(left.body.detail).toContain('has left');
    const nowhere = placesPath('00000000-0000-7000-8000-0000000000ff');
    expect((await world.request(api, operator, 'POST', nowhere, { ...offer, personId: ada.id })).status).toBe(404);
  });

  test('who registers cannot move up the queue: priority is the coordinator’s', async () => {
    const { ada, offer, path } = await stage();
    const said = { ...offer, personId: ada.id, priority: 'carried_over' };
    const done = await world.request(api, asPerson(ada.id), 'POST', path, said);
    const read = await world.request(api, asPerson(ada.id), 'GET', `/api/v1/enrolments/${done.body.id}`);
    expect(read.body.priority).toBe('standard');
  });
});

describe('changing and leaving a place', () => {
  test('the owner reads their vetoes; the coordinator neither sees nor wipes them', async () => {
    const { programme, ada, ben, offer, path } = await stage();
    const said = { ...offer, personId: ada.id, vetoes: [ben.id] };
    const { body } = await world.request(api, asPerson(ada.id), 'POST', path, said);
    const own = await world.request(api, asPerson(ada.id), 'GET', `/api/v1/programmes/${programme.id}/own-enrolment`);
    expect(own.body.vetoes).toMatchObject([{ personId: ben.id }]);
    const seen = await world.request(api, operator, 'GET', `/api/v1/enrolments/${body.id}`);
    expect(seen.text).not.toContain(ben.id);
    expect((await world.request(api, operator, 'GET', path)).text).not.toContain(ben.id);
    const change = { topics: offer.topics, capacity: 2 };
    const changed = await world.request(api, operator, 'PUT', `/api/v1/enrolments/${body.id}`, change);
    expect(changed.status).toBe(200);
    const inputs = await matchingInputs(world.ctx(), programme.id);
    expect(inputs).toMatchObject([{ personId: ada.id, capacity: 2, vetoes: [ben.id] }]);
  });

  test('what a coordinator reads is the same with and without a veto, byte for byte', async () => {
    const [one, two] = [await stage(), await stage()];
    for (const [at, { ada, ben, offer, path }] of [one, two].entries()) {
      const vetoes = at === 0 ? [ben.id] : [];
      await world.request(api, asPerson(ada.id), 'POST', path, { ...offer, personId: ada.id, vetoes });
    }
    const [first, second] = [
      (await world.request(api, operator, 'GET', one.path)).text,
      (await world.request(api, operator, 'GET', two.path)).text,
    ];
    const plain = (text: string) => text.replace(/"(id|programmeId|personId|personName)":"[^"]*"/g, '');
    expect(plain(first)).toBe(plain(second));
  });

  test('a place is given back once, and can be taken up again on the other side', async () => {
    const { programme, ada, offer, need, path } = await stage();
    const { body } = await world.request(api, asPerson(ada.id), 'POST', path, { ...offer, personId: ada.id });
    const leave = `/api/v1/enrolments/${body.id}/withdrawal`;
    expect((await world.request(api, asPerson(ada.id), 'PUT', leave)).status).toBe(200);
    expect((await eventsOf(body.id)).map((event) => event.type)).toContain('withdrawn');
    const twice = await world.request(api, asPerson(ada.id), 'PUT', leave);
    expect(twice).toMatchObject({ status: 409, body: { type: '/problems/already-withdrawn' } });
    expect(await matchingInputs(world.ctx(), programme.id)).toEqual([]);
    const back = await world.request(api, asPerson(ada.id), 'POST', path, { ...need, personId: ada.id });
    expect(back.body.id).toBe(body.id);
    expect(await matchingInputs(world.ctx(), programme.id)).toMatchObject([{ side: 'mentee' }]);
  });

  test('a stranger finds no place of others, in no list and by no id', async () => {
    const { ctx, programme, ada, ben, path } = await stage();
    const { id } = await anEnrolment(ctx, { programmeId: programme.id, personId: ada.id, side: 'mentor' });
    expect((await world.request(api, asPerson(ben.id), 'GET', `/api/v1/enrolments/${id}`)).status).toBe(404);
    expect((await world.request(api, asPerson(ben.id), 'PUT', `/api/v1/enrolments/${id}/withdrawal`)).status).toBe(404);
    expect((await world.request(api, asPerson(ben.id), 'GET', path)).status).toBe(403);
    expect((await world.request(api, asPerson(ben.id, ['sponsor']), 'GET', path)).status).toBe(403);
    await expect(matchingInputs(world.ctx(asPerson(ada.id)), programme.id)).rejects.toMatchObject({ status: 403 });
  });
});
