import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { lockPair } from './commands/decide.ts';
import { type ACohort, aCohort, aRun, aVeto } from './fixtures.ts';
import { askWarm, warmRuns } from './queries/warm-engine.ts';
import { api } from './routes/index.ts';
import type { ProposalView, Suggestions } from './schema.ts';

let world: World;
let cohort: ACohort;
let runId: string;
const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
const get = (path: string, actor = coordinator) => world.request(api, actor, 'GET', `/api/v1/match-runs/${path}`);

beforeAll(async () => {
  world = await openWorld();
  cohort = await aCohort(world.ctx(), {
    mentors: [
      { grade: 1, name: 'Ada Birk' },
      { grade: 1, about: ['Prompting'] },
      { grade: 1, about: ['Prompting', 'Social media'], vetoes: [] },
    ],
    mentees: [{ grade: 5, about: ['Social media'] }, { grade: 5, about: ['Prompting'] }, { grade: 2 }],
  });
  runId = await aRun(world.ctx(), cohort.programmeId);
});
afterAll(() => world.close());

describe('who else: the best partners of one person', () => {
  const suggest = (enrolmentId: string | undefined, rest = '', actor = coordinator) =>
    get(`${runId}/suggestions?enrolmentId=${enrolmentId}${rest}`, actor);

  test('every possible partner is named, the pair of the run is marked, each other says what it costs', async () => {
    const { body } = await suggest(cohort.mentees[1]?.enrolmentId);
    const { partners } = body as Suggestions;
    expect(partners.map((one) => one.partner.personId).sort()).toEqual(
      [cohort.mentors[1]?.personId, cohort.mentors[2]?.personId].sort(),
    );
    expect(partners.filter((one) => one.isPaired)).toHaveLength(1);
    for (const one of partners) expect(one.loss === null).toBe(one.isPaired);
  });

  test('somebody for whom a lock leaves no place is named, and not called possible', async () => {
    const two = await aCohort(world.ctx(), { mentors: [{ grade: 1 }, { grade: 1 }], mentees: [{ grade: 5 }] });
    const [mentor, other] = two.mentors.map(({ enrolmentId }) => enrolmentId);
    const [mentee] = two.mentees.map(({ enrolmentId }) => enrolmentId);
    const lock = { mentorEnrolmentId: mentor ?? '', menteeEnrolmentId: mentee ?? '', reason: '' };
    await lockPair(world.ctx({ kind: 'operator' }), two.programmeId, lock);
    const run = await aRun(world.ctx(), two.programmeId);
    const { body } = await get(`${run}/suggestions?enrolmentId=${other}`);
    expect(body.partners).toMatchObject([{ isPaired: false, isPossible: false, loss: null }]);
    expect((await get(`${run}/suggestions?enrolmentId=${mentor}`)).body.partners).toMatchObject([{ isPossible: true }]);
  });

  test('works from either side and stops at the number asked for', async () => {
    const { body } = await suggest(cohort.mentors[2]?.enrolmentId, '&most=1');
    expect(body).toMatchObject({ side: 'mentor', partners: [{ partner: { name: expect.any(String) } }] });
    expect(body.partners).toHaveLength(1);
    expect((await suggest(cohort.mentors[2]?.enrolmentId, '&most=50')).status).toBe(422);
  });

  test('nobody possible is an empty list; somebody of another programme is not found; others may not ask', async () => {
    expect((await suggest(cohort.mentees[2]?.enrolmentId)).body.partners).toEqual([]);
    const other = await aCohort(world.ctx());
    expect((await suggest(other.mentees[0]?.enrolmentId)).status).toBe(404);
    expect(
      (await suggest(cohort.mentees[0]?.enrolmentId, '', asPerson(cohort.mentors[0]?.personId ?? ''))).status,
    ).toBe(403);
  });
});

describe('the price of one pair', () => {
  test('is what the proposal says already, and null for two who are no pair', async () => {
    const { proposals } = (await get(`${runId}/proposals`)).body as { proposals: ProposalView[] };
    for (const { mentor, mentee, price } of proposals) {
      const query = `mentorEnrolmentId=${mentor.enrolmentId}&menteeEnrolmentId=${mentee.enrolmentId}`;
      expect((await get(`${runId}/price?${query}`)).body).toEqual({ price });
    }
    const [one, two] = proposals;
    const query = `mentorEnrolmentId=${one?.mentor.enrolmentId}&menteeEnrolmentId=${two?.mentee.enrolmentId}`;
    expect((await get(`${runId}/price?${query}`)).body).toEqual({ price: null });
  });
});

describe('the thread of a run', () => {
  test('stays warm for the next question; a third run lets the longest unused go, which can be asked again', async () => {
    const others = [await aRun(world.ctx(), cohort.programmeId), await aRun(world.ctx(), cohort.programmeId)];
    const ask = (id: string | undefined) => get(`${id}/suggestions?enrolmentId=${cohort.mentees[0]?.enrolmentId}`);
    const first = await ask(runId);
    expect(warmRuns()).toContain(runId);
    for (const id of others) await ask(id);
    expect(warmRuns()).toEqual(others);
    expect((await ask(runId)).body).toEqual(first.body);
    expect(warmRuns()).toEqual([others[1], runId]);
  });

  test('that cannot read its run says so and is not kept', async () => {
    const texts = async () => ({ snapshot: 'not a snapshot', result: '{}' });
    const question = { name: 'suggest', side: 'mentor', personId: 'a', most: 1 } as const;
    expect(await askWarm('broken', texts, question)).toMatchObject({ ok: false });
    expect(warmRuns()).not.toContain('broken');
  });
});

describe('private wishes', () => {
  test('no list tells which rule left somebody without a partner when it was a wish', async () => {
    const two = await aCohort(world.ctx(), { mentors: [{ grade: 1 }], mentees: [{ grade: 5 }] });
    await aVeto(world.ctx(), two);
    const { text, body } = await get(`${await aRun(world.ctx(), two.programmeId)}/unmatched`);
    expect(body.unmatched[0].removedBy[0].words.code).toBe('rule.private');
    expect(text).not.toContain('veto');
  });

  test('a wish about somebody whom a rule refuses as well changes no byte of the list', async () => {
    const low = await aCohort(world.ctx(), { mentors: [{ grade: 4 }], mentees: [{ grade: 5 }] });
    const list = async () => {
      const { text } = await get(`${await aRun(world.ctx(), low.programmeId)}/unmatched`);
      return text;
    };
    const before = await list();
    await aVeto(world.ctx(), low);
    expect(await list()).toBe(before);
    expect(before).toContain('rule.grade-gap');
  });
});
