import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLink } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { aPair, type PairOfTest } from '../meetings/fixtures.ts';
import { aCheckIn } from './fixtures.ts';
import { checkInsDue } from './jobs.ts';
import { countedCheckIns } from './queries.ts';
import { bare } from './routes/answer-page.ts';
import { api } from './routes/api.ts';
import { dueOn, faultsOf, valuesOf } from './rules.ts';
import { questionsFor, waves } from './seed.ts';

const counting = { kind: 'system', job: 'test' } as const;

describe('check-ins that fall due', () => {
  let world: World;
  let pair: PairOfTest;
  const sweep = () => checkInsDue.run(world.ctx(counting), {});
  const waveCounts = async () => {
    const rows = await world.db.selectFrom('checkIns').select(['wave', 'personId', 'dueOn']).execute();
    return rows.map((row) => `${row.wave} ${row.dueOn}`).sort();
  };
  beforeAll(async () => {
    world = await openWorld({ at: '2026-03-02T09:00:00Z' });
    pair = await aPair(world.ctx());
  });
  afterAll(() => world.close());

  test('none before its day, two on it after 8 o’clock, and never again', async () => {
    world.clock.set('2026-03-15T23:00:00Z');
    await sweep();
    expect(await waveCounts()).toEqual([]);
    world.clock.set('2026-03-16T06:00:00Z');
    await sweep();
    expect(await waveCounts()).toEqual([]);
    world.clock.set('2026-03-16T08:30:00Z');
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    expect(await waveCounts()).toEqual(['week-2 2026-03-16', 'week-2 2026-03-16']);
    const events = await world.db.selectFrom('events').select('data').where('type', '=', 'check-in-due').execute();
    expect(events).toHaveLength(2);
    expect(events[0]?.data).toEqual({ wave: 'week-2', mentorshipId: pair.id });
  });

  test('one that was due while the server was away is made up within two weeks, later it is left out', async () => {
    world.clock.set('2026-04-20T09:00:00Z');
    await sweep();
    expect((await waveCounts()).filter((line) => line.startsWith('week-6'))).toHaveLength(2);
    const old = await aPair(world.ctx(), { begunAt: '2026-03-20T09:00:00Z' });
    world.clock.set('2026-04-18T09:00:00Z');
    await sweep();
    const rows = await world.db.selectFrom('checkIns').select('wave').where('mentorshipId', '=', old.id).execute();
    expect(rows).toEqual([]);
  });

  test('a mentorship that is paused or has ended gets none', async () => {
    world.clock.set('2026-05-01T09:00:00Z');
    const paused = await aPair(world.ctx(), { begunAt: '2026-04-16T09:00:00Z' });
    const ended = await aPair(world.ctx(), { begunAt: '2026-04-16T09:00:00Z' });
    const id = world.ctx().ids.next();
    await world.db
      .insertInto('mentorshipPauses')
      .values({ id, mentorshipId: paused.id, pausedAt: '2026-04-20T09:00:00Z' })
      .execute();
    await world.db
      .insertInto('mentorshipEndings')
      .values({ mentorshipId: ended.id, endedAt: '2026-04-20T09:00:00Z', kind: 'ended' })
      .execute();
    await sweep();
    const rows = await world.db
      .selectFrom('checkIns')
      .select('id')
      .where('mentorshipId', 'in', [paused.id, ended.id])
      .execute();
    expect(rows).toEqual([]);
  });

  test('waves follow one another and never crowd the close', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
        const begun = Temporal.PlainDate.from('2026-03-02');
        const dates = waves.map((wave) => dueOn(wave, begun, begun.add({ days }))).filter((date) => date !== null);
        return dates.every(
          (date, at) => at === 0 || (dates[at - 1]?.until(date, { largestUnit: 'days' }).days ?? 0) >= 14,
        );
      }),
    );
  });
});

describe('answering a check-in', () => {
  let world: World;
  let pair: PairOfTest;
  let id: string;
  let token: string;
  beforeAll(async () => {
    world = await openWorld({ at: '2026-03-16T10:00:00Z' });
    pair = await aPair(world.ctx(), { begunAt: '2026-03-02T09:00:00Z' });
    const facts = { programmeId: pair.programmeId, mentorshipId: pair.id };
    id = (await aCheckIn(world.ctx(), { ...facts, personId: pair.mentor.id, side: 'mentor' })).id;
    token = (
      await createLink(world.ctx(), {
        purpose: 'check-in',
        personId: pair.mentor.id,
        subjectId: id,
        validFor: { days: 21 },
      })
    ).token;
  });
  afterAll(() => world.close());
  const visit = (method: 'GET' | 'POST', form?: Record<string, string>) =>
    world.request(bare, { kind: 'visitor' }, method, `/check-in/${token}`, form && new URLSearchParams(form));
  const saved = () => world.db.selectFrom('checkInAnswers').select(['item', 'value']).orderBy('item').execute();
  const put = (personId: string, body: unknown) =>
    world.request(api, asPerson(personId), 'PUT', `/api/v1/check-ins/${id}/answers`, body);

  test('the mailed page asks five questions, says who sees them, and opening it saves nothing', async () => {
    const page = await visit('GET');
    expect(page.status).toBe(200);
    expect(page.text.match(/<fieldset/g)).toHaveLength(5);
    expect(page.text).toContain('I lead our meetings');
    expect(page.text).toContain('Talk to someone outside my line');
    expect(page.text).toContain('Confidential, not anonymous');
    expect(page.text).not.toContain('<script');
    expect(page.text.length).toBeLessThan(30_000);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await saved()).toEqual([]);
  });

  test('some answers are enough; none at all is said beside the first question', async () => {
    expect((await visit('POST', { comment: '  ' })).text).toContain('Answer at least one question');
    expect((await visit('POST', { respect: '2' })).text).toContain('your answers are saved');
    expect(await saved()).toEqual([{ item: 'respect', value: 2 }]);
  });

  test('a wrong question or value is named, keeps what was chosen and leaves saved answers alone', async () => {
    const page = await visit('POST', { respect: '5', useful: '9', salary: '3' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Choose one of the values shown');
    expect(page.text).toContain('This check-in has no such question');
    expect(page.text).toMatch(/name="respect" value="5"[^>]* checked/);
    expect(await saved()).toEqual([{ item: 'respect', value: 2 }]);
  });

  test('sending again replaces, and the link never shows what was saved', async () => {
    await visit('POST', { useful: '4', comment: 'more time please' });
    expect(await saved()).toEqual([{ item: 'useful', value: 4 }]);
    const page = await visit('GET');
    expect(page.text).toContain('the new answers replace the old ones');
    expect(page.text).not.toContain('checked');
    expect(page.text).not.toContain('more time please');
  });

  test('signed in, the owner sees and changes their own; the partner, a coordinator and an administrator find nothing', async () => {
    const own = await world.request(api, asPerson(pair.mentor.id), 'GET', `/api/v1/check-ins/${id}`);
    expect(own.body).toMatchObject({ answers: { useful: 4 }, comment: 'more time please', side: 'mentor' });
    for (const roles of [[], ['coordinator'], ['administrator'], ['case_handler']]) {
      const other = asPerson(pair.mentee.id, roles);
      expect((await world.request(api, other, 'GET', `/api/v1/check-ins/${id}`)).status).toBe(404);
      expect((await world.request(api, other, 'GET', '/api/v1/me/check-ins')).body).toEqual({ checkIns: [] });
      await expect(countedCheckIns(world.ctx(other), pair.programmeId)).rejects.toMatchObject({ type: 'not-allowed' });
    }
    expect((await put(pair.mentee.id, { answers: { respect: 1 } })).status).toBe(404);
    await expect(countedCheckIns(world.ctx(), pair.programmeId)).rejects.toMatchObject({ type: 'not-allowed' });
  });

  test('counting jobs get the raw rows, and no event holds an answer', async () => {
    const rows = await countedCheckIns(world.ctx(counting), pair.programmeId);
    expect(rows).toMatchObject([{ checkInId: id, side: 'mentor', wave: 'week-2', answers: { useful: 4 } }]);
    const events = await world.db.selectFrom('events').select('data').where('type', '=', 'check-in-answered').execute();
    expect(events.map((event) => event.data)).toEqual([{}, {}]);
  });

  test('the API names a value out of range', async () => {
    const refused = await put(pair.mentor.id, { answers: { respect: 0, pace: 3 } });
    expect(refused).toMatchObject({ status: 422, body: { errors: { respect: 'Choose one of the values shown' } } });
  });

  test('after 21 days it is closed for the link and for the API', async () => {
    world.clock.set('2026-04-07T12:00:00Z');
    expect((await visit('GET')).status).toBe(410);
    expect((await visit('POST', { respect: '1' })).status).toBe(410);
    expect(await put(pair.mentor.id, { answers: { respect: 1 } })).toMatchObject({
      status: 410,
      body: { type: '/problems/check-in-closed' },
    });
    expect(await saved()).toEqual([{ item: 'useful', value: 4 }]);
  });
});

test('every question of every wave has its keys once, its who-sees line and a floor of five and five', () => {
  for (const wave of waves)
    for (const side of ['mentor', 'mentee'] as const) {
      const items = questionsFor(wave, side);
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
      for (const item of items) {
        expect(item.whoSees.length).toBeGreaterThan(40);
        expect(item.atLeast).toEqual({ raters: 5, rated: 5 });
        for (const value of valuesOf(item.scale)) expect(faultsOf(items, { [item.key]: value })).toEqual({});
      }
    }
});
