import { afterAll, describe, expect, test } from 'vitest';
import { answerProposal, closeDueProposals } from '#matching';
import { endMentorship } from '#mentorships';
import type { Actor } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { anEnrolment } from '../enrolment/fixtures.ts';
import { aPair } from '../meetings/fixtures.ts';
import { aPerson } from '../people/fixtures.ts';
import { aProgramme } from '../programmes/fixtures.ts';
import { commsJobs } from './jobs.ts';
import { commsListeners } from './listeners.ts';

/** Law 3: two worlds with one private difference send the same bytes. */
const worlds: World[] = [];
afterAll(async () => {
  for (const world of worlds) await world.close();
});

async function open(): Promise<World> {
  const world = await openWorld({
    jobs: commsJobs,
    listeners: commsListeners,
    env: { SMTP_URL: 'smtp://127.0.0.1:1' },
  });
  worlds.push(world);
  return world;
}

const mailsOf = (world: World) =>
  world.db
    .selectFrom('mails')
    .select(['kind', 'toAddress', 'subject', 'textBody', 'htmlBody', 'calendar', 'createdAt', 'locale'])
    .orderBy('kind')
    .orderBy('toAddress')
    .execute();

const mostRecent = (world: World, kind: string) =>
  mailsOf(world).then((mails) => mails.filter((mail) => mail.kind === kind));

describe('a proposal that lapses', () => {
  async function lapse(answers: Partial<Record<'mentor' | 'mentee', 'accept' | 'decline'>>) {
    const world = await open();
    const ctx = world.ctx();
    const programme = await aProgramme(ctx, { state: 'matching', name: 'Two ways' });
    const mentor = await aPerson(ctx, { name: 'Ada Mentor', grade: 1, email: 'ada@example.org' });
    const mentee = await aPerson(ctx, { name: 'Bruno Mentee', grade: 4, email: 'bruno@example.org' });
    const places = [
      await anEnrolment(ctx, { programmeId: programme.id, personId: mentor.id, side: 'mentor' }),
      await anEnrolment(ctx, { programmeId: programme.id, personId: mentee.id, side: 'mentee' }),
    ];
    const [runId, id] = [ctx.ids.next(), ctx.ids.next()];
    const offeredAt = ctx.clock.now().toString();
    await world.db
      .insertInto('matchRuns')
      .values({
        id: runId,
        programmeId: programme.id,
        requestedAt: offeredAt,
        policy: '{}',
        snapshot: '{}',
        snapshotSha256: '',
        factsSha256: '',
        engineVersion: '1',
        seed: 1,
      })
      .execute();
    await world.db
      .insertInto('proposals')
      .values({
        id,
        runId,
        programmeId: programme.id,
        mentorEnrolmentId: places[0]?.id ?? '',
        menteeEnrolmentId: places[1]?.id ?? '',
        score: 5000,
        contributions: '[]',
        reasons: '[]',
        offeredAt,
        answerBy: '2026-03-09T09:00:00Z',
      })
      .execute();
    for (const [side, answer] of Object.entries(answers))
      await answerProposal(world.ctx(asPerson(side === 'mentor' ? mentor.id : mentee.id)), id, answer);
    world.clock.set('2026-03-09T09:01:00Z');
    await closeDueProposals(world.ctx({ kind: 'system', job: 'lapse' }));
    await world.drain();
    return mostRecent(world, 'proposal-lapsed');
  }

  test('reads the same, to a byte, whether the mentor declined, the mentee declined or nobody answered', async () => {
    const silence = await lapse({});
    expect(silence.map((mail) => mail.toAddress)).toEqual(['ada@example.org', 'bruno@example.org']);
    expect(await lapse({ mentor: 'decline' })).toEqual(silence);
    expect(await lapse({ mentor: 'accept', mentee: 'decline' })).toEqual(silence);
  });
});

describe('a mentorship that ends', () => {
  async function end(by: 'mentor' | 'mentee' | 'coordinator') {
    const world = await open();
    const pair = await aPair(world.ctx(), { name: 'Two ways', address: 'end' });
    const actors: Record<typeof by, Actor> = {
      mentor: asPerson(pair.mentor.id),
      mentee: asPerson(pair.mentee.id),
      coordinator: asPerson(pair.outsider.id, ['coordinator'], pair.programmeId),
    };
    await endMentorship(world.ctx(actors[by]), pair.id);
    await world.drain();
    return mostRecent(world, 'mentorship-ended');
  }

  test('reads the same, to a byte, whoever asked for it, and the same for both', async () => {
    const byMentor = await end('mentor');
    expect(byMentor).toHaveLength(2);
    expect(await end('mentee')).toEqual(byMentor);
    expect(await end('coordinator')).toEqual(byMentor);
    const [one, other] = byMentor.map((mail) => mail.textBody.replace(/^Hello .*,/, ''));
    expect(one).toBe(other);
  });
});
