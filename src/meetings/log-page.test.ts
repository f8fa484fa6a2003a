import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLink } from '#platform';
import { openWorld, type World } from '#platform/testing';
import { aMeeting, aPair, type PairOfTest } from './fixtures.ts';
import { bare } from './routes/log-page.ts';

describe('the mailed one-tap log', () => {
  let world: World;
  let pair: PairOfTest;
  let meetingId: string;
  let token: string;
  beforeAll(async () => {
    world = await openWorld({ at: '2026-03-03T12:00:00Z' });
    pair = await aPair(world.ctx());
    meetingId = (await aMeeting(world.ctx(), { mentorshipId: pair.id, startsAt: '2026-03-03T10:00:00Z' })).id;
    token = await linkFor(pair.mentee.id, 'log-meeting', meetingId);
  });
  afterAll(() => world.close());

  const linkFor = async (personId: string, purpose: string, subjectId: string) =>
    (await createLink(world.ctx(), { purpose, personId, subjectId, validFor: { days: 14 } })).token;
  const visit = (method: 'GET' | 'POST', of: string, form?: Record<string, string>) =>
    world.request(bare, { kind: 'visitor' }, method, `/log-meeting/${of}`, form && new URLSearchParams(form));
  const logs = () => world.db.selectFrom('meetingLogs').select(['personId', 'wasHeld', 'worthIt']).execute();

  test('opening it, as a mail scanner would, shows the questions and records nothing', async () => {
    const page = await visit('GET', token);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Your meeting with Ada');
    expect(page.text).toContain('Your partner never sees them');
    expect(page.text).not.toContain('<script');
    expect(page.text.length).toBeLessThan(30_000);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(await logs()).toEqual([]);
  });

  test('sending it without saying whether it was held names that question', async () => {
    const page = await visit('POST', token, { worthIt: '5' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Say first whether the meeting took place');
    expect(await logs()).toEqual([]);
  });

  test('sending records the person’s own log; sending again replaces it', async () => {
    expect((await visit('POST', token, { held: 'yes', worthIt: '2' })).text).toContain('Saved, thank you');
    await visit('POST', token, { held: 'yes', worthIt: '4' });
    expect(await logs()).toEqual([{ personId: pair.mentee.id, wasHeld: true, worthIt: 4 }]);
  });

  test('the page is the same to a byte whatever the partner answered', async () => {
    const before = (await visit('GET', token)).text;
    const partner = await linkFor(pair.mentor.id, 'log-meeting', meetingId);
    await visit('POST', partner, { held: 'yes', worthIt: '1', couldSpeak: '1', nextClear: '1' });
    expect((await visit('GET', token)).text).toBe(before);
  });

  test('a link for something else, for an outsider or after its time opens nothing', async () => {
    const other = await linkFor(pair.mentee.id, 'check-in', meetingId);
    expect((await visit('GET', other)).status).toBe(410);
    const stray = await linkFor(pair.outsider.id, 'log-meeting', meetingId);
    expect((await visit('POST', stray, { held: 'no' })).status).toBe(404);
    world.clock.advance({ days: 15 });
    expect((await visit('POST', token, { held: 'no' })).status).toBe(410);
    expect(await logs()).toHaveLength(2);
  });
});
