import type { Ctx } from '#platform';
import { nowIso } from '#platform';
import { aProgramme } from '../programmes/fixtures.ts';
import { kits } from './seed.ts';

export type GivenMeeting = {
  mentorshipId: string;
  startsAt?: string;
  number?: number;
  durationMinutes?: number;
  timeZone?: string;
  place?: string;
  kit?: string;
  /** Who logged it, and how; nobody when left out. */
  logs?: { personId: string; wasHeld?: boolean; worthIt?: number; couldSpeak?: number; nextClear?: number }[];
  /** Times it was moved or cancelled by a side, oldest first. */
  changes?: { kind: 'moved' | 'cancelled'; side: 'mentor' | 'mentee'; fromStartsAt: string; changedAt: string }[];
};

/** A meeting as it stands in the database, also in the past; for seeds and tests. */
export async function aMeeting(ctx: Ctx, given: GivenMeeting): Promise<{ id: string; startsAt: string }> {
  const id = ctx.ids.next();
  const startsAt = given.startsAt ?? ctx.clock.now().add({ hours: 72 }).toString();
  const number = given.number ?? 1;
  const cancelled = given.changes?.find((change) => change.kind === 'cancelled');
  await ctx.db
    .insertInto('meetings')
    .values({
      id,
      mentorshipId: given.mentorshipId,
      number,
      startsAt,
      durationMinutes: given.durationMinutes ?? 60,
      timeZone: given.timeZone ?? 'UTC',
      place: given.place ?? '',
      kit: given.kit ?? kits.find((kit) => kit.number === number)?.key ?? 'skill-lab',
      calendarSequence: given.changes?.length ?? 0,
      createdAt: nowIso(ctx),
      cancelledAt: cancelled?.changedAt ?? null,
    })
    .execute();
  for (const change of given.changes ?? []) {
    await ctx.db
      .insertInto('meetingChanges')
      .values({
        id: ctx.ids.next(),
        meetingId: id,
        toStartsAt: change.kind === 'moved' ? startsAt : null,
        ...change,
      })
      .execute();
  }
  for (const log of given.logs ?? []) {
    const loggedAt = Temporal.Instant.from(startsAt).add({ hours: 2 }).toString();
    await ctx.db
      .insertInto('meetingLogs')
      .values({ wasHeld: true, ...log, meetingId: id, loggedAt })
      .execute();
  }
  return { id, startsAt };
}

export type PairOfTest = {
  id: string;
  programmeId: string;
  mentor: { id: string };
  mentee: { id: string };
  outsider: { id: string };
};
let pairs = 0;

/** A live mentorship of two people with mail addresses, in a running programme, and somebody outside it. */
export async function aPair(
  ctx: Ctx,
  given: { begunAt?: string; locale?: string; timeZones?: [string, string]; name?: string; address?: string } = {},
): Promise<PairOfTest> {
  pairs += 1;
  const now = nowIso(ctx);
  const programme = await aProgramme(ctx, { state: 'running', ...(given.name ? { name: given.name } : {}) });
  const [mentor = '', mentee = '', outsider = ''] = [ctx.ids.next(), ctx.ids.next(), ctx.ids.next()];
  const zones = [...(given.timeZones ?? ['Europe/Berlin', 'Europe/Berlin']), 'UTC'];
  const person = (id: string, givenName: string, at: number) => ({
    id,
    externalId: `${givenName}-${pairs}`,
    email: `${givenName.toLowerCase()}-${given.address ?? pairs}@example.org`,
    givenName,
    familyName: 'Example',
    locale: given.locale ?? 'en',
    timeZone: zones[at] ?? 'UTC',
    createdAt: now,
    updatedAt: now,
  });
  await ctx.db
    .insertInto('people')
    .values([person(mentor, 'Ada', 0), person(mentee, 'Bruno', 1), person(outsider, 'Clio', 2)])
    .execute();
  const id = ctx.ids.next();
  await ctx.db
    .insertInto('mentorships')
    .values({ id, programmeId: programme.id, origin: 'manual', begunAt: given.begunAt ?? now })
    .execute();
  await ctx.db
    .insertInto('mentorshipMembers')
    .values([
      { mentorshipId: id, personId: mentor, side: 'mentor' },
      { mentorshipId: id, personId: mentee, side: 'mentee' },
    ])
    .execute();
  return { id, programmeId: programme.id, mentor: { id: mentor }, mentee: { id: mentee }, outsider: { id: outsider } };
}
