import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPeople, listGrades, setLadder } from '#people';
import { asPerson, openWorld, type World } from '#platform/testing';
import { type AMentorship, aMentorship } from '../mentorships/fixtures.ts';
import { aPerson, type FixturePerson } from '../people/fixtures.ts';
import { watchProgramme } from './commands/watch.ts';
import { listeners } from './listeners.ts';
import { opensEveryConcern } from './queries/sealed.ts';
import { api } from './routes.ts';

let world: World;
let pair: AMentorship;
let handler: FixturePerson;
let other: FixturePerson;
const handlers = ['case_handler'];

beforeAll(async () => {
  world = await openWorld({ listeners });
  pair = await aMentorship(world.ctx());
  handler = await aPerson(world.ctx(), { grade: 5 });
  other = await aPerson(world.ctx(), { grade: 5 });
});
afterAll(() => world.close());

const raise = (body: object, personId = pair.mentorId) =>
  world.request(api, asPerson(personId), 'POST', '/api/v1/concerns', body);
const list = async (personId: string) =>
  (await world.request(api, asPerson(personId, handlers), 'GET', '/api/v1/concerns')).body.concerns;

describe('a concern', () => {
  test('reaches the handler sealed, opens only for who took it, and the audit trail names nobody', async () => {
    const raised = await raise({ text: 'My idea was presented as theirs.', mentorshipId: pair.id });
    expect(raised.status).toBe(201);
    const id: string = raised.body.id;
    expect((await list(handler.id))[0]).toMatchObject({ id, state: 'waiting', text: null, reporterName: null });
    const taken = await world.request(api, asPerson(handler.id, handlers), 'PUT', `/api/v1/concerns/${id}/case`);
    expect(taken.status).toBe(200);
    expect((await list(handler.id))[0]).toMatchObject({ state: 'taken', text: 'My idea was presented as theirs.' });
    expect((await list(other.id))[0]).toMatchObject({ state: 'taken', text: null, reporterName: null });
    const stored = await world.db
      .selectFrom('safeguarding.concerns')
      .select('sealedText')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(stored.sealedText.toString('utf8')).not.toContain('idea');
    const events = await world.db.selectFrom('events').selectAll().where('subjectId', '=', id).execute();
    expect(events.map((event) => event.type)).toEqual(['concern-raised', 'case-taken']);
    expect(events.every((event) => event.actorPersonId === null && event.requestId === 'sealed')).toBe(true);
  });

  test('tells whoever operates the machine whether the secret is still its own, and tells nobody else', async () => {
    await raise({ text: 'Nobody answers my mails.' });
    const { config } = world.ctx();
    expect(await opensEveryConcern(world.ctx())).toBe(true);
    const other = { ...config, SECRET: 'another secret, as long as it has to be' };
    expect(await opensEveryConcern({ ...world.ctx(), config: other })).toBe(false);
    const asked = opensEveryConcern(world.ctx(asPerson(handler.id, ['administrator', 'case_handler'])));
    await expect(asked).rejects.toMatchObject({ status: 403 });
  });

  test('is closed by its handler alone, once', async () => {
    const { body } = await raise({ text: 'Asked to do their slides again.' });
    const path = `/api/v1/concerns/${body.id}`;
    await world.request(api, asPerson(handler.id, handlers), 'PUT', `${path}/case`);
    const elsewhere = await world.request(api, asPerson(other.id, handlers), 'PUT', `${path}/case`);
    expect(elsewhere).toMatchObject({ status: 409, body: { type: '/problems/case-taken' } });
    const closing = { outcome: 'Talked to both; the agreement was renewed.' };
    expect((await world.request(api, asPerson(other.id, handlers), 'PUT', `${path}/closing`, closing)).status).toBe(
      409,
    );
    expect((await world.request(api, asPerson(handler.id, handlers), 'PUT', `${path}/closing`, closing)).status).toBe(
      200,
    );
    expect((await world.request(api, asPerson(handler.id, handlers), 'PUT', `${path}/closing`, closing)).status).toBe(
      409,
    );
  });

  test('does not exist for a handler who is in it or leads somebody in it', async () => {
    const lead = await aPerson(world.ctx(), { grade: 6 });
    await world.db.updateTable('people').set({ managerId: lead.id }).where('id', '=', pair.mentorId).execute();
    const { body } = await raise({ text: 'I worry about my job.', mentorshipId: pair.id });
    const ids = async (personId: string) => (await list(personId)).map((concern: { id: string }) => concern.id);
    expect(await ids(handler.id)).toContain(body.id);
    expect(await ids(lead.id)).not.toContain(body.id);
    expect(await ids(pair.menteeId)).not.toContain(body.id);
    expect(
      (await world.request(api, asPerson(lead.id, handlers), 'PUT', `/api/v1/concerns/${body.id}/case`)).status,
    ).toBe(404);
    await world.db.updateTable('people').set({ managerId: null }).where('id', '=', pair.mentorId).execute();
  });

  test('may come without a name', async () => {
    const { body } = await raise({ text: 'Somebody should look at this pair.', withName: false });
    const row = await world.db
      .selectFrom('safeguarding.concerns')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reporterId: null, mayContact: false });
  });

  test('is refused when empty, about somebody else’s mentorship, or by a visitor; a coordinator reads none', async () => {
    expect((await raise({ text: ' ' })).body.errors).toEqual({
      text: 'Say in a few words what happened or what worries you',
    });
    expect((await raise({ text: 'Not mine', mentorshipId: pair.id }, other.id)).status).toBe(404);
    expect((await world.request(api, { kind: 'visitor' }, 'POST', '/api/v1/concerns', { text: 'hello' })).status).toBe(
      403,
    );
    expect((await world.request(api, asPerson(other.id, ['coordinator']), 'GET', '/api/v1/concerns')).status).toBe(403);
  });
});

describe('signals', () => {
  const signals = async () =>
    (
      await world.request(
        api,
        asPerson(other.id, ['coordinator']),
        'GET',
        `/api/v1/programmes/${pair.programmeId}/signals`,
      )
    ).body.signals;

  test('a pair that never met is raised once, grows graver, is triaged, and goes when they meet', async () => {
    const system = world.ctx({ kind: 'system', job: 'test' });
    world.clock.advance({ hours: 24 * (8 * 7 + 15) });
    expect(await watchProgramme(system, pair.programmeId)).toEqual({ raised: 1, resolved: 0 });
    expect(await watchProgramme(system, pair.programmeId)).toEqual({ raised: 0, resolved: 0 });
    world.clock.advance({ hours: 24 * 8 });
    await watchProgramme(system, pair.programmeId);
    const [signal] = await signals();
    expect(signal).toMatchObject({ code: 'R2', severity: 's2', inputs: { days: 23 } });
    const path = `/api/v1/signals/${signal.id}/triage`;
    expect((await world.request(api, asPerson(pair.menteeId), 'PUT', path, { note: 'x' })).status).toBe(404);
    expect(
      (await world.request(api, asPerson(other.id, ['coordinator']), 'PUT', path, { note: 'Called the mentee' }))
        .status,
    ).toBe(200);
    expect((await signals())[0]).toMatchObject({ note: 'Called the mentee' });
    const meetingId = world.ctx().ids.next();
    const startsAt = world.clock.now().subtract({ hours: 2 }).toString();
    await world.db
      .insertInto('meetings')
      .values({
        id: meetingId,
        mentorshipId: pair.id,
        number: 1,
        startsAt,
        durationMinutes: 60,
        timeZone: 'UTC',
        createdAt: startsAt,
      })
      .execute();
    await world.db
      .insertInto('meetingLogs')
      .values({ meetingId, personId: pair.mentorId, wasHeld: true, loggedAt: startsAt })
      .execute();
    expect(await watchProgramme(system, pair.programmeId)).toEqual({ raised: 0, resolved: 1 });
    expect(await signals()).toEqual([]);
  });

  test('a ladder that is turned round breaks law 1 and is told as soon as it is set', async () => {
    const steps = await listGrades(world.ctx());
    await setLadder(
      world.ctx(),
      steps.toReversed().map(({ id, name }) => ({ id, name, labels: [] })),
    );
    await world.drain();
    expect((await signals())[0]).toMatchObject({ code: 'L1', severity: 's3', inputs: { rule: 'grade-gap' } });
  });

  test('however many leave in one import, the laws are checked again once', async () => {
    const leavers = await Promise.all([1, 2, 3].map(() => aPerson(world.ctx(), { grade: 1 })));
    const content = new TextEncoder().encode('Employee ID,First name,Last name\nN1,New,Person');
    await world.db
      .updateTable('people')
      .set({ source: 'hr' })
      .where(
        'id',
        'in',
        leavers.map(({ id }) => id),
      )
      .execute();
    const report = await importPeople(world.ctx(), {
      files: [{ name: 'hr.csv', content }],
      source: 'hr',
      leavers: 'mark',
    });
    expect(report.counts.left).toBe(3);
    expect(await world.drain()).toBe(1);
  });
});
