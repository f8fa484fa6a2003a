import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { aPerson } from '../../people/fixtures.ts';
import { aProgramme } from '../../programmes/fixtures.ts';
import { changeEnrolment } from '../commands/change-enrolment.ts';
import { anEnrolment } from '../fixtures.ts';
import { api } from '../routes/enrolments.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const operator = { kind: 'operator' } as const;
const ask = async (id: string) =>
  (await world.request(api, operator, 'GET', `/api/v1/programmes/${id}/feasibility`)).body;

describe('whether a programme can be matched', () => {
  test('an empty programme and a one-sided one are said clearly with the next step', async () => {
    const ctx = world.ctx();
    const { id } = await aProgramme(ctx);
    expect((await ask(id)).advice).toMatchObject([{ level: 'stop', sentence: expect.stringContaining('Nobody') }]);
    const eve = await aPerson(ctx, { grade: 7 });
    await anEnrolment(ctx, { programmeId: id, personId: eve.id, side: 'mentee' });
    expect(await ask(id)).toMatchObject({
      mentors: 0,
      mentees: 1,
      advice: [{ level: 'stop', sentence: expect.stringContaining('no mentor'), values: { mentees: 1 } }],
    });
  });

  test('supply below 1.2 says how many mentors are missing, and topics nobody offers come first', async () => {
    const ctx = world.ctx();
    const { id } = await aProgramme(ctx);
    for (let at = 0; at < 5; at++) {
      const [junior, senior] = [await aPerson(ctx, { grade: 1 }), await aPerson(ctx, { grade: 6 })];
      await anEnrolment(ctx, { programmeId: id, personId: junior.id, side: 'mentor' });
      const about = at === 0 ? ['Social media', 'Fintech'] : ['Social media'];
      await anEnrolment(ctx, { programmeId: id, personId: senior.id, side: 'mentee', about });
    }
    const found = await ask(id);
    expect(found).toMatchObject({ mentorPlaces: 5, menteePlaces: 5, eligiblePairs: 25, strandedCount: 0 });
    expect(found.advice[0]).toMatchObject({ level: 'warning', values: { needed: 6, missing: 1 } });
    expect(found.topics[0]).toMatchObject({ name: 'Fintech', offers: 0, needs: 1 });
  });

  test('"any depth" shows that the top post would be left without a candidate, before it is chosen', async () => {
    const ctx = world.ctx();
    const { id } = await aProgramme(ctx);
    const top = await aPerson(ctx, { grade: 9, name: 'Top Post' });
    const middle = await aPerson(ctx, { grade: 7, manager: top });
    const lead = await aPerson(ctx, { grade: 5, manager: middle });
    const junior = await aPerson(ctx, { grade: 2, manager: lead });
    await anEnrolment(ctx, { programmeId: id, personId: top.id, side: 'mentee' });
    await anEnrolment(ctx, { programmeId: id, personId: junior.id, side: 'mentor' });
    const { chainPreview, eligiblePairs } = await ask(id);
    expect(eligiblePairs).toBe(1);
    expect(chainPreview.at(-1)).toMatchObject({ chainDepth: 'any', eligiblePairs: 0, strandedCount: 2 });
    expect(chainPreview.at(-1).names).toContain('Top Post');
  });

  test('a veto changes nothing in what the coordinator reads', async () => {
    const ctx = world.ctx();
    const { id } = await aProgramme(ctx);
    const [junior, senior] = [await aPerson(ctx, { grade: 1 }), await aPerson(ctx, { grade: 6 })];
    const enrolment = await anEnrolment(ctx, { programmeId: id, personId: junior.id, side: 'mentor' });
    await anEnrolment(ctx, { programmeId: id, personId: senior.id, side: 'mentee' });
    const before = await ask(id);
    const own = {
      ...ctx,
      actor: { kind: 'link', purpose: 'registration', personId: junior.id, subjectId: id, linkId: id },
    } as const;
    const { topics } = await (await import('./enrolments.ts')).getEnrolment(ctx, enrolment.id);
    await changeEnrolment(own, enrolment.id, { topics, vetoes: [senior.id] });
    expect(await ask(id)).toEqual(before);
  });
});
