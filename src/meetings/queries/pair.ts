import { type Ctx, notFound } from '#platform';
import { can, type MeetingDeed, type Pair } from '../access.ts';
import type { PairState } from '../rules.ts';

export type PairMember = {
  personId: string;
  side: 'mentor' | 'mentee';
  givenName: string;
  timeZone: string;
};

export type PairFacts = Pair & {
  mentorshipId: string;
  state: PairState;
  members: PairMember[];
  cadenceDays: number;
  meetingMinutes: number;
  timeZone: string;
};

/** What meetings need to know of a mentorship; undefined when there is none. */
export async function findPair(ctx: Ctx, mentorshipId: string): Promise<PairFacts | undefined> {
  const row = await ctx.db
    .selectFrom('mentorships')
    .innerJoin('programmes', 'programmes.id', 'mentorships.programmeId')
    .leftJoin('mentorshipEndings', 'mentorshipEndings.mentorshipId', 'mentorships.id')
    .select(['programmeId', 'cadenceDays', 'meetingMinutes', 'timeZone', 'mentorshipEndings.endedAt'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('mentorshipPauses')
            .select('id')
            .whereRef('mentorshipPauses.mentorshipId', '=', 'mentorships.id')
            .where('resumedAt', 'is', null),
        )
        .as('isPaused'),
    )
    .where('mentorships.id', '=', mentorshipId)
    .executeTakeFirst();
  if (!row) return undefined;
  const members = await ctx.db
    .selectFrom('mentorshipMembers')
    .innerJoin('people', 'people.id', 'mentorshipMembers.personId')
    .select(['personId', 'side', 'givenName', 'timeZone'])
    .where('mentorshipId', '=', mentorshipId)
    .orderBy('side', 'desc')
    .orderBy('personId')
    .execute();
  return {
    mentorshipId,
    programmeId: row.programmeId,
    state: row.endedAt ? 'ended' : row.isPaused ? 'paused' : 'active',
    cadenceDays: row.cadenceDays,
    meetingMinutes: row.meetingMinutes,
    timeZone: row.timeZone,
    members: members.map((member) => ({ ...member, side: member.side === 'mentor' ? 'mentor' : 'mentee' })),
    memberIds: members.map((member) => member.personId),
  };
}

/** The mentorship for a deed of this actor; not-found both when there is none and when it is not theirs to see. */
export async function pairFor(ctx: Ctx, mentorshipId: string, deed: MeetingDeed, meetingId?: string) {
  const pair = await findPair(ctx, mentorshipId);
  if (!pair || !can(ctx.actor, deed, pair, meetingId)) throw notFound();
  return pair;
}
