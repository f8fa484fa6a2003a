import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aMeeting, aPair, type PairOfTest } from './fixtures.ts';
import { listeners } from './listeners.ts';
import { api } from './routes/api.ts';

const coordinatorId = '00000000-0000-7000-8000-00000000000a';

describe('planning, moving and cancelling meetings', () => {
  let world: World;
  let pair: PairOfTest;
  beforeAll(async () => {
    world = await openWorld();
    pair = await aPair(world.ctx());
  });
  afterAll(() => world.close());

  const as = (personId: string) => asPerson(personId);
  const plan = (personId: string, body: Record<string, unknown>) =>
    world.request(api, as(personId), 'POST', `/api/v1/mentorships/${pair.id}/meetings`, {
      timeZone: 'Europe/Berlin',
      ...body,
    });

  test('a member plans the first meeting: number 1, the agreement kit, and the event tells who is to be told', async () => {
    const planned = await plan(pair.mentee.id, { localStart: '2026-03-10T10:00', place: 'Room 4' });
    expect(planned).toMatchObject({ status: 201, body: { number: 1 } });
    const seen = await world.request(api, as(pair.mentor.id), 'GET', `/api/v1/meetings/${planned.body.id}`);
    expect(seen.body).toMatchObject({
      startsAt: '2026-03-10T09:00:00.000Z',
      durationMinutes: 60,
      place: 'Room 4',
      kit: 'agreement-and-goals',
      state: 'planned',
      partners: [{ personId: pair.mentee.id, side: 'mentee' }],
    });
    const events = await world.db
      .selectFrom('events')
      .select(['type', 'data'])
      .where('type', 'like', 'meeting-%')
      .execute();
    expect(events).toEqual([{ type: 'meeting-planned', data: { mentorshipId: pair.id, number: 1, sequence: 0 } }]);
  });

  test('somebody outside the pair finds nothing and changes nothing', async () => {
    const outsider = as(pair.outsider.id);
    const seen = await world.request(api, outsider, 'GET', `/api/v1/mentorships/${pair.id}/meetings`);
    expect(seen.status).toBe(404);
    expect((await plan(pair.outsider.id, { localStart: '2026-04-01T10:00' })).status).toBe(404);
  });

  test('a time in the past, one that the clocks skip, and one on top of another are refused with the next step', async () => {
    const past = await plan(pair.mentor.id, { localStart: '2026-03-01T10:00' });
    expect(past).toMatchObject({
      status: 422,
      body: { errors: { localStart: 'Choose a time that is still to come.' } },
    });
    const skipped = await plan(pair.mentor.id, { localStart: '2026-03-29T02:30' });
    expect(skipped.body.errors.localStart).toContain('does not exist');
    const onTop = await plan(pair.mentor.id, { localStart: '2026-03-10T10:30' });
    expect(onTop.body.errors.localStart).toContain('at that time already');
    const nonsense = await plan(pair.mentor.id, {
      localStart: '2026-02-30T10:00',
      timeZone: 'Mars/Base',
      videoUrl: 'javascript:1',
    });
    expect(Object.keys(nonsense.body.errors).sort()).toEqual(['localStart', 'timeZone', 'videoUrl']);
  });

  test('two members who plan at the same moment get two numbers, never the same one', async () => {
    const answers = await Promise.all([
      plan(pair.mentor.id, { localStart: '2026-05-05T10:00' }),
      plan(pair.mentee.id, { localStart: '2026-06-05T10:00' }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(2);
  });

  test('moving keeps the identity, grows the sequence and remembers which side moved', async () => {
    const planned = await plan(pair.mentor.id, { localStart: '2026-07-01T10:00' });
    const path = `/api/v1/meetings/${planned.body.id}`;
    const time = { localStart: '2026-07-02T11:00', timeZone: 'Europe/Berlin' };
    expect((await world.request(api, as(pair.mentee.id), 'PUT', `${path}/time`, time)).status).toBe(204);
    const again = await world.request(api, as(pair.mentee.id), 'PUT', `${path}/time`, time);
    expect(again.status).toBe(204);
    const changes = await world.db.selectFrom('meetingChanges').select(['kind', 'side']).execute();
    expect(changes).toEqual([{ kind: 'moved', side: 'mentee' }]);
    const row = await world.db
      .selectFrom('meetings')
      .selectAll()
      .where('id', '=', planned.body.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ calendarSequence: 1, startsAt: '2026-07-02T09:00:00.000Z' });
  });

  test('a cancelled meeting cannot be moved, logged or cancelled again, and its number is free for the next', async () => {
    const planned = await plan(pair.mentor.id, { localStart: '2026-08-01T10:00' });
    const path = `/api/v1/meetings/${planned.body.id}`;
    expect((await world.request(api, as(pair.mentor.id), 'PUT', `${path}/cancellation`)).status).toBe(204);
    expect((await world.request(api, as(pair.mentor.id), 'PUT', `${path}/cancellation`)).body).toMatchObject({
      type: '/problems/meeting-refused',
      detail: 'This meeting was cancelled. Plan a new one instead.',
    });
    const next = await plan(pair.mentor.id, { localStart: '2026-08-02T10:00' });
    expect(next.body.number).toBe(planned.body.number);
  });

  test('a coordinator sees that and when, never where or how it was rated', async () => {
    const coordinator = asPerson(coordinatorId, ['coordinator'], pair.programmeId);
    const seen = await world.request(api, coordinator, 'GET', `/api/v1/mentorships/${pair.id}/meetings`);
    expect(seen.body.meetings[0]).toMatchObject({ place: '', videoUrl: null, myLog: null, state: 'planned' });
    expect(
      (await world.request(api, coordinator, 'PUT', `/api/v1/meetings/${seen.body.meetings[0].id}/cancellation`))
        .status,
    ).toBe(404);
  });
});

describe('asking for times', () => {
  let world: World;
  let pair: PairOfTest;
  beforeAll(async () => {
    world = await openWorld();
    pair = await aPair(world.ctx());
  });
  afterAll(() => world.close());
  const times = async (query: string) => {
    const path = `/api/v1/mentorships/${pair.id}/meeting-times?count=3${query}`;
    const answer = await world.request(api, asPerson(pair.mentor.id), 'GET', path);
    return answer.body.times.map((time: { localStart: string }) => time.localStart);
  };

  test('a first meeting is soon, the next one a cadence later at the same hour, a moved one near its old time', async () => {
    expect(await times('')).toEqual(['2026-03-04T10:00', '2026-03-05T10:00', '2026-03-06T10:00']);
    const { id } = await aMeeting(world.ctx(), {
      mentorshipId: pair.id,
      startsAt: '2026-03-18T14:00:00Z',
      timeZone: 'Europe/Berlin',
    });
    expect(await times('')).toEqual(['2026-04-15T15:00', '2026-04-16T15:00', '2026-04-17T15:00']);
    expect(await times(`&moving=${id}`)).toEqual(['2026-03-16T15:00', '2026-03-17T15:00', '2026-03-18T14:00']);
  });

  test('somebody outside the pair learns nothing about free time', async () => {
    const path = `/api/v1/mentorships/${pair.id}/meeting-times`;
    expect((await world.request(api, asPerson(pair.outsider.id), 'GET', path)).status).toBe(404);
  });
});

describe('logging a meeting', () => {
  let world: World;
  let pair: PairOfTest;
  let meetingId: string;
  beforeAll(async () => {
    world = await openWorld();
    pair = await aPair(world.ctx());
    const planned = await world.request(
      api,
      asPerson(pair.mentor.id),
      'POST',
      `/api/v1/mentorships/${pair.id}/meetings`,
      {
        localStart: '2026-03-03T10:00',
        timeZone: 'UTC',
      },
    );
    meetingId = planned.body.id;
  });
  afterAll(() => world.close());
  const log = (personId: string, body: unknown) =>
    world.request(api, asPerson(personId), 'PUT', `/api/v1/meetings/${meetingId}/log`, body);
  const seenBy = async (personId: string) =>
    (await world.request(api, asPerson(personId), 'GET', `/api/v1/mentorships/${pair.id}/meetings`)).text;

  test('before it began it cannot be logged', async () => {
    expect(await log(pair.mentor.id, { wasHeld: true })).toMatchObject({
      status: 409,
      body: { detail: 'This meeting has not begun yet. Log it afterwards.' },
    });
  });

  test('a tap out of range is named and nothing is kept', async () => {
    world.clock.set('2026-03-03T11:30:00Z');
    const refused = await log(pair.mentor.id, { wasHeld: true, worthIt: 6 });
    expect(refused.body.errors).toEqual({ worthIt: 'Choose 1 to 5' });
    expect(await world.db.selectFrom('meetingLogs').selectAll().execute()).toEqual([]);
  });

  test('what one side rated changes no byte of what the other side sees', async () => {
    await log(pair.mentor.id, { wasHeld: true, worthIt: 5, couldSpeak: 5, nextClear: 5 });
    const kind = await seenBy(pair.mentee.id);
    await log(pair.mentor.id, { wasHeld: true, worthIt: 1, couldSpeak: 1, nextClear: 1, minutesSpent: 300 });
    expect(await seenBy(pair.mentee.id)).toBe(kind);
    expect(JSON.parse(kind).meetings[0]).toMatchObject({ state: 'held', myLog: null });
  });

  test('it waits for the one who has not logged it, and leaves once they have', async () => {
    const waiting = await world.request(api, asPerson(pair.mentee.id), 'GET', '/api/v1/me/meetings');
    expect(waiting.body.meetings).toMatchObject([{ id: meetingId, myLog: null }]);
    await log(pair.mentee.id, { wasHeld: true, worthIt: 4 });
    const after = await world.request(api, asPerson(pair.mentee.id), 'GET', '/api/v1/me/meetings');
    expect(after.body.meetings).toEqual([]);
  });

  test('a held meeting keeps its time, and after 30 days its log is closed', async () => {
    const moved = await world.request(api, asPerson(pair.mentor.id), 'PUT', `/api/v1/meetings/${meetingId}/time`, {
      localStart: '2026-04-03T10:00',
      timeZone: 'UTC',
    });
    expect(moved.body.detail).toBe('This meeting was held, so its time stays as it was.');
    world.clock.set('2026-04-03T11:30:00Z');
    expect((await log(pair.mentee.id, { wasHeld: true })).body.detail).toContain('more than 30 days ago');
    const seen = await world.request(api, asPerson(pair.mentee.id), 'GET', `/api/v1/meetings/${meetingId}`);
    expect(seen.body).toMatchObject({ state: 'held', isLogOpen: false });
  });

  test('in a mentorship that has ended nothing new is planned, in the same words for both', async () => {
    await world.db
      .insertInto('mentorshipEndings')
      .values({ mentorshipId: pair.id, endedAt: '2026-04-03T11:00:00Z', kind: 'ended' })
      .execute();
    const tries = [pair.mentor.id, pair.mentee.id].map((id) =>
      world.request(api, asPerson(id), 'POST', `/api/v1/mentorships/${pair.id}/meetings`, {
        localStart: '2026-05-03T10:00',
        timeZone: 'UTC',
      }),
    );
    const [mentor, mentee] = await Promise.all(tries);
    expect(mentor?.status).toBe(409);
    expect(mentor?.text).toBe(mentee?.text);
  });

  test('what was planned in a mentorship that ends leaves the calendars by nobody’s hand', async () => {
    const other = await aPair(world.ctx());
    const { id } = await aMeeting(world.ctx(), { mentorshipId: other.id });
    const past = await aMeeting(world.ctx(), { mentorshipId: other.id, number: 2, startsAt: '2026-03-01T10:00:00Z' });
    const system = world.ctx({ kind: 'system', job: 'events' });
    const event = { id, recordedAt: '', type: 'mentorship-ended', subjectKind: 'mentorship', subjectId: other.id };
    for (const listener of listeners)
      await listener.hear(system, { ...event, programmeId: other.programmeId, data: {}, actorPersonId: null });
    const changes = await world.db
      .selectFrom('meetingChanges')
      .select(['meetingId', 'kind', 'side', 'changedBy'])
      .execute();
    expect(changes).toEqual([{ meetingId: id, kind: 'cancelled', side: null, changedBy: null }]);
    expect(changes.map((change) => change.meetingId)).not.toContain(past.id);
  });
});
