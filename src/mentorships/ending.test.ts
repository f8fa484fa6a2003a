import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type Ctx, seededIds } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { endMentorship } from './commands/end.ts';
import { scoreGoal, setGoal } from './commands/goals.ts';
import { pauseMentorship, resumeMentorship } from './commands/pause.ts';
import { type AMentorship, aMentorship } from './fixtures.ts';
import { listeners } from './listeners.ts';
import { getMentorship, listMentorships } from './queries/views.ts';
import { api } from './routes/index.ts';

let world: World;
let pair: AMentorship;
beforeAll(async () => {
  world = await openWorld();
});
beforeAll(async () => {
  pair = await aMentorship(world.ctx());
});
afterAll(() => world.close());

class Undo extends Error {}
/** Runs a story in a world that is taken back afterwards, so that the next story starts from the same bytes. */
async function inAWorld(story: (ctx: (actor: Actor) => Ctx) => Promise<unknown>): Promise<string> {
  let seen = '';
  await world.db
    .transaction()
    .execute(async (db) => {
      const ids = seededIds('two worlds');
      seen = JSON.stringify(await story((actor) => ({ ...world.ctx(actor), db, ids })));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return seen;
}

const everythingStored = async (ctx: Ctx) => ({
  endings: await ctx.db.selectFrom('mentorshipEndings').selectAll().execute(),
  pauses: await ctx.db.selectFrom('mentorshipPauses').selectAll().execute(),
  events: await ctx.db.selectFrom('events').selectAll().where('subjectId', '=', pair.id).orderBy('id').execute(),
});

describe('law 3: an ending does not tell who asked', () => {
  test('every stored byte and the partner’s page are the same whoever ended it', async () => {
    const worlds = [asPerson(pair.mentorId), asPerson(pair.menteeId)].map((asker) =>
      inAWorld(async (ctx) => {
        await endMentorship(ctx(asker), pair.id);
        const partner = ctx(asPerson(pair.menteeId));
        return [await everythingStored(partner), await getMentorship(partner, pair.id)];
      }),
    );
    const [byMentor, byMentee] = await Promise.all(worlds);
    expect(byMentor).toContain('mentorship-ended');
    expect(byMentor).toBe(byMentee);
  });

  test('a pause does not either', async () => {
    const story = (asker: Actor) => async (ctx: (actor: Actor) => Ctx) => {
      await pauseMentorship(ctx(asker), pair.id, '2026-04-01');
      const partner = ctx(asPerson(pair.menteeId));
      return [await everythingStored(partner), await getMentorship(partner, pair.id)];
    };
    const byMentor = await inAWorld(story(asPerson(pair.mentorId)));
    expect(byMentor).toContain('mentorship-paused');
    expect(byMentor).toBe(await inAWorld(story(asPerson(pair.menteeId))));
  });

  test('what the mentee reads is the same whether the mentor scored their goal low or not at all', async () => {
    const story = (attainment: number | null) => async (ctx: (actor: Actor) => Ctx) => {
      const { id } = await setGoal(ctx(asPerson(pair.mentorId)), pair.id, { statement: 'Speak up earlier' });
      if (attainment !== null) await scoreGoal(ctx(asPerson(pair.mentorId)), id, attainment);
      const mentee = ctx(asPerson(pair.menteeId));
      return [await getMentorship(mentee, pair.id), await listMentorships(mentee, {})];
    };
    expect(await inAWorld(story(-2))).toBe(await inAWorld(story(null)));
  });
});

describe('ending over HTTP', () => {
  test('a pause holds until its day or until somebody resumes', async () => {
    const own = asPerson(pair.mentorId);
    const put = (resumesOn: string) =>
      world.request(api, own, 'PUT', `/api/v1/mentorships/${pair.id}/pause`, { resumesOn });
    expect(await put('2026-01-01')).toMatchObject({ status: 422, body: { type: '/problems/pause-in-the-past' } });
    expect((await put('2026-03-09')).status).toBe(204);
    expect(await getMentorship(world.ctx(own), pair.id)).toMatchObject({ state: 'paused', resumesOn: '2026-03-09' });
    world.clock.advance({ days: 8 });
    expect(await getMentorship(world.ctx(own), pair.id)).toMatchObject({ state: 'running', resumesOn: null });
    await resumeMentorship(world.ctx(own), pair.id);
    expect(await getMentorship(world.ctx(own), pair.id)).toMatchObject({ state: 'running' });
  });

  test('a member ends it, a second ending and later writing are refused kindly', async () => {
    const own = asPerson(pair.mentorId);
    const end = (actor: Actor) => world.request(api, actor, 'PUT', `/api/v1/mentorships/${pair.id}/ending`);
    expect((await end(asPerson('00000000-0000-7000-8000-00000000000b'))).status).toBe(404);
    expect((await end(own)).status).toBe(204);
    expect(await end(asPerson(pair.menteeId))).toMatchObject({
      status: 409,
      body: { type: '/problems/mentorship-ended' },
    });
    const late = await world.request(api, own, 'POST', `/api/v1/mentorships/${pair.id}/learnings`, { text: 'Late' });
    expect(late.status).toBe(409);
    expect(await getMentorship(world.ctx(own), pair.id)).toMatchObject({ state: 'ended', endedOn: '2026-03-10' });
  });

  test('when somebody leaves the company their mentorships end, once, even if heard twice', async () => {
    const other = await aMentorship(world.ctx());
    const event = {
      id: '00000000-0000-7000-8000-0000000000e1',
      recordedAt: '2026-03-10T09:00:00.000Z',
      type: 'person-left',
      subjectKind: 'person',
      subjectId: other.menteeId,
      programmeId: null,
      data: {},
      actorPersonId: null,
    };
    const system = world.ctx({ kind: 'system', job: 'events' });
    for (let times = 0; times < 2; times += 1) await listeners[0]?.hear(system, event);
    expect(await getMentorship(world.ctx(asPerson(other.mentorId)), other.id)).toMatchObject({ state: 'ended' });
  });
});
