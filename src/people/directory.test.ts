import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { declarePowerLink, endPowerLink } from './commands/power-links.ts';
import { aLadder, aPerson } from './fixtures.ts';
import { breachesAmong } from './queries/breaches.ts';
import { listGrades } from './queries/grades.ts';
import { getPeople, getPerson, listPeople } from './queries/people.ts';
import { listPowerLinks } from './queries/power-links.ts';
import { reportingChains } from './queries/reporting-chains.ts';

const page = { limit: 50, offset: 0 };

describe('the directory', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await aLadder(world.ctx());
  });
  afterAll(() => world.close());

  test('a card holds name, grade and unit, and everybody signed in may read it', async () => {
    const ada = await aPerson(world.ctx(), { name: 'Ada de Lange', grade: 2, unit: 'Payments', team: 'Ledger' });
    const card = await getPerson(world.ctx(asPerson(ada.id)), ada.id);
    expect(card).toMatchObject({
      name: 'Ada de Lange',
      givenName: 'Ada',
      gradeRank: 2,
      unitName: 'Payments',
      team: 'Ledger',
    });
    await expect(getPerson(world.ctx({ kind: 'visitor' }), ada.id)).rejects.toMatchObject({ type: 'not-allowed' });
    await expect(getPerson(world.ctx(), '00000000-0000-7000-8000-000000000009')).rejects.toMatchObject({
      type: 'not-found',
    });
  });

  test('a search needs all its words, in name, title, unit or team, and pages by name', async () => {
    await aPerson(world.ctx(), { name: 'Boran Çelik', jobTitle: 'Data engineer', unit: 'Risk' });
    await aPerson(world.ctx(), { name: 'Boran Aydın', jobTitle: 'Data steward', unit: 'Retail' });
    const ctx = world.ctx();
    expect((await listPeople(ctx, { search: 'boran data', ...page })).people.map((one) => one.name)).toEqual([
      'Boran Aydın',
      'Boran Çelik',
    ]);
    expect(await listPeople(ctx, { search: 'boran', limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      people: [{ name: 'Boran Çelik' }],
    });
    expect((await listPeople(ctx, { search: 'data RISK', ...page })).total).toBe(1);
    expect((await listPeople(ctx, { search: '%', ...page })).total).toBe(0);
  });

  test('those who left stay out of the list until asked for', async () => {
    await aPerson(world.ctx(), { name: 'Uwe Gone', state: 'left' });
    expect((await listPeople(world.ctx(), { search: 'gone', ...page })).total).toBe(0);
    expect((await listPeople(world.ctx(), { search: 'gone', state: 'any', ...page })).total).toBe(1);
  });

  test('reporting lines go up, count vacant posts and stop at the depth asked for', async () => {
    const ctx = world.ctx();
    const top = await aPerson(ctx, { grade: 8 });
    const empty = await aPerson(ctx, { grade: 6, manager: top, state: 'vacant' });
    const lead = await aPerson(ctx, { grade: 4, manager: empty });
    const ada = await aPerson(ctx, { grade: 2, manager: lead });
    const all = await reportingChains(ctx, [ada.id, top.id], null);
    expect(all.get(ada.id)).toEqual([
      { personId: lead.id, depth: 1 },
      { personId: empty.id, depth: 2 },
      { personId: top.id, depth: 3 },
    ]);
    expect(all.get(top.id)).toEqual([]);
    expect((await reportingChains(ctx, [ada.id], 2)).get(ada.id)).toHaveLength(2);
  });

  test('a ring in the reporting lines ends instead of running on', async () => {
    const ctx = world.ctx();
    const first = await aPerson(ctx);
    const second = await aPerson(ctx, { manager: first });
    await world.db.updateTable('people').set({ managerId: second.id }).where('id', '=', first.id).execute();
    expect((await reportingChains(ctx, [first.id], null)).get(first.id)).toHaveLength(1);
  });

  test('a declared link parts a pair until it ends, and only those who run programmes see it', async () => {
    const ctx = world.ctx();
    const mentor = await aPerson(ctx, { grade: 2 });
    const mentee = await aPerson(ctx, { grade: 7 });
    const pair = { mentorId: mentor.id, menteeId: mentee.id };
    const policy = { minGradeGap: 2, chainDepth: 2, sameTeam: 'forbid' as const };
    expect(await breachesAmong(ctx, [pair], policy)).toEqual([]);
    const coordinator = world.ctx(asPerson((await aPerson(ctx)).id, ['coordinator']));
    const link = { holderId: mentee.id, subjectId: mentor.id, kind: 'pay' as const };
    const { id } = await declarePowerLink(coordinator, link);
    expect(await breachesAmong(ctx, [pair], policy)).toMatchObject([{ pair, breach: { rule: 'power-link' } }]);
    await expect(declarePowerLink(coordinator, link)).rejects.toMatchObject({ type: 'power-link-exists' });
    await expect(listPowerLinks(world.ctx(asPerson(mentor.id)), [mentor.id])).rejects.toMatchObject({
      type: 'not-allowed',
    });
    await endPowerLink(coordinator, id);
    expect(await breachesAmong(ctx, [pair], policy)).toEqual([]);
    await expect(endPowerLink(coordinator, id)).rejects.toMatchObject({ type: 'not-found' });
  });

  test('the ladder counts who stands on each step', async () => {
    const grades = await listGrades(world.ctx());
    expect(grades.map((grade) => grade.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await getPeople(world.ctx(), [])).size).toBe(0);
  });
});
