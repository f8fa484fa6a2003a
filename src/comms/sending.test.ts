import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelMeeting, moveMeeting, planMeeting } from '#meetings';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aPair, type PairOfTest } from '../meetings/fixtures.ts';
import { aMailServer, type MailServer, partOf } from './fixtures.ts';
import { commsJobs, sendDueMails } from './jobs.ts';
import { commsListeners } from './listeners.ts';
import { mailHealth } from './queries/health.ts';
import { api } from './routes/api.ts';
import { isMailAddress, oneLine, senderOf } from './rules/addresses.ts';

const time = { localStart: '2026-03-31T10:00', timeZone: 'Europe/Berlin' };

describe('calendar mails over a real mail server', () => {
  let server: MailServer;
  let world: World;
  let pair: PairOfTest;
  let meetingId: string;
  beforeAll(async () => {
    server = await aMailServer();
    const env = {
      SMTP_URL: server.url,
      BASE_URL: 'https://mentoring.example.org',
      MAIL_FROM: 'Mentoring <mentoring@example.org>',
    };
    world = await openWorld({ jobs: commsJobs, listeners: commsListeners, env });
    pair = await aPair(world.ctx(), { timeZones: ['Europe/Berlin', 'America/New_York'] });
    await world.drain();
    server.received.length = 0;
  });
  afterAll(async () => {
    await world.close();
    await server.stop();
  });
  const invite = (raw: string) => {
    const root = new ICAL.Component(ICAL.parse(partOf(raw, 'text/calendar')));
    const event = new ICAL.Event(root.getFirstSubcomponent('vevent') ?? undefined);
    return { method: root.getFirstPropertyValue('method'), event, root };
  };

  test('planning sends each of the two an invitation at the right instant, in their own local time', async () => {
    const planned = await planMeeting(world.ctx(asPerson(pair.mentor.id)), {
      mentorshipId: pair.id,
      ...time,
      place: 'Room\r\nBcc: x@evil.example',
    });
    meetingId = planned.id;
    await world.drain();
    expect(server.received.flatMap((mail) => mail.to).sort()).toHaveLength(2);
    const [toMentor, toMentee] = ['ada', 'bruno'].map(
      (name) => server.received.find((mail) => mail.to[0]?.startsWith(name))?.raw ?? '',
    );
    expect(toMentor).toMatch(/content-type: text\/calendar;[^:]*method=REQUEST/i);
    expect(toMentor).toMatch(/content-disposition: attachment; filename="?meeting\.ics/i);
    const { method, event } = invite(toMentor ?? '');
    expect(method).toBe('REQUEST');
    expect(event.uid).toBe(`meeting-${meetingId}@mentoring.example.org`);
    expect(event.sequence).toBe(0);
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-03-31T08:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2026-03-31T09:00:00.000Z');
    expect(String(event.organizer)).toBe('mailto:mentoring@example.org');
    expect(event.attendees).toHaveLength(2);
    expect(partOf(toMentor ?? '', 'text/plain')).toContain('10:00');
    expect(partOf(toMentee ?? '', 'text/plain')).toContain('4:00');
    expect((toMentor ?? '').split(/\r?\n\r?\n/)[0]).not.toMatch(/^bcc:/im);
  });

  test('moving keeps the identity and raises the sequence; cancelling takes it out of the calendar', async () => {
    server.received.length = 0;
    await moveMeeting(world.ctx(asPerson(pair.mentee.id)), { meetingId, ...time, localStart: '2026-04-01T10:00' });
    await world.drain();
    const moved = invite(server.received[0]?.raw ?? '');
    expect([moved.method, moved.event.sequence, moved.event.uid]).toEqual([
      'REQUEST',
      1,
      `meeting-${meetingId}@mentoring.example.org`,
    ]);
    server.received.length = 0;
    await cancelMeeting(world.ctx(asPerson(pair.mentee.id)), meetingId);
    await world.drain();
    const gone = invite(server.received[0]?.raw ?? '');
    expect([gone.method, gone.event.sequence]).toEqual(['CANCEL', 2]);
    expect(gone.root.getFirstSubcomponent('vevent')?.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  test('hearing an event twice owes one mail only', async () => {
    const before = await world.db.selectFrom('mails').select('id').execute();
    const events = await world.db.selectFrom('events').selectAll().where('type', 'like', 'meeting-%').execute();
    for (const event of events)
      for (const listener of commsListeners.filter((one) => one.types.includes(event.type)))
        await listener.hear(world.ctx({ kind: 'system', job: 'events' }), {
          ...event,
          data: event.data as Record<string, unknown>,
        });
    await world.drain();
    const extra = await world.db.selectFrom('mails').select(['id', 'kind', 'key']).execute();
    expect(extra.length).toBe(before.length);
  });
});

describe('a mail server that fails', () => {
  let server: MailServer;
  let world: World;
  let pair: PairOfTest;
  beforeAll(async () => {
    server = await aMailServer();
    world = await openWorld({ jobs: commsJobs, listeners: commsListeners, env: { SMTP_URL: server.url } });
    pair = await aPair(world.ctx());
    await world.drain();
  });
  afterAll(async () => {
    await world.close();
    await server.stop();
  });
  const system = () => world.ctx({ kind: 'system', job: 'test' });
  const states = () =>
    world.db
      .selectFrom('mails')
      .select(['toAddress', 'attempts', 'sentAt', 'abandonedAt', 'lastError'])
      .where('kind', '=', 'meeting-planned')
      .orderBy('toAddress')
      .execute();

  test('that is dead loses nothing: mails wait, it shows in the health, and they go once it is back', async () => {
    const port = Number(new URL(server.url).port);
    await server.stop();
    await planMeeting(world.ctx(asPerson(pair.mentor.id)), { mentorshipId: pair.id, ...time });
    await world.drain();
    expect(await states()).toMatchObject([
      { attempts: 1, sentAt: null, abandonedAt: null },
      { attempts: 1, sentAt: null },
    ]);
    expect(await mailHealth(system())).toMatchObject({
      way: 'smtp',
      waiting: 2,
      failing: 2,
      abandoned: 0,
      isWell: false,
    });
    server = await aMailServer(port);
    await sendDueMails.run(system(), {});
    expect(server.received).toEqual([]);
    world.clock.advance({ minutes: 2 });
    await Promise.all([sendDueMails.run(system(), {}), sendDueMails.run(system(), {})]);
    expect(server.received).toHaveLength(2);
    expect(await mailHealth(system())).toMatchObject({ waiting: 0, failing: 0, isWell: true });
  });

  test('that knows no such person is not asked again; it is given up at once and stays visible without the address', async () => {
    const [first] = await states();
    server.refuse.add(first?.toAddress ?? '');
    await planMeeting(world.ctx(asPerson(pair.mentor.id)), {
      mentorshipId: pair.id,
      ...time,
      localStart: '2026-05-05T10:00',
    });
    await world.drain();
    const health = await mailHealth(system());
    expect(health).toMatchObject({ waiting: 0, abandoned: 1, isWell: false });
    expect(health.lastError).toContain('no such user');
    expect(health.lastError).not.toContain(first?.toAddress);
  });

  test('that was dead for a week has given up, and after a word of the administrator every mail goes where it belongs', async () => {
    server.refuse.clear();
    const port = Number(new URL(server.url).port);
    await server.stop();
    await planMeeting(world.ctx(asPerson(pair.mentor.id)), {
      mentorshipId: pair.id,
      ...time,
      localStart: '2026-05-12T10:00',
    });
    await world.drain();
    for (let hour = 0; hour < 24 * 7; hour += 6) {
      world.clock.advance({ hours: 6 });
      await sendDueMails.run(system(), {});
    }
    expect(await mailHealth(system())).toMatchObject({ waiting: 0, abandoned: 3 });
    server = await aMailServer(port);
    const path = '/api/v1/mail-health/retries';
    expect((await world.request(api, asPerson(pair.mentor.id), 'POST', path)).status).toBe(403);
    const [ada = '', bruno] = new Set((await states()).map((mail) => mail.toAddress));
    await world.db.updateTable('people').set({ email: 'moved@example.org' }).where('email', '=', ada).execute();
    const asked = await world.request(api, asPerson(pair.mentor.id, ['administrator']), 'POST', path);
    expect(asked.body).toEqual({ mails: 3 });
    await world.drain();
    expect(server.received.flatMap((mail) => mail.to).sort()).toEqual([
      bruno,
      'moved@example.org',
      'moved@example.org',
    ]);
    expect(await mailHealth(system())).toMatchObject({ waiting: 0, abandoned: 0, isWell: true });
  });

  test('an address with a header trick in it is never given to a server', async () => {
    server.received.length = 0;
    await world.db
      .updateTable('people')
      .set({ email: 'ada@example.org\r\nbcc: all@example.org' })
      .where('id', '=', pair.mentor.id)
      .execute();
    await planMeeting(world.ctx(asPerson(pair.mentor.id)), {
      mentorshipId: pair.id,
      ...time,
      localStart: '2026-06-05T10:00',
    });
    await world.drain();
    expect(server.received.map((mail) => mail.to)).toHaveLength(1);
    expect(server.received[0]?.raw).not.toContain('all@example.org');
    expect((await mailHealth(system())).abandoned).toBe(1);
  });

  test('how the outbox stands is for administrators and coordinators, without any address', async () => {
    const path = '/api/v1/mail-health';
    for (const role of ['sponsor', 'viewer', 'case_handler'])
      expect((await world.request(api, asPerson(pair.mentee.id, [role]), 'GET', path)).status, role).toBe(403);
    for (const role of ['administrator', 'coordinator']) {
      const seen = await world.request(api, asPerson(pair.mentee.id, [role]), 'GET', path);
      expect(seen.body).toMatchObject({ way: 'smtp', abandoned: 1 });
      expect(seen.text).not.toContain('@example.org');
    }
  });
});

describe('addresses', () => {
  test('plain ones pass; lists, names, quotes, spaces and control signs do not', () => {
    for (const good of ['ada@example.org', 'a.b+c@x-y.example', 'jürgen@müller.example', 'ops@localhost'])
      expect(isMailAddress(good)).toBe(true);
    for (const bad of [
      '',
      'ada',
      'ada@',
      '@x.org',
      'a b@x.org',
      'a@x.org,b@x.org',
      'Ada <a@x.org>',
      '"a"@x.org',
      'a@x..org',
      'a@-x.org',
      'a@x.org\n',
    ])
      expect(isMailAddress(bad)).toBe(false);
  });
  test('no text becomes two header lines', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(text))));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !isMailAddress(`a${text}\r\nbcc: b@x.org`)));
  });
  test('a sender with and without a name is read', () => {
    expect(senderOf('Mentoring <m@x.org>')).toEqual({ name: 'Mentoring', address: 'm@x.org' });
    expect(senderOf('m@x.org')).toEqual({ name: 'Viceversa', address: 'm@x.org' });
  });
});
