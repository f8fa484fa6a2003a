import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endMentorship, listMentorships } from '#mentorships';
import { asPerson, openWorld, type World } from '#platform/testing';
import { changePolicy, getProgramme } from '#programmes';
import { aProgramme } from '../programmes/fixtures.ts';
import { forbidPair } from './commands/decide.ts';
import { publishRun } from './commands/publish-run.ts';
import { type ACohort, aCohort, aRun } from './fixtures.ts';
import { listDecisions } from './queries/decisions.ts';
import { listProposals } from './queries/proposals.ts';
import { getRun } from './queries/runs.ts';
import { api } from './routes/index.ts';

const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const page = { limit: 100, offset: 0 };
const pairsOf = async (runId: string) =>
  (await listProposals(world.ctx(), runId, page)).proposals.map(
    (one) => `${one.mentor.personId} ${one.mentee.personId}`,
  );
const asCoordinator = async (personId: string | undefined) => asPerson(personId ?? '', ['coordinator']);

describe('locks and forbids', () => {
  let cohort: ACohort;
  beforeAll(async () => {
    cohort = await aCohort(world.ctx(), { mentors: [{ grade: 1 }, { grade: 1 }, { grade: 4 }] });
  });
  const decide = async (kind: 'match-locks' | 'match-forbids', mentor: number, mentee: number, reason = '') =>
    world.request(
      api,
      await asCoordinator(cohort.mentors[2]?.personId),
      'POST',
      `/api/v1/programmes/${cohort.programmeId}/${kind}`,
      {
        mentorEnrolmentId: cohort.mentors[mentor]?.enrolmentId,
        menteeEnrolmentId: cohort.mentees[mentee]?.enrolmentId,
        reason,
      },
    );
  const key = (mentor: number, mentee: number) =>
    `${cohort.mentors[mentor]?.personId} ${cohort.mentees[mentee]?.personId}`;

  test('a lock holds and a forbid keeps apart in the next run; taking them back frees both', async () => {
    const locked = await decide('match-locks', 0, 2);
    expect(locked.status).toBe(201);
    expect((await decide('match-forbids', 1, 0, 'They know each other too well')).status).toBe(201);
    const runId = await aRun(world.ctx(), cohort.programmeId);
    const pairs = await pairsOf(runId);
    expect(pairs).toContain(key(0, 2));
    expect(pairs).not.toContain(key(1, 0));
    const list = () =>
      world.request(api, coordinator, 'GET', `/api/v1/programmes/${cohort.programmeId}/match-decisions`);
    expect((await list()).body.decisions).toHaveLength(2);
    const lifted = await world.request(api, coordinator, 'DELETE', `/api/v1/match-decisions/${locked.body.id}`);
    expect(lifted.status).toBe(204);
    expect((await list()).body.decisions).toMatchObject([{ kind: 'forbid' }]);
  });

  test('a lock that breaks a rule is refused with the rule in words', async () => {
    const refused = await decide('match-locks', 2, 0);
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/lock-refused' } });
    expect(refused.body.detail).toBe('The mentee must stand at least 2 grades above the mentor.');
  });

  test('a pair kept apart cannot be locked, nor a locked one kept apart, before the decision is taken back', async () => {
    world.clock.set('2026-11-20T12:00:00Z');
    const apart = await decide('match-forbids', 0, 0, 'They shared a flat');
    const refused = await decide('match-locks', 0, 0);
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/decision-stands' } });
    expect(refused.body.detail).toBe(
      'The two are kept apart since 2026-11-20: “They shared a flat” Take that back first.',
    );
    await world.request(api, coordinator, 'DELETE', `/api/v1/match-decisions/${apart.body.id}`);
    expect((await decide('match-locks', 0, 0)).status).toBe(201);
    const other = await decide('match-forbids', 0, 0, 'They argue');
    expect(other).toMatchObject({ status: 409, body: { detail: expect.stringContaining('locked since 2026-11-20.') } });
    const standing = (await listDecisions(world.ctx(), cohort.programmeId)).filter(
      (one) => one.mentor.enrolmentId === cohort.mentors[0]?.enrolmentId,
    );
    expect(standing).toMatchObject([{ kind: 'lock', reason: '' }]);
  });

  test('deciding the same once more changes the reason and nothing else; saying none keeps it', async () => {
    const first = await decide('match-locks', 1, 1, 'Both asked');
    world.clock.advance({ days: 2 });
    expect((await decide('match-locks', 1, 1)).body.id).toBe(first.body.id);
    const find = async () =>
      (await listDecisions(world.ctx(), cohort.programmeId)).find(({ id }) => id === first.body.id);
    const before = await find();
    expect(before).toMatchObject({ reason: 'Both asked' });
    await decide('match-locks', 1, 1, 'Both asked twice');
    expect(await find()).toEqual({ ...before, reason: 'Both asked twice' });
  });

  test('a forbid needs a reason; a pair of another programme is not found; a participant may not decide', async () => {
    expect((await decide('match-forbids', 0, 1)).body.errors).toHaveProperty('reason');
    const other = await aCohort(world.ctx());
    const body = {
      mentorEnrolmentId: other.mentors[0]?.enrolmentId,
      menteeEnrolmentId: other.mentees[0]?.enrolmentId,
      reason: 'x',
    };
    const path = `/api/v1/programmes/${cohort.programmeId}/match-locks`;
    expect((await world.request(api, coordinator, 'POST', path, body)).status).toBe(404);
    const participant = asPerson(cohort.mentors[0]?.personId ?? '');
    expect((await world.request(api, participant, 'POST', path, body)).status).toBe(403);
  });
});

describe('a lock that cannot stand', () => {
  const by = (cohort: ACohort) => asCoordinator(cohort.mentors[2]?.personId);
  const lock = async (cohort: ACohort, mentor: number, mentee: number) =>
    world.request(api, await by(cohort), 'POST', `/api/v1/programmes/${cohort.programmeId}/match-locks`, {
      mentorEnrolmentId: cohort.mentors[mentor]?.enrolmentId,
      menteeEnrolmentId: cohort.mentees[mentee]?.enrolmentId,
    });

  test('for want of places is refused, naming who has none', async () => {
    const cohort = await aCohort(world.ctx());
    expect((await lock(cohort, 0, 0)).status).toBe(201);
    expect((await lock(cohort, 0, 0)).status).toBe(201);
    const refused = await lock(cohort, 1, 0);
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/lock-refused' } });
    expect(refused.body.detail).toContain(`${cohort.mentees[0]?.name} has no place left`);
    expect((await lock(cohort, 1, 1)).status).toBe(201);
  });

  test('any more stops a run and a trial before they begin, with the pair and what stands against it', async () => {
    const cohort = await aCohort(world.ctx());
    await lock(cohort, 0, 0);
    const runId = await aRun(world.ctx(), cohort.programmeId);
    const { policy } = await getProgramme(world.ctx(), cohort.programmeId);
    const steep = { ...policy, minGradeGap: 5 };
    const broken = {
      status: 409,
      body: {
        type: '/problems/lock-broken',
        detail: expect.stringContaining(`${cohort.mentors[0]?.name} and ${cohort.mentees[0]?.name} are locked`),
        errors: { locks: 'The mentee must stand at least 5 grades above the mentor.' },
      },
    };
    const asked = { kind: 'what-if', policy: steep };
    const actor = await by(cohort);
    const ask = (path: string, body: object) => world.request(api, actor, 'POST', `/api/v1/${path}`, body);
    expect(await ask(`match-runs/${runId}/questions`, asked)).toMatchObject(broken);
    await changePolicy(world.ctx(), cohort.programmeId, { policy: steep, expectedVersion: 1 });
    expect(await ask(`programmes/${cohort.programmeId}/match-runs`, {})).toMatchObject(broken);
  });

  test('is no part of the weakest pair, and the proof says so', async () => {
    const cohort = await aCohort(world.ctx());
    await lock(cohort, 0, 0);
    const { summary, seal } = await getRun(world.ctx(), await aRun(world.ctx(), cohort.programmeId));
    const floor = summary?.objective.find(({ stage }) => stage === 'floor')?.value;
    expect(summary).toMatchObject({ floor, lockedFloor: expect.any(Number) });
    expect(seal?.stages.find(({ code }) => code === 'seal.floor')?.sentence).toContain('that is not locked');
  });
});

describe('publishing', () => {
  const publish = (runId: string, body = {}, actor = coordinator) =>
    world.request(api, actor, 'PUT', `/api/v1/match-runs/${runId}/publication`, body);

  test('offers every pair until a day, once; the pairs stand in the next run and are not proposed again', async () => {
    const cohort = await aCohort(world.ctx());
    const runId = await aRun(world.ctx(), cohort.programmeId);
    const own = await asCoordinator(cohort.mentees[0]?.personId);
    expect(await publish(runId, {}, own)).toMatchObject({ status: 200, body: { offered: 3, begun: 0, withheld: [] } });
    expect(await publish(runId, {}, own)).toMatchObject({ status: 409, body: { type: '/problems/run-published' } });
    const next = await getRun(world.ctx(), await aRun(world.ctx(), cohort.programmeId));
    expect(next.summary).toMatchObject({ proposals: 0, standing: 3, coveredMentees: 3 });
    expect(next.seal?.isProven).toBe(true);
  });

  test('with no acceptance asked the mentorships begin at once', async () => {
    const cohort = await aCohort(world.ctx(), { programme: { policy: { acceptance: 'none' } } });
    const runId = await aRun(world.ctx(), cohort.programmeId);
    expect(await publishRun(world.ctx(), runId)).toMatchObject({ offered: 0, begun: 3, answerBy: null });
    const begun = await listMentorships(world.ctx(), { programmeId: cohort.programmeId });
    expect(begun).toHaveLength(3);
    expect((await getRun(world.ctx(), runId)).outcome).toEqual({ begun: 3, offered: 0, lapsed: 0, withheld: 0 });
    expect((await listProposals(world.ctx(), runId, page)).proposals.map((one) => one.state)).toEqual(
      Array(3).fill('begun'),
    );
    await endMentorship(world.ctx(), begun[0]?.id ?? '');
    const next = await getRun(world.ctx(), await aRun(world.ctx(), cohort.programmeId));
    expect(next.summary).toMatchObject({ standing: 2, proposals: 1 });
  });

  test('says when something changed; published all the same, a pair that breaks a law today is withheld', async () => {
    const cohort = await aCohort(world.ctx(), { mentees: [{ grade: 5, name: 'Una Ruf' }, { grade: 5 }, { grade: 5 }] });
    const runId = await aRun(world.ctx(), cohort.programmeId);
    const { gradeId } = await world.db
      .selectFrom('people')
      .select('gradeId')
      .where('id', '=', cohort.mentors[0]?.personId ?? '')
      .executeTakeFirstOrThrow();
    const una = cohort.mentees[0]?.personId ?? '';
    await world.db.updateTable('people').set({ gradeId }).where('id', '=', una).execute();
    expect(await publish(runId)).toMatchObject({ status: 409, body: { type: '/problems/run-stale' } });
    const outcome = await publishRun(world.ctx(), runId, { evenIfStale: true });
    expect(outcome).toMatchObject({ offered: 2, withheld: [{ mentee: 'Una Ruf', words: { code: 'rule.grade-gap' } }] });
  });

  test('of two runs only one is published, and a pair that is kept apart by now is withheld', async () => {
    const cohort = await aCohort(world.ctx());
    const first = await aRun(world.ctx(), cohort.programmeId);
    const second = await aRun(world.ctx(), cohort.programmeId);
    world.clock.advance({ minutes: 1 });
    const [pair] = (await listProposals(world.ctx(), second, page)).proposals;
    await forbidPair(world.ctx(), cohort.programmeId, {
      mentorEnrolmentId: pair?.mentor.enrolmentId ?? '',
      menteeEnrolmentId: pair?.mentee.enrolmentId ?? '',
      reason: 'They are neighbours',
    });
    const done = await publishRun(world.ctx(), second, { evenIfStale: true });
    expect(done).toMatchObject({ offered: 2, withheld: [{ words: { code: 'rule.kept-apart' } }] });
    const { summary, outcome } = await getRun(world.ctx(), second);
    expect(summary).toMatchObject({ proposals: 3, coveredMentees: 3 });
    expect(outcome).toEqual({ begun: 0, offered: 2, lapsed: 0, withheld: 1 });
    expect((await getRun(world.ctx(), first)).outcome).toBeNull();
    const refused = await publish(first, { evenIfStale: true });
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/run-overtaken' } });
    const { proposals } = await listProposals(world.ctx(), first, page);
    expect(proposals.map((one) => one.state)).toEqual(Array(3).fill('draft'));
  });

  test('a run without an answer cannot be published, nor by a participant', async () => {
    const cohort = await aCohort(world.ctx());
    const programme = await aProgramme(world.ctx());
    const runId = await aRun(world.ctx(), cohort.programmeId);
    expect((await publish(runId, {}, asPerson(cohort.mentors[0]?.personId ?? ''))).status).toBe(403);
    expect((await publish(programme.id)).status).toBe(404);
  });
});
