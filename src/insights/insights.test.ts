import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { type AMentorship, aMentorship } from '../mentorships/fixtures.ts';
import { aPerson } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { releaseFigures } from './commands.ts';
import { mondayOf } from './jobs.ts';
import { api } from './routes.ts';

let world: World;
let programmeId: string;
let pairs: AMentorship[];

const coordinator = () => asPerson('00000000-0000-7000-8000-00000000000c', ['coordinator'], programmeId);
const get = (path: string, actor = coordinator()) => world.request(api, actor, 'GET', path);
const figure = async (key: string) =>
  (await get(`/api/v1/programmes/${programmeId}/figures`)).body.figures.find((one: { key: string }) => one.key === key);

async function aMeeting(pair: AMentorship, number: number, worthIt: [number, number] | null) {
  const id = world.ctx().ids.next();
  const startsAt = world.clock.now().toString();
  await world.db
    .insertInto('meetings')
    .values({ id, mentorshipId: pair.id, number, startsAt, durationMinutes: 60, timeZone: 'UTC', createdAt: startsAt })
    .execute();
  if (!worthIt) return;
  const log = { meetingId: id, wasHeld: true, loggedAt: startsAt };
  await world.db
    .insertInto('meetingLogs')
    .values([
      { ...log, personId: pair.mentorId, worthIt: worthIt[0] },
      { ...log, personId: pair.menteeId, worthIt: worthIt[1] },
    ])
    .execute();
}

beforeAll(async () => {
  world = await openWorld();
  programmeId = (await aProgramme(world.ctx(), { state: 'running' })).id;
  pairs = [];
  for (let i = 0; i < 6; i++) pairs.push(await aMentorship(world.ctx(), { programmeId }));
});
afterAll(() => world.close());

describe('released figures', () => {
  test('say nothing while fewer than five pairs were rated', async () => {
    world.clock.advance({ hours: 24 * 7 });
    for (const pair of pairs.slice(0, 4)) await aMeeting(pair, 1, [5, 4]);
    world.clock.advance({ hours: 24 * 7 });
    await releaseFigures(world.ctx(), programmeId, '2026-03-16');
    expect(await figure('worth-it')).toMatchObject({ percent: null, about: 0, asOf: null });
  });

  test('appear with interval and rounded count once five pairs spoke, and wait until five more spoke', async () => {
    const [, , , , fifth, sixth] = pairs;
    if (!fifth || !sixth) throw new Error('six pairs are set up');
    await aMeeting(fifth, 1, [2, 4]);
    world.clock.advance({ hours: 24 * 7 });
    await releaseFigures(world.ctx(), programmeId, '2026-03-23');
    const shown = await figure('worth-it');
    expect(shown).toEqual({
      key: 'worth-it',
      percent: 90,
      lowPercent: 60,
      highPercent: 98,
      about: 10,
      asOf: '2026-03-23',
      target: null,
    });
    await aMeeting(sixth, 1, [1, 1]);
    world.clock.advance({ hours: 24 * 7 });
    await releaseFigures(world.ctx(), programmeId, '2026-03-30');
    expect(await figure('worth-it')).toEqual(shown);
    for (const pair of pairs) await aMeeting(pair, 2, [5, 5]);
    world.clock.advance({ hours: 24 * 7 });
    await releaseFigures(world.ctx(), programmeId, '2026-04-06');
    expect(await figure('worth-it')).toMatchObject({ percent: 88, about: 20, asOf: '2026-04-06' });
  });

  test('are released once a day, seen by the sponsor, and do not exist for anybody else', async () => {
    await releaseFigures(world.ctx(), programmeId, '2026-04-06');
    const path = `/api/v1/programmes/${programmeId}/figures`;
    expect((await get(path, asPerson(pairs[0]?.mentorId ?? '', ['sponsor'], programmeId))).status).toBe(200);
    expect((await get(path, asPerson(pairs[0]?.mentorId ?? ''))).status).toBe(404);
    expect(
      (await get(path, asPerson(pairs[0]?.mentorId ?? '', ['coordinator'], '00000000-0000-7000-8000-000000000009')))
        .status,
    ).toBe(404);
    expect((await world.request(api, coordinator(), 'GET', path)).text).not.toContain('factIds');
  });

  test('a week begins on Monday', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  });
});

describe('Today', () => {
  test('tells a recruiting programme with nobody on one side, and only to its coordinator', async () => {
    const other = await aProgramme(world.ctx(), { name: 'Autumn cohort' });
    const mine = await get(
      '/api/v1/today',
      asPerson('00000000-0000-7000-8000-00000000000d', ['coordinator'], other.id),
    );
    expect(mine.body.items).toMatchObject([
      { kind: 'nobody-on-a-side', programmeName: 'Autumn cohort', facts: { mentors: 0, mentees: 0 } },
    ]);
    expect(
      (await get('/api/v1/today')).body.items.map((item: { programmeName: string }) => item.programmeName),
    ).not.toContain('Autumn cohort');
    const nobody = await aPerson(world.ctx());
    expect((await get('/api/v1/today', asPerson(nobody.id))).status).toBe(403);
  });

  test('the overview counts weeks, pairs and people', async () => {
    const { body } = await get(`/api/v1/programmes/${programmeId}/overview`);
    expect(body).toMatchObject({ mentorships: 6, ended: 0, mentors: 6, mentees: 6, week: null, checkInsSent: 0 });
  });
});
