import { findMentorship, pausesOf } from '#mentorships';
import { type Ctx, notFound } from '#platform';
import { can, type MeetingDeed, type Pair } from '../access.ts';
import type { Break, PairState } from '../rules.ts';

export type PairMember = {
  personId: string;
  side: 'mentor' | 'mentee';
  givenName: string;
  timeZone: string;
};

export type PairFacts = Pair & {
  mentorshipId: string;
  state: PairState;
  /** The day the pair goes on, while it is paused until a day. */
  resumesOn: string | null;
  pauses: readonly Break[];
  members: PairMember[];
  cadenceDays: number;
  meetingMinutes: number;
  timeZone: string;
};

/** What meetings need to know of a mentorship; undefined when there is none. */
export async function findPair(ctx: Ctx, mentorshipId: string): Promise<PairFacts | undefined> {
  const mentorship = await findMentorship(ctx, mentorshipId);
  if (!mentorship) return undefined;
  const programme = await ctx.db
    .selectFrom('programmes')
    .select(['cadenceDays', 'meetingMinutes', 'timeZone'])
    .where('id', '=', mentorship.programmeId)
    .executeTakeFirstOrThrow();
  const memberIds = mentorship.members.map((member) => member.personId);
  const people = await ctx.db
    .selectFrom('people')
    .select(['id', 'givenName', 'timeZone'])
    .where('id', 'in', memberIds)
    .execute();
  const members = mentorship.members.flatMap((member) => {
    const person = people.find((candidate) => candidate.id === member.personId);
    return person ? [{ ...member, givenName: person.givenName, timeZone: person.timeZone }] : [];
  });
  const { programmeId, state, resumesOn } = mentorship;
  const pauses = await pausesOf(ctx, mentorshipId);
  return { mentorshipId, programmeId, state, resumesOn, pauses, members, memberIds, ...programme };
}

/** The mentorship for a deed of this actor; not-found both when there is none and when it is not theirs to see. */
export async function requirePair(ctx: Ctx, mentorshipId: string, deed: MeetingDeed, meetingId?: string) {
  const pair = await findPair(ctx, mentorshipId);
  if (!pair || !can(ctx.actor, deed, pair, meetingId)) throw notFound();
  return pair;
}
