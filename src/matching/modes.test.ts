import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMentorships } from '#mentorships';
import { asPerson, openWorld, type World } from '#platform/testing';
import { answerProposal } from './commands/answer-proposal.ts';
import { closeDueProposals } from './commands/close-due.ts';
import { lockPair } from './commands/decide.ts';
import { publishRun } from './commands/publish-run.ts';
import { requestRun } from './commands/request-run.ts';
import { runNow } from './commands/run-now.ts';
import { type ACohort, aCohort, aRun } from './fixtures.ts';
import { listOwnProposals } from './queries/own-proposals.ts';
import { listProposals } from './queries/proposals.ts';
import { getRun } from './queries/runs.ts';
import { listUnmatched } from './queries/unmatched.ts';
import { api } from './routes/index.ts';
import type { NewRun } from './schema.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const all = { limit: 100, offset: 0 };
const seniors = (count: number) => Array.from({ length: count }, () => ({ grade: 5 }));
const juniors = (count: number, capacity = 1) => Array.from({ length: count }, () => ({ grade: 1, capacity }));
const pairsOf = async (runId: string) => (await listProposals(world.ctx(), runId, all)).proposals;
const inProgramme = ({ programmeId }: ACohort) => listMentorships(world.ctx(), { programmeId });
async function runOf({ programmeId }: ACohort, asked: NewRun): Promise<string> {
  const { runId } = await requestRun(world.ctx(), programmeId, asked);
  await runNow(world.ctx(), runId);
  return runId;
}
const system = { kind: 'system', job: 'matching-lapse' } as const;
const sweep = () => closeDueProposals(world.ctx(system));

describe('two mentors to one mentee', () => {
  const cohortOf = (acceptance: 'both' | 'none') =>
    aCohort(world.ctx(), {
      programme: { format: 'two_to_one', policy: { acceptance } },
      mentors: juniors(4),
      mentees: seniors(2),
    });

  test('every mentee gets two mentors, whatever they signed up with, and begins one mentorship with both', async () => {
    const cohort = await cohortOf('none');
    const runId = await aRun(world.ctx(), cohort.programmeId);
    expect(await getRun(world.ctx(), runId)).toMatchObject({ mode: 'optimal', seal: { kind: 'certificate' } });
    expect(await pairsOf(runId)).toHaveLength(4);
    expect(await publishRun(world.ctx(), runId)).toMatchObject({ begun: 4, withheld: [] });
    const begun = await inProgramme(cohort);
    expect(begun.map((one) => one.members.map((member) => member.side).sort())).toEqual(
      Array(2).fill(['mentee', 'mentor', 'mentor']),
    );
    expect((await pairsOf(runId)).map((one) => one.state)).toEqual(Array(4).fill('begun'));
  });

  test('begins with one mentor when only one of the two said yes in time', async () => {
    const cohort = await cohortOf('both');
    const runId = await aRun(world.ctx(), cohort.programmeId);
    await publishRun(world.ctx(), runId);
    const [pair, ...others] = await pairsOf(runId);
    const say = (personId = '', id = '') => answerProposal(world.ctx(asPerson(personId)), id, 'accept');
    await say(pair?.mentor.personId, pair?.id);
    const mine = others.filter((one) => one.mentee.personId === pair?.mentee.personId);
    for (const one of [pair, ...mine]) await say(one?.mentee.personId, one?.id);
    expect(await inProgramme(cohort)).toEqual([]);
    world.clock.advance({ days: 8 });
    await sweep();
    const [begun, ...more] = await inProgramme(cohort);
    expect(more).toEqual([]);
    expect(begun?.members.map((member) => member.personId).sort()).toEqual(
      [pair?.mentor.personId, pair?.mentee.personId].sort(),
    );
  });
});

describe('circles', () => {
  const policy = { circleLeast: 3, circleMost: 4 };
  const cohortOf = (mentees: number, acceptance: 'both' | 'none' = 'none') =>
    aCohort(world.ctx(), {
      programme: { format: 'circle', policy: { ...policy, acceptance } },
      mentors: juniors(3, 4),
      mentees: seniors(mentees),
    });

  test('open with their least number or not at all, and say what is proven and by what', async () => {
    const cohort = await cohortOf(7);
    const runId = await aRun(world.ctx(), cohort.programmeId);
    const run = await getRun(world.ctx(), runId);
    expect(run).toMatchObject({ mode: 'circles', summary: { proposals: 7, coveredMentees: 7 } });
    expect(run.seal).toMatchObject({ isProven: true, kind: 'search', gap: [] });
    const sizes = new Map<string, number>();
    for (const { mentor } of await pairsOf(runId)) sizes.set(mentor.personId, (sizes.get(mentor.personId) ?? 0) + 1);
    expect([...sizes.values()].sort()).toEqual([3, 4]);
  });

  test('begin as one mentorship each: one mentor and several mentees; a begun circle takes nobody new', async () => {
    const cohort = await cohortOf(7);
    expect(await publishRun(world.ctx(), await aRun(world.ctx(), cohort.programmeId))).toMatchObject({ begun: 7 });
    const members = (await inProgramme(cohort)).map((one) => one.members);
    expect(members.map((list) => list.filter((member) => member.side === 'mentee').length).sort()).toEqual([3, 4]);
    expect(members.every((list) => list.filter((member) => member.side === 'mentor').length === 1)).toBe(true);
    const next = await getRun(world.ctx(), await aRun(world.ctx(), cohort.programmeId));
    expect(next.summary).toMatchObject({ proposals: 0, standing: 7 });
  });

  test('a lock in a circle that cannot have its least number ends the run, and names the mentor', async () => {
    const cohort = await aCohort(world.ctx(), {
      programme: { format: 'circle', policy },
      mentors: [{ grade: 1, capacity: 4, name: 'Ada Birk' }],
      mentees: seniors(2),
    });
    const [mentorEnrolmentId = '', menteeEnrolmentId = ''] = [cohort.mentors[0], cohort.mentees[0]].map(
      (one) => one?.enrolmentId,
    );
    const operator = world.ctx({ kind: 'operator' });
    await lockPair(operator, cohort.programmeId, { mentorEnrolmentId, menteeEnrolmentId, reason: '' });
    const { failure } = await getRun(world.ctx(), await runOf(cohort, {}));
    expect(failure?.values.message).toContain('the locked circle of Ada Birk needs 3 mentees, and only 2 can join it.');
  });

  test('too few for a circle: nobody is paired and the mentor is told why', async () => {
    const cohort = await cohortOf(2);
    const runId = await aRun(world.ctx(), cohort.programmeId);
    expect((await getRun(world.ctx(), runId)).summary).toMatchObject({ proposals: 0, coveredMentees: 0 });
    const { unmatched, total } = await listUnmatched(world.ctx(), runId, all);
    expect(total).toBe(5);
    const told = unmatched.map((one) => `${one.side} ${one.reasons.map((reason) => reason.code).join()}`);
    expect([...new Set(told)]).toEqual(['mentee unmatched.circles-closed', 'mentor unmatched.circle-too-small']);
  });

  test('are matched in one way only', async () => {
    const { programmeId, mentees } = await cohortOf(3);
    const actor = asPerson(mentees[0]?.personId ?? '', ['coordinator']);
    const path = `/api/v1/programmes/${programmeId}/match-runs`;
    for (const way of ['calm', 'stable']) {
      expect(await world.request(api, actor, 'POST', path, { way })).toMatchObject({
        status: 409,
        body: { type: '/problems/circles-only' },
      });
    }
  });

  /** One circle of four: everybody says yes but `odd`, who declines or is silent. */
  async function story(oddSays: 'decline' | null) {
    const cohort = await aCohort(world.ctx(), {
      programme: { format: 'circle', policy },
      mentors: juniors(1, 4),
      mentees: seniors(4),
    });
    const runId = await aRun(world.ctx(), cohort.programmeId);
    await publishRun(world.ctx(), runId);
    const [odd, ...others] = await pairsOf(runId);
    for (const { id, mentor, mentee } of [...others, odd].flatMap((one) => one ?? [])) {
      await answerProposal(world.ctx(asPerson(mentor.personId)), id, 'accept');
      if (id !== odd?.id) await answerProposal(world.ctx(asPerson(mentee.personId)), id, 'accept');
    }
    if (oddSays) await answerProposal(world.ctx(asPerson(odd?.mentee.personId ?? '')), odd?.id ?? '', oddSays);
    const before = await inProgramme(cohort);
    world.clock.advance({ days: 8 });
    await sweep();
    const seen = await listOwnProposals(world.ctx(asPerson(others[0]?.mentee.personId ?? '')));
    return { before, after: await inProgramme(cohort), odd: odd?.mentee.personId, seen: seen[0]?.state };
  }

  test('begin on the answer day with those who said yes; a decline and a silence look alike until then and after', async () => {
    const [declined, silent] = [await story('decline'), await story(null)];
    for (const { before, after, odd, seen } of [declined, silent]) {
      expect(before).toEqual([]);
      expect(after).toHaveLength(1);
      expect(after[0]?.members).toHaveLength(4);
      expect(after[0]?.members.map((member) => member.personId)).not.toContain(odd);
      expect(seen).toBe('begun');
    }
  });

  test('begin at once when everybody has said yes', async () => {
    const cohort = await cohortOf(3, 'both');
    const runId = await aRun(world.ctx(), cohort.programmeId);
    await publishRun(world.ctx(), runId);
    for (const { id, mentor, mentee } of await pairsOf(runId)) {
      expect(await inProgramme(cohort)).toEqual([]);
      for (const one of [mentor, mentee]) await answerProposal(world.ctx(asPerson(one.personId)), id, 'accept');
    }
    expect((await inProgramme(cohort))[0]?.members).toHaveLength(4);
  });
});

describe('the fewest changes', () => {
  test('when somebody left, keeps every other pair under review and says what that cost', async () => {
    const cohort = await aCohort(world.ctx(), { mentors: juniors(4), mentees: seniors(3) });
    const first = await pairsOf(await aRun(world.ctx(), cohort.programmeId));
    const gone = first[0]?.mentor.enrolmentId ?? '';
    const now = world.clock.now().toString();
    await world.db.updateTable('enrolments').set({ withdrawnAt: now }).where('id', '=', gone).execute();
    const runId = await runOf(cohort, { way: 'calm' });
    const run = await getRun(world.ctx(), runId);
    expect(run).toMatchObject({ mode: 'repair', summary: { kept: { pairs: 2, of: 2 }, coveredMentees: 3 } });
    expect(run.seal).toMatchObject({ isProven: true, kind: 'certificate' });
    expect(run.cost?.find((one) => one.stage === 'pairs')).toMatchObject({ here: 3, best: 3 });
    const kept = (await pairsOf(runId)).filter((one) => one.isKept).map((one) => one.mentor.personId);
    expect(kept.sort()).toEqual(
      first
        .slice(1)
        .map((one) => one.mentor.personId)
        .sort(),
    );
  });

  test('without a run under review there is nothing to keep, and that is said', async () => {
    const cohort = await aCohort(world.ctx());
    const actor = asPerson(cohort.mentees[0]?.personId ?? '', ['coordinator']);
    const ask = () =>
      world.request(api, actor, 'POST', `/api/v1/programmes/${cohort.programmeId}/match-runs`, { way: 'calm' });
    expect(await ask()).toMatchObject({ status: 409, body: { type: '/problems/nothing-to-keep' } });
  });
});

describe('a stable run', () => {
  test('says that it is not the best answer and how far it is from it', async () => {
    const cohort = await aCohort(world.ctx());
    const run = await getRun(world.ctx(), await runOf(cohort, { way: 'stable', proposing: 'mentee' }));
    expect(run).toMatchObject({ mode: 'stable', proposing: 'mentee', seal: { isProven: false, kind: 'stable' } });
    expect(run.cost?.map((one) => one.stage)).toContain('total');
    for (const { stage, here, best } of run.cost ?? []) if (stage === 'pairs') expect(here).toBeLessThanOrEqual(best);
  });
});
