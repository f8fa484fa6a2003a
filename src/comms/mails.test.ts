import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkInJobs, checkInsBare } from '#check-ins';
import { meetingsBare } from '#meetings';
import { pauseMentorship, resumeMentorship } from '#mentorships';
import type { Actor } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aMeeting, aPair, type PairOfTest } from '../meetings/fixtures.ts';
import { commsBare } from './index.ts';
import { askAfterMeetings, commsJobs, remindOfMeetings } from './jobs.ts';
import { commsListeners } from './listeners.ts';
import { api } from './routes/api.ts';

const visitor: Actor = { kind: 'visitor' };

describe('mails that the clock brings', () => {
  let world: World;
  let pair: PairOfTest;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'viceversa-mail-'));
    const jobs = [...commsJobs, ...checkInJobs];
    world = await openWorld({ jobs, listeners: commsListeners, env: { DATA_DIR: folder }, at: '2026-03-02T09:00:00Z' });
    pair = await aPair(world.ctx(), { begunAt: '2026-03-02T09:00:00Z' });
    await world.drain();
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });
  const system = () => world.ctx({ kind: 'system', job: 'test' });
  const mails = (kind: string) =>
    world.db.selectFrom('mails').selectAll().where('kind', '=', kind).orderBy('toAddress').execute();
  const pathIn = (text: string, start: string) =>
    new URL(new RegExp(`https?://\\S+${start}\\S+`).exec(text)?.[0] ?? '').pathname;

  test('a reminder comes once, 48 hours ahead, and again only for another time', async () => {
    await aMeeting(world.ctx(), { mentorshipId: pair.id, startsAt: '2026-03-06T10:00:00Z' });
    world.clock.set('2026-03-04T09:50:00Z');
    await remindOfMeetings.run(system(), {});
    expect(await mails('meeting-reminder')).toEqual([]);
    world.clock.set('2026-03-04T10:00:00Z');
    await remindOfMeetings.run(system(), {});
    await remindOfMeetings.run(system(), {});
    const sent = await mails('meeting-reminder');
    expect(sent.map((mail) => mail.subject)).toEqual([
      'In two days: meeting with Bruno',
      'In two days: meeting with Ada',
    ]);
  });

  test('after the meeting both are asked once; the link opens the three taps without signing in', async () => {
    world.clock.set('2026-03-06T10:30:00Z');
    await askAfterMeetings.run(system(), {});
    expect(await mails('after-meeting')).toEqual([]);
    world.clock.set('2026-03-06T11:00:00Z');
    await askAfterMeetings.run(system(), {});
    await askAfterMeetings.run(system(), {});
    const [ada, bruno] = await mails('after-meeting');
    expect([ada, bruno].map((mail) => mail?.personId)).toEqual([pair.mentor.id, pair.mentee.id]);
    const page = await world.request(meetingsBare, visitor, 'GET', pathIn(ada?.textBody ?? '', '/log-meeting/'));
    expect(page.text).toContain('Your meeting with Bruno');
  });

  test('nobody is asked about a meeting that fell into a pause, during it or afterwards', async () => {
    const other = await aPair(world.ctx(), { begunAt: '2026-03-05T09:00:00Z' });
    await aMeeting(world.ctx(), { mentorshipId: other.id, startsAt: '2026-03-07T10:00:00Z' });
    const member = world.ctx(asPerson(other.mentor.id));
    await pauseMentorship(member, other.id, null);
    world.clock.set('2026-03-07T12:00:00Z');
    await askAfterMeetings.run(system(), {});
    await resumeMentorship(member, other.id);
    await askAfterMeetings.run(system(), {});
    expect((await mails('after-meeting')).map((mail) => mail.personId)).not.toContain(other.mentee.id);
  });

  test('a check-in comes with its own link, which answers it', async () => {
    world.clock.set('2026-03-16T09:00:00Z');
    for (const job of checkInJobs) await job.run(system(), {});
    await world.drain();
    const [ada] = await mails('check-in');
    expect(ada?.subject).toBe('How is it going? 5 questions');
    const link = pathIn(ada?.textBody ?? '', '/check-in/');
    const saved = await world.request(checkInsBare, visitor, 'POST', link, new URLSearchParams({ respect: '5' }));
    expect(saved.text).toContain('your answers are saved');
  });

  test('without a server each mail is a file, and the viewer shows it, its calendar entry and its links', async () => {
    const files = readdirSync(path.join(folder, 'mail'));
    const rows = await world.db.selectFrom('mails').select('id').where('sentAt', 'is not', null).execute();
    expect(files.length).toBe(rows.length);
    expect(files.every((file) => file.endsWith('.eml'))).toBe(true);
    expect(readFileSync(path.join(folder, 'mail', files[0] ?? ''), 'utf8')).toMatch(/^List-Unsubscribe:\s+<http/m);
    const list = await world.request(commsBare, visitor, 'GET', '/dev/mail');
    expect(list.text).toContain('How is it going? 5 questions');
    const [ada] = await mails('check-in');
    const one = await world.request(commsBare, visitor, 'GET', `/dev/mail/${ada?.id}`);
    expect(one.text).toMatch(/<a href="http[^"]+\/check-in\//);
    const alone = await world.request(commsBare, visitor, 'GET', `/dev/mail/${ada?.id}/html`);
    expect(alone.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('in production, or reached from elsewhere, the viewer is for administrators; with a mail server for nobody', async () => {
    const look = (env: Partial<World['config']>, actor: Actor) =>
      requestWith({ ...world.ctx(actor), config: { ...world.config, ...env } });
    const admin = asPerson(pair.outsider.id, ['administrator']);
    expect(await look({ NODE_ENV: 'production' }, asPerson(pair.mentor.id))).toBe(404);
    expect(await look({ NODE_ENV: 'production' }, admin)).toBe(200);
    for (const BASE_URL of ['http://0.0.0.0:3000', 'https://mentoring.example.org']) {
      expect(await look({ BASE_URL }, visitor)).toBe(404);
      expect(await look({ BASE_URL }, admin)).toBe(200);
    }
    expect(await look({ SMTP_URL: 'smtp://127.0.0.1:1' }, admin)).toBe(404);
  });

  test('whoever leaves a kind gets no more of it, by tick box, by one click of the mail program, or in the app', async () => {
    const [ada] = await mails('check-in');
    const out = new URL(ada?.optOutUrl ?? '');
    const page = await world.request(commsBare, visitor, 'GET', out.pathname + out.search);
    expect(page.text).toMatch(/value="meeting-reminder"[^>]* checked/);
    expect(page.text).not.toMatch(/value="check-in"[^>]* checked/);
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    await world.request(commsBare, visitor, 'POST', out.pathname + out.search, oneClick);
    const mine = await world.request(api, asPerson(pair.mentor.id), 'GET', '/api/v1/me/mail-preferences');
    expect(mine.body.preferences.filter((one: { isWanted: boolean }) => !one.isWanted)).toMatchObject([
      { kind: 'check-in' },
    ]);
    await world.request(api, asPerson(pair.mentor.id), 'PUT', '/api/v1/me/mail-preferences', { wanted: ['check-in'] });
    await aMeeting(world.ctx(), { mentorshipId: pair.id, number: 2, startsAt: '2026-03-22T10:00:00Z' });
    world.clock.set('2026-03-20T11:00:00Z');
    await remindOfMeetings.run(system(), {});
    expect((await mails('meeting-reminder')).map((mail) => mail.personId)).toEqual([
      pair.mentor.id,
      pair.mentee.id,
      pair.mentee.id,
    ]);
    const wrong = await world.request(api, asPerson(pair.mentor.id), 'PUT', '/api/v1/me/mail-preferences', {
      wanted: ['sign-in-link'],
    });
    expect(wrong.status).toBe(422);
  });

  test('who left the company or has no address gets nothing', async () => {
    await world.db.updateTable('people').set({ state: 'left' }).where('id', '=', pair.mentee.id).execute();
    await world.db.updateTable('people').set({ email: null }).where('id', '=', pair.mentor.id).execute();
    const before = await world.db.selectFrom('mails').select('id').execute();
    await aMeeting(world.ctx(), { mentorshipId: pair.id, number: 3, startsAt: '2026-03-20T09:00:00Z' });
    await askAfterMeetings.run(system(), {});
    expect(await world.db.selectFrom('mails').select('id').execute()).toHaveLength(before.length);
  });
});

async function requestWith(ctx: ReturnType<World['ctx']>): Promise<number> {
  const { Hono } = await import('hono');
  const { problemResponse, toProblem } = await import('#platform/http');
  const app = new Hono<{ Variables: { ctx: typeof ctx; nonce: string } }>();
  app.use(async (context, next) => {
    context.set('ctx', ctx);
    await next();
  });
  app.onError((error) => problemResponse(toProblem(error, ctx), ctx));
  app.route('/', commsBare);
  return (await app.request('/dev/mail')).status;
}
