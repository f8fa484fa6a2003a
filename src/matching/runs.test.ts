import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { anEnrolment } from '../enrolment/fixtures.ts';
import { aPerson } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { publishRun } from './commands/publish-run.ts';
import { requestRun } from './commands/request-run.ts';
import { runNow } from './commands/run-now.ts';
import { type ACohort, aCohort, aRun } from './fixtures.ts';
import { lapseJob, matchJob } from './jobs.ts';
import { compareRuns } from './queries/compare.ts';
import { getRun } from './queries/runs.ts';
import { api } from './routes/index.ts';

const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
const stranger = asPerson('00000000-0000-7000-8000-00000000000b');
let world: World;
beforeAll(async () => {
  world = await openWorld({ jobs: [matchJob as typeof lapseJob, lapseJob] });
});
afterAll(() => world.close());

const get = (path: string, actor = coordinator) => world.request(api, actor, 'GET', `/api/v1/${path}`);
const post = (path: string, body?: unknown, actor = coordinator) =>
  world.request(api, actor, 'POST', `/api/v1/${path}`, body);

describe('a match run', () => {
  let cohort: ACohort;
  let runId: string;
  beforeAll(async () => {
    cohort = await aCohort(world.ctx(), {
      mentors: [{ grade: 1, name: 'Ada Birk' }, { grade: 2 }, { grade: 1, about: ['Prompting'] }],
      mentees: [{ grade: 5, name: 'Cem Dal' }, { grade: 6 }, { grade: 5, about: ['Prompting'] }, { grade: 2 }],
    });
    // The requester must be somebody of the directory.
    coordinator.kind === 'person' && Object.assign(coordinator, { personId: cohort.mentees[3]?.personId });
    const requested = await post(`programmes/${cohort.programmeId}/match-runs`);
    expect(requested.status).toBe(201);
    runId = requested.body.runId;
    expect((await get(`match-runs/${runId}`)).body).toMatchObject({ state: 'waiting', summary: null });
    await world.drain();
  });

  test('gives every mentee a partner or says the rule that blocked them, and carries a proven seal', async () => {
    const run = await get(`match-runs/${runId}`);
    expect(run.body).toMatchObject({
      state: 'finished',
      mentors: 3,
      mentees: 4,
      isStale: false,
      summary: { proposals: 3, coveredMentees: 3, coveredMentors: 3, standing: 0 },
      seal: { isProven: true },
    });
    expect(run.body.seal.stages.length).toBeGreaterThan(2);
    const unmatched = await get(`match-runs/${runId}/unmatched`);
    expect(unmatched.body).toMatchObject({
      total: 1,
      unmatched: [{ person: { personId: cohort.mentees[3]?.personId }, side: 'mentee', class: 'no-eligible-partner' }],
    });
    expect(unmatched.body.unmatched[0].removedBy[0].words.sentence).toContain('grades above');
  });

  test('each proposal says why in words with names and where the points come from', async () => {
    const { body } = await get(`match-runs/${runId}/proposals`);
    expect(body.total).toBe(3);
    for (const proposal of body.proposals) {
      const points = proposal.contributions.reduce((sum: number, part: { points: number }) => sum + part.points, 0);
      expect(points).toBe(proposal.score);
      const need = proposal.reasons.find((reason: { code: string }) => reason.code === 'term.need-fit');
      expect(['Social media', 'Prompting']).toContain(need.values.topics);
      expect(need.values.mentor).toBe(proposal.mentor.name);
    }
    const scores = body.proposals.map((proposal: { score: number }) => proposal.score);
    expect(scores[0]).toBe(Math.min(...scores));
  });

  test('why not: a refused pair names the rule, a possible one its price and the chain of changes', async () => {
    const [ada] = cohort.mentors;
    const path = (mentor = ada, mentee = cohort.mentees[3]) =>
      `match-runs/${runId}/why-not?mentorEnrolmentId=${mentor?.enrolmentId}&menteeEnrolmentId=${mentee?.enrolmentId}`;
    const refused = await get(path());
    expect(refused.body).toMatchObject({
      answer: 'refused',
      rules: [{ code: 'rule.grade-gap', values: { minimum: 2 } }],
    });
    const noTopic = await get(path(ada, cohort.mentees[2]));
    expect(noTopic.body).toMatchObject({ answer: 'refused', rules: [{ code: 'rule.topic' }] });
    const { body } = await get(`match-runs/${runId}/proposals`);
    const partner = body.proposals.find(
      (one: { mentor: { personId: string } }) => one.mentor.personId === ada?.personId,
    );
    const other = cohort.mentees.slice(0, 2).find((one) => one.personId !== partner.mentee.personId);
    const possible = await get(path(ada, other));
    expect(possible.body.answer).toBe('possible');
    expect(possible.body.chain.length).toBeGreaterThan(0);
    expect((await get(path(ada, { ...cohort.mentees[0], enrolmentId: ada?.enrolmentId } as never))).status).toBe(404);
  });

  test('is the coordinator’s alone', async () => {
    expect((await get(`match-runs/${runId}`, stranger)).status).toBe(404);
    for (const path of ['proposals', 'unmatched']) {
      expect((await get(`match-runs/${runId}/${path}`, stranger)).status).toBe(403);
    }
    expect((await post(`programmes/${cohort.programmeId}/match-runs`, undefined, stranger)).status).toBe(403);
  });

  test('says when something changed since, and a re-run shows what it changed', async () => {
    const newcomer = await aPerson(world.ctx(), { grade: 1 });
    await anEnrolment(world.ctx(), { programmeId: cohort.programmeId, personId: newcomer.id, side: 'mentor' });
    expect((await get(`match-runs/${runId}`)).body.isStale).toBe(true);
    const later = await aRun(world.ctx(), cohort.programmeId);
    const difference = await compareRuns(world.ctx(), runId, later);
    expect(difference).toMatchObject({ isSamePolicy: true, isSameSnapshot: false });
    expect(difference.kept + difference.addedCount).toBe(3);
    expect([difference.addedCount, difference.removedCount]).toEqual([
      difference.added.length,
      difference.removed.length,
    ]);
  });
});

describe('runs that cannot be', () => {
  test('no mentors, no mentees or nobody: a sentence with the next step, and nothing waits', async () => {
    const programme = await aProgramme(world.ctx(), { state: 'matching' });
    const ask = () => post(`programmes/${programme.id}/match-runs`);
    expect(await ask()).toMatchObject({ status: 409, body: { type: '/problems/nobody-to-match' } });
    const mentee = await aPerson(world.ctx(), { grade: 5 });
    await anEnrolment(world.ctx(), { programmeId: programme.id, personId: mentee.id, side: 'mentee' });
    expect((await ask()).body.detail).toContain('No mentor is enrolled');
    expect((await get(`programmes/${programme.id}/match-runs`)).body.runs).toEqual([]);
  });

  test('somebody without a grade is left out and told why, the others are matched', async () => {
    const cohort = await aCohort(world.ctx(), { mentors: [{ grade: 1 }, { grade: null, name: 'Nil Ohm' }] });
    const runId = await aRun(world.ctx(), cohort.programmeId);
    const { body } = await get(`match-runs/${runId}/unmatched`);
    expect(body.unmatched[0]).toMatchObject({ class: 'no-grade', person: { name: 'Nil Ohm' } });
    expect((await getRun(world.ctx(), runId)).summary?.proposals).toBe(1);
  });

  test('a second run while one waits is refused; cancelled, it proposes nothing and the next may start', async () => {
    const cohort = await aCohort(world.ctx());
    const { runId } = await requestRun(world.ctx(), cohort.programmeId);
    const second = await post(`programmes/${cohort.programmeId}/match-runs`);
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/run-under-way' } });
    const cancelled = await world.request(api, coordinator, 'PUT', `/api/v1/match-runs/${runId}/cancellation`);
    expect(cancelled.status).toBe(204);
    await world.drain();
    expect((await getRun(world.ctx(), runId)).state).toBe('cancelled');
    expect((await get(`match-runs/${runId}/proposals`)).body.total).toBe(0);
    await aRun(world.ctx(), cohort.programmeId);
  });

  test('a run that was overtaken by a publication says so, in the list too, and is refused for it', async () => {
    const cohort = await aCohort(world.ctx());
    const first = await aRun(world.ctx(), cohort.programmeId);
    world.clock.advance({ minutes: 1 });
    const second = await aRun(world.ctx(), cohort.programmeId);
    expect((await get(`match-runs/${second}`)).body.isOvertaken).toBe(false);
    world.clock.advance({ minutes: 1 });
    await publishRun(world.ctx(), first);
    expect((await get(`match-runs/${first}`)).body).toMatchObject({ state: 'published', isOvertaken: false });
    expect((await get(`match-runs/${second}`)).body).toMatchObject({ state: 'finished', isOvertaken: true });
    const { runs } = (await get(`programmes/${cohort.programmeId}/match-runs`)).body;
    expect(runs.map((run: { isOvertaken: boolean }) => run.isOvertaken)).toEqual([true, false]);
    await expect(publishRun(world.ctx(), second, { evenIfStale: true })).rejects.toThrow('a proposal already');
  });

  test('an abort in the middle ends as cancelled', async () => {
    const cohort = await aCohort(world.ctx());
    const { runId } = await requestRun(world.ctx(), cohort.programmeId);
    const stop = new AbortController();
    stop.abort();
    await runNow(world.ctx(), runId, { signal: stop.signal });
    expect(await getRun(world.ctx(), runId)).toMatchObject({ state: 'cancelled', summary: null });
  });
});
