import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { type MatchingPolicy, matchingPolicy } from '#programmes';
import { anEnrolment } from '../enrolment/fixtures.ts';
import { aPerson } from '../people/fixtures.ts';
import { publishRun } from './commands/publish-run.ts';
import { type ACohort, aCohort, aRun, aVeto } from './fixtures.ts';
import { lapseJob, matchJob, questionJob } from './jobs.ts';
import type { NewQuestion, QuestionView } from './queries/question-views.ts';
import { api } from './routes/index.ts';

let world: World;
const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
beforeAll(async () => {
  world = await openWorld({ jobs: [questionJob as typeof lapseJob, matchJob as typeof lapseJob, lapseJob] });
});
afterAll(() => world.close());

const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, actor = coordinator) =>
  world.request(api, actor, method, `/api/v1/${path}`, body);
/** Asks as the coordinator of this cohort, lets the engine answer, and reads the answer. */
async function answerTo(cohort: ACohort, runId: string, question: NewQuestion): Promise<QuestionView> {
  const actor = asPerson(cohort.mentees[0]?.personId ?? '', ['coordinator']);
  const asked = await call('POST', `match-runs/${runId}/questions`, question, actor);
  expect(asked.status).toBe(201);
  await world.drain();
  return (await call('GET', `match-questions/${asked.body.questionId}`)).body;
}
const tried = (change: Partial<MatchingPolicy>): NewQuestion => ({
  kind: 'what-if',
  policy: matchingPolicy.parse({ ...matchingPolicy.parse({}), ...change }),
});

describe('what it would take to place the people left over', () => {
  let cohort: ACohort;
  let runId: string;
  beforeAll(async () => {
    cohort = await aCohort(world.ctx(), {
      mentors: [{ grade: 1 }, { grade: 1, about: ['Prompting'] }],
      mentees: [
        { grade: 5 },
        { grade: 5, about: ['Budgets'], name: 'Una Ruf' },
        { grade: 2, name: 'Low Rung', about: ['Prompting'] },
      ],
    });
    runId = await aRun(world.ctx(), cohort.programmeId);
  });

  test('names the smallest sets of rules, whom each would place, and the policy to try', async () => {
    const { state, relaxations } = await answerTo(cohort, runId, { kind: 'relaxations' });
    expect(state).toBe('finished');
    const topic = relaxations?.find((one) => one.rules.map((rule) => rule.code).join() === 'loosen.topic');
    expect(topic).toMatchObject({ morePairs: 1, policy: { requireSharedTopic: false } });
    expect(topic?.places.map((person) => person.name)).toContain('Una Ruf');
    const low = relaxations?.find((one) => one.places.some((person) => person.name === 'Low Rung'));
    expect(low?.rules.map((rule) => rule.code)).toContain('loosen.grade-gap');
    expect(low?.policy).toMatchObject({ minGradeGap: 1, maxGradeGap: null });
  });

  test('the policy it offers does what it says when it is tried', async () => {
    const { relaxations } = await answerTo(cohort, runId, { kind: 'relaxations' });
    for (const one of relaxations ?? []) {
      if (!one.policy) continue;
      const { whatIf } = await answerTo(cohort, runId, { kind: 'what-if', policy: one.policy });
      const gains = whatIf?.gains.map((person) => person.personId) ?? [];
      expect(gains).toEqual(expect.arrayContaining(one.places.map((person) => person.personId)));
      expect((whatIf?.after.pairs ?? 0) - (whatIf?.before.pairs ?? 0)).toBe(one.morePairs);
    }
  });

  test('is asked once however many ask', async () => {
    const ask = () => call('POST', `match-runs/${runId}/questions`, { kind: 'relaxations' }, as(cohort));
    expect((await ask()).body).toEqual((await ask()).body);
  });

  test('for circles is asked of circles: a rule that fills one places all of its mentees', async () => {
    const circles = await aCohort(world.ctx(), {
      programme: { format: 'circle', policy: { circleLeast: 3, circleMost: 4 } },
      mentors: [{ grade: 1, capacity: 4 }],
      mentees: [{ grade: 2 }, { grade: 5 }, { grade: 5 }],
    });
    const run = await aRun(world.ctx(), circles.programmeId);
    const { relaxations } = await answerTo(circles, run, { kind: 'relaxations' });
    const [first] = relaxations ?? [];
    expect(first).toMatchObject({ rules: [{ code: 'loosen.grade-gap' }], morePairs: 3 });
    expect(first?.places).toHaveLength(3);
  });

  test('the same for a private wish: nothing in it tells that one exists', async () => {
    const two = await aCohort(world.ctx(), { mentors: [{ grade: 1 }], mentees: [{ grade: 5 }] });
    await aVeto(world.ctx(), two);
    const vetoed = await aRun(world.ctx(), two.programmeId);
    expect((await answerTo(two, vetoed, { kind: 'relaxations' })).relaxations).toEqual([]);
  });
});

const as = (cohort: ACohort) => asPerson(cohort.mentees[0]?.personId ?? '', ['coordinator']);

const reportsTo = (id = '', managerId = '') =>
  world.db.updateTable('people').set({ managerId }).where('id', '=', id).execute();

describe('another policy on the same people', () => {
  let cohort: ACohort;
  let runId: string;
  beforeAll(async () => {
    cohort = await aCohort(world.ctx(), {
      mentees: [{ grade: 8, name: 'Top Post' }, { grade: 6 }],
      mentors: [{ grade: 1 }, { grade: 1, about: ['Social media', 'Prompting'] }],
    });
    const between = await aPerson(world.ctx(), { grade: 3 });
    const [top, middle] = cohort.mentees.map((one) => one.personId);
    await reportsTo(middle, top);
    await reportsTo(between.id, middle);
    for (const { personId } of cohort.mentors) await reportsTo(personId, between.id);
    runId = await aRun(world.ctx(), cohort.programmeId);
  });

  test('the policy of the run itself changes nothing, to the pair', async () => {
    const { whatIf } = await answerTo(cohort, runId, tried({}));
    expect(whatIf).toMatchObject({ made: [], broken: [], gains: [], loses: [], kept: 1, isProven: true });
    expect(whatIf?.after).toEqual(whatIf?.before);
  });

  test('“any depth” says whom it leaves without anybody before it can be chosen', async () => {
    const { whatIf, policy } = await answerTo(cohort, runId, tried({ chainDepth: 'any' }));
    expect(policy).toMatchObject({ chainDepth: 'any' });
    expect(whatIf?.stranded.map((one) => one.person.name)).toContain('Top Post');
    expect(whatIf?.stranded[0]?.words?.sentence).toBe('One of them stands above the other in the same reporting line.');
    expect(whatIf?.after).toMatchObject({ pairs: 0, eligiblePairs: 0 });
  });

  test('nothing is saved: the programme keeps its policy and the run its pairs', async () => {
    await answerTo(cohort, runId, tried({ minGradeGap: 6 }));
    const run = (await call('GET', `match-runs/${runId}`)).body;
    expect(run).toMatchObject({ isStale: false, policy: { minGradeGap: 2 }, summary: { proposals: 1 } });
  });

  test('weights that do not add up are refused beside the field; others may not ask', async () => {
    const policy = matchingPolicy.parse({});
    const question = { kind: 'what-if', policy: { ...policy, weights: { ...policy.weights, need: 46 } } };
    const refused = await call('POST', `match-runs/${runId}/questions`, question);
    expect(refused).toMatchObject({ status: 422, body: { errors: { 'policy.weights': expect.any(String) } } });
    const participant = asPerson(cohort.mentors[0]?.personId ?? '');
    expect((await call('POST', `match-runs/${runId}/questions`, tried({}), participant)).status).toBe(403);
    expect((await call('GET', `match-runs/${runId}/questions`, undefined, participant)).status).toBe(403);
  });

  test('is refused when the people are no longer those of the run, or the pairs are with them', async () => {
    const other = await aCohort(world.ctx());
    const asked = await aRun(world.ctx(), other.programmeId);
    const ask = () => call('POST', `match-runs/${asked}/questions`, tried({ chainDepth: 3 }), as(other));
    expect((await ask()).status).toBe(201);
    await publishRun(world.ctx(), asked);
    expect(await ask()).toMatchObject({ status: 409, body: { type: '/problems/run-stale' } });
    const { id: personId } = await aPerson(world.ctx(), { grade: 1 });
    await anEnrolment(world.ctx(), { programmeId: cohort.programmeId, personId, side: 'mentor' });
    const late = await call('POST', `match-runs/${runId}/questions`, tried({}), as(cohort));
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/run-stale' } });
  });
});

describe('a long question', () => {
  let cohort: ACohort;
  let runId: string;
  beforeAll(async () => {
    cohort = await aCohort(world.ctx());
    runId = await aRun(world.ctx(), cohort.programmeId);
  });
  const ask = (question: NewQuestion) => call('POST', `match-runs/${runId}/questions`, question, as(cohort));

  test('replays the run to the same bytes, and the second program agrees', async () => {
    const { replay } = await answerTo(cohort, runId, { kind: 'replay' });
    const run = (await call('GET', `match-runs/${runId}`)).body;
    expect(replay).toEqual({ isSame: true, isVerified: true, resultSha256: run.resultSha256 });
  });

  test('can be left, found again and taken back; three may wait', async () => {
    const ids = [];
    for (const chainDepth of [1, 3, 4]) ids.push((await ask(tried({ chainDepth }))).body.questionId);
    expect(await ask(tried({}))).toMatchObject({ status: 409, body: { type: '/problems/questions-waiting' } });
    const cancel = (id: string) => call('PUT', `match-questions/${id}/cancellation`);
    expect((await cancel(ids[0])).status).toBe(204);
    expect((await cancel(ids[0])).status).toBe(204);
    await world.drain();
    const { questions } = (await call('GET', `match-runs/${runId}/questions`)).body as { questions: QuestionView[] };
    const states = new Map(questions.map((one) => [one.id, one.state]));
    expect(ids.map((id) => states.get(id))).toEqual(['cancelled', 'finished', 'finished']);
    expect((await cancel(ids[1])).status).toBe(409);
  });

  test('of somebody else’s programme is not found', async () => {
    const { questions } = (await call('GET', `match-runs/${runId}/questions`)).body as { questions: QuestionView[] };
    const participant = asPerson(cohort.mentors[0]?.personId ?? '');
    expect((await call('GET', `match-questions/${questions[0]?.id}`, undefined, participant)).status).toBe(404);
    expect((await call('PUT', `match-questions/${questions[0]?.id}/cancellation`, undefined, participant)).status).toBe(
      404,
    );
  });
});
