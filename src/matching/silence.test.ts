import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getMentorship, listMentorships } from '#mentorships';
import { type Actor, type Ctx, seededIds } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { answerProposal } from './commands/answer-proposal.ts';
import { closeDueProposals } from './commands/close-due.ts';
import { publishRun } from './commands/publish-run.ts';
import { requestRun } from './commands/request-run.ts';
import { type ACohort, aCohort, aRun } from './fixtures.ts';
import { getOwnProposal, listOwnProposals, offersOf } from './queries/own-proposals.ts';
import { listProposals } from './queries/proposals.ts';
import { getRun } from './queries/runs.ts';
import { api } from './routes/index.ts';

let world: World;
let cohort: ACohort;
let mentor: string;
let mentee: string;
let proposalId: string;
let runId: string;
beforeAll(async () => {
  world = await openWorld();
});
beforeAll(async () => {
  cohort = await aCohort(world.ctx());
  runId = await aRun(world.ctx(), cohort.programmeId);
  await publishRun(world.ctx(), runId);
  const { proposals } = await listProposals(world.ctx(), runId, { limit: 1, offset: 0 });
  mentor = proposals[0]?.mentor.personId ?? '';
  mentee = proposals[0]?.mentee.personId ?? '';
  proposalId = proposals[0]?.id ?? '';
});
afterAll(() => world.close());

class Undo extends Error {}
type As = (actor: Actor) => Ctx;
/** Tells a story that is taken back afterwards, so that the next one starts from the same bytes. */
async function inAWorld(story: (as: As, later: (days: number) => As) => Promise<unknown>): Promise<string> {
  let seen = '';
  await world.db
    .transaction()
    .execute(async (db) => {
      const ids = seededIds('two worlds');
      const as = (days: number) => (actor: Actor) => {
        const now = () => world.clock.now().add({ hours: days * 24 });
        return { ...world.ctx(actor), db, ids, clock: { now } };
      };
      seen = JSON.stringify(await story(as(0), as));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return seen;
}

const system: Actor = { kind: 'system', job: 'matching-lapse' };
const coordinator: Actor = { kind: 'operator' };

describe('law 3: a private decline cannot be told from silence', () => {
  /** Everything the mentee, and everything anybody but the mentor, can see: pages, events, the next snapshot. */
  const story =
    (mentorSays: 'decline' | null, menteeSays: 'accept' | null) => async (as: As, later: (days: number) => As) => {
      const seen: unknown[] = [];
      const look = async (at: As) => {
        const own = at(asPerson(mentee));
        seen.push(await listOwnProposals(own), await getOwnProposal(own, proposalId), await listMentorships(own, {}));
        seen.push(
          await listProposals(at(coordinator), runId, { limit: 10, offset: 0 }),
          await getRun(at(coordinator), runId),
        );
        seen.push(await at(coordinator).db.selectFrom('events').selectAll().orderBy('id').execute());
      };
      if (mentorSays) await answerProposal(as(asPerson(mentor)), proposalId, mentorSays);
      if (menteeSays) await answerProposal(as(asPerson(mentee)), proposalId, menteeSays);
      await look(as);
      await look(later(6));
      const inTheEnd = later(8);
      await look(inTheEnd);
      await closeDueProposals(inTheEnd(system));
      await look(inTheEnd);
      const next = await requestRun(inTheEnd(coordinator), cohort.programmeId);
      seen.push(
        await inTheEnd(coordinator).db.selectFrom('matchRuns').selectAll().where('id', '=', next.runId).execute(),
      );
      return seen;
    };

  test('whatever the mentee answered, every byte they and the coordinator see is the same in both worlds', async () => {
    for (const menteeSays of ['accept', null] as const) {
      const declined = await inAWorld(story('decline', menteeSays));
      const silent = await inAWorld(story(null, menteeSays));
      expect(declined).toContain('lapsed');
      expect(declined).toBe(silent);
    }
  });

  test('the story can tell worlds apart: an acceptance by both does show', async () => {
    const accepted = await inAWorld(async (as) => {
      await answerProposal(as(asPerson(mentor)), proposalId, 'accept');
      await answerProposal(as(asPerson(mentee)), proposalId, 'accept');
      return listOwnProposals(as(asPerson(mentee)));
    });
    expect(accepted).toContain('begun');
  });

  test('nobody can tell who accepted last: what is stored about the beginning is the same', async () => {
    const inOrder = (people: string[]) =>
      inAWorld(async (as) => {
        for (const id of people) await answerProposal(as(asPerson(id)), proposalId, 'accept');
        const { db } = as(coordinator);
        return [
          await db.selectFrom('events').selectAll().orderBy('id').execute(),
          await db.selectFrom('mentorships').selectAll().execute(),
          await listOwnProposals(as(asPerson(mentee))),
        ];
      });
    expect(await inOrder([mentor, mentee])).toBe(await inOrder([mentee, mentor]));
  });
});

describe('reasons', () => {
  test('are worded for whoever reads them, and tell of no wish, waiting or score', async () => {
    const own = await Promise.all([mentor, mentee].map((id) => getOwnProposal(world.ctx(asPerson(id)), proposalId)));
    expect(own.map(({ reasons }) => reasons[0]?.sentence)).toEqual([
      'You can teach {topics}, which {mentee} wants to learn.',
      '{mentor} can teach {topics}, which you want to learn.',
    ]);
    for (const { reasons } of own)
      for (const { code, sentence } of reasons) {
        expect(['term.need-fit', 'term.mutual', 'term.cross-unit', 'term.availability']).toContain(code);
        expect(sentence).not.toMatch(/\b(They|them)\b/);
      }
  });

  test('of the mails and of the coordinator’s preview are those of the page, for each side', async () => {
    const [offer] = (await offersOf(world.ctx(system), runId)).filter((one) => one.proposalId === proposalId);
    const { proposals } = await listProposals(world.ctx(), runId, { limit: 100, offset: 0 });
    const told = proposals.find((one) => one.id === proposalId)?.told;
    for (const [side, id] of [
      ['mentor', mentor],
      ['mentee', mentee],
    ] as const) {
      const { reasons } = await getOwnProposal(world.ctx(asPerson(id)), proposalId);
      expect(offer?.reasons[side]).toEqual(reasons);
      expect(told?.[side]).toEqual(reasons);
    }
  });
});

describe('answering over HTTP', () => {
  const put = (actor: Actor, answer: string, id = proposalId) =>
    world.request(api, actor, 'PUT', `/api/v1/proposals/${id}/answer`, { answer });

  test('one’s own answer can be read and changed; the other’s cannot be seen; both accepting begins it', async () => {
    expect((await put(asPerson(mentor), 'decline')).status).toBe(204);
    expect(await getOwnProposal(world.ctx(asPerson(mentor)), proposalId)).toMatchObject({ myAnswer: 'decline' });
    expect((await put(asPerson(mentee), 'accept')).status).toBe(204);
    const seen = await world.request(api, asPerson(mentee), 'GET', '/api/v1/proposals');
    expect(seen.body.proposals).toMatchObject([
      { id: proposalId, state: 'open', myAnswer: 'accept', mySide: 'mentee' },
    ]);
    expect(seen.text).not.toContain('decline');
    expect((await put(asPerson(mentor), 'accept')).status).toBe(204);
    const begun = await getOwnProposal(world.ctx(asPerson(mentee)), proposalId);
    expect(begun.state).toBe('begun');
    expect((await getMentorship(world.ctx(asPerson(mentor)), begun.mentorshipId ?? '')).members).toHaveLength(2);
  });

  test('closed, somebody else’s and made-up proposals and answers are refused', async () => {
    expect(await put(asPerson(mentor), 'decline')).toMatchObject({
      status: 409,
      body: { type: '/problems/proposal-closed' },
    });
    const other = (await listProposals(world.ctx(), runId, { limit: 3, offset: 0 })).proposals.find(
      (one) => one.state === 'offered',
    );
    expect((await put(asPerson(mentor), 'accept', other?.id)).status).toBe(404);
    expect((await put(asPerson(other?.mentor.personId ?? ''), 'maybe', other?.id)).status).toBe(422);
    expect((await put(asPerson(mentor), 'accept', mentor)).status).toBe(404);
  });

  test('after its time a proposal reads as lapsed even before the sweep, and the sweep is harmless twice', async () => {
    world.clock.advance({ days: 8 });
    const open = (await listProposals(world.ctx(), runId, { limit: 3, offset: 0 })).proposals.filter(
      (one) => one.state === 'offered',
    );
    const own = asPerson(open[0]?.mentee.personId ?? '');
    expect((await listOwnProposals(world.ctx(own)))[0]?.state).toBe('lapsed');
    expect(await closeDueProposals(world.ctx(system))).toBe(2);
    expect(await closeDueProposals(world.ctx(system))).toBe(0);
    expect(await put(own, 'accept', open[0]?.id)).toMatchObject({ status: 409 });
  });
});
