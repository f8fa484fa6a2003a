import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pauseMentorship, resumeMentorship } from '#mentorships';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aMeeting, aPair, type PairOfTest } from './fixtures.ts';
import { api } from './routes/api.ts';

describe('a pause', () => {
  let world: World;
  let pair: PairOfTest;
  const meetings: Record<'before' | 'within' | 'after', string> = { before: '', within: '', after: '' };
  beforeAll(async () => {
    world = await openWorld({ at: '2026-03-03T12:00:00Z' });
    pair = await aPair(world.ctx());
    const at = async (number: number, startsAt: string) =>
      (await aMeeting(world.ctx(), { mentorshipId: pair.id, number, startsAt })).id;
    meetings.before = await at(1, '2026-03-02T10:00:00Z');
    meetings.within = await at(2, '2026-03-05T10:00:00Z');
    meetings.after = await at(3, '2026-03-12T10:00:00Z');
  });
  afterAll(() => world.close());

  const asMentor = () => asPerson(pair.mentor.id);
  const get = async (path: string, actor = asMentor()) => (await world.request(api, actor, 'GET', path)).body;
  const mine = async () => (await get('/api/v1/me/meetings')).meetings.map(({ id }: { id: string }) => id);
  const ofPair = `/api/v1/mentorships/:id/meetings`;

  test('takes the meetings within it from home, says what ends it and offers only what the server allows', async () => {
    await pauseMentorship(world.ctx(asMentor()), pair.id, '2026-03-10');
    expect(await mine()).toEqual([meetings.before, meetings.after]);
    const list = await get(ofPair.replace(':id', pair.id));
    expect(list).toMatchObject({ mayPlan: false, pause: { resumesOn: '2026-03-10' } });
    const later = await get(`/api/v1/meetings/${meetings.after}`);
    expect(later).toMatchObject({ mayMove: false, mayCancel: true, pause: { resumesOn: '2026-03-10' } });
  });

  test('is not asked about once it is over, whether a day or a person ended it', async () => {
    world.clock.set('2026-03-11T10:00:00Z');
    expect(await mine()).toEqual([meetings.before, meetings.after]);
    await pauseMentorship(world.ctx(asMentor()), pair.id, null);
    world.clock.set('2026-03-13T10:00:00Z');
    await resumeMentorship(world.ctx(asMentor()), pair.id);
    expect(await mine()).toEqual([meetings.before]);
    expect(await get(ofPair.replace(':id', pair.id))).toMatchObject({ mayPlan: true, pause: null });
    const within = await get(`/api/v1/meetings/${meetings.within}`);
    expect(within).toMatchObject({ isLogOpen: true, mayMove: true });
  });

  test('a coordinator looks on: nothing is offered that is refused to them', async () => {
    const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
    const list = await get(ofPair.replace(':id', pair.id), coordinator);
    expect(list).toMatchObject({ mayPlan: false });
    expect(list.meetings).toHaveLength(3);
    const rights = { mayMove: false, mayCancel: false, isLogOpen: false };
    for (const meeting of list.meetings) expect(meeting).toMatchObject(rights);
  });
});
