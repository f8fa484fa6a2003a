import { sql } from 'kysely';
import { breachesAmong } from '#people';
import type { Ctx } from '#platform';
import { getProgramme } from '#programmes';
import { type NewSignal, raiseSignal, resolveGone } from '../commands/signals.ts';
import { type Rhythm, warningsOf } from '../rules.ts';

const DAY_MS = 86_400_000;

type LiveRow = { id: string; begunAt: string; mentorId: string; menteeId: string };

async function live(ctx: Ctx, programmeId: string): Promise<LiveRow[]> {
  return ctx.db
    .selectFrom('mentorships')
    .innerJoin('mentorshipMembers as mentor', (join) =>
      join.onRef('mentor.mentorshipId', '=', 'mentorships.id').on('mentor.side', '=', 'mentor'),
    )
    .innerJoin('mentorshipMembers as mentee', (join) =>
      join.onRef('mentee.mentorshipId', '=', 'mentorships.id').on('mentee.side', '=', 'mentee'),
    )
    .leftJoin('mentorshipEndings', 'mentorshipEndings.mentorshipId', 'mentorships.id')
    .leftJoin('mentorshipPauses', (join) =>
      join.onRef('mentorshipPauses.mentorshipId', '=', 'mentorships.id').on('mentorshipPauses.resumedAt', 'is', null),
    )
    .select(['mentorships.id', 'begunAt', 'mentor.personId as mentorId', 'mentee.personId as menteeId'])
    .where('mentorships.programmeId', '=', programmeId)
    .where('mentorshipEndings.endedAt', 'is', null)
    .where('mentorshipPauses.id', 'is', null)
    .execute();
}

type MeetingRow = {
  mentorshipId: string;
  startsAt: string;
  wasHeld: boolean;
  wasLogged: boolean;
  menteeMoved: boolean;
  wasCancelled: boolean;
};

async function meetingsOf(ctx: Ctx, ids: string[]): Promise<Map<string, MeetingRow[]>> {
  const rows = await ctx.db
    .selectFrom('meetings')
    .select(['mentorshipId', 'startsAt'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('meetingLogs')
            .select('personId')
            .whereRef('meetingId', '=', 'meetings.id')
            .where('wasHeld', '=', true),
        )
        .as('wasHeld'),
      eb
        .exists(eb.selectFrom('meetingLogs').select('personId').whereRef('meetingId', '=', 'meetings.id'))
        .as('wasLogged'),
      eb
        .exists(
          eb
            .selectFrom('meetingChanges')
            .select('id')
            .whereRef('meetingId', '=', 'meetings.id')
            .where('side', '=', 'mentee'),
        )
        .as('menteeMoved'),
      eb
        .exists(
          eb
            .selectFrom('meetingChanges')
            .select('id')
            .whereRef('meetingId', '=', 'meetings.id')
            .where('kind', '=', 'cancelled'),
        )
        .as('wasCancelled'),
    ])
    .where(sql<boolean>`meetings.mentorship_id = any(${ids})`)
    .orderBy('startsAt', 'desc')
    .execute();
  const byPair = new Map<string, MeetingRow[]>();
  for (const row of rows) {
    const list = byPair.get(row.mentorshipId) ?? [];
    list.push({
      ...row,
      wasHeld: Boolean(row.wasHeld),
      wasLogged: Boolean(row.wasLogged),
      menteeMoved: Boolean(row.menteeMoved),
      wasCancelled: Boolean(row.wasCancelled),
    });
    byPair.set(row.mentorshipId, list);
  }
  return byPair;
}

function rhythmOf(
  pair: LiveRow,
  meetings: MeetingRow[],
  now: number,
  programme: { cadenceDays: number; startsOn: string },
): Rhythm {
  const begunAt = pair.begunAt > programme.startsOn ? pair.begunAt : programme.startsOn;
  const days = (iso: string) => Math.floor((now - Date.parse(iso)) / DAY_MS);
  const past = meetings.filter((meeting) => Date.parse(meeting.startsAt) <= now);
  const held = past.filter((meeting) => meeting.wasHeld);
  const lastHeld = held[0];
  const prompted = past.filter((meeting) => !meeting.wasCancelled);
  const silent = prompted.findIndex((meeting) => meeting.wasLogged);
  return {
    daysSinceBegun: days(begunAt),
    heldCount: held.length,
    daysSinceLastHeld: lastHeld ? days(lastHeld.startsAt) : null,
    cadenceDays: programme.cadenceDays,
    hasFutureMeeting: meetings.some((meeting) => Date.parse(meeting.startsAt) > now && !meeting.wasCancelled),
    menteeMoved: meetings.map((meeting) => meeting.menteeMoved),
    unansweredPrompts: silent < 0 ? prompted.length : silent,
  };
}

/** Recomputes every signal of a programme: rhythm (R1 to R4) and, against today's directory, laws 1 and 2 (L1, L2). */
export async function watchProgramme(ctx: Ctx, programmeId: string): Promise<{ raised: number; resolved: number }> {
  const programme = await getProgramme(ctx, programmeId);
  const pairs = await live(ctx, programmeId);
  const meetings = await meetingsOf(
    ctx,
    pairs.map((pair) => pair.id),
  );
  const now = ctx.clock.now().epochMilliseconds;
  const found: NewSignal[] = pairs.flatMap((pair) =>
    warningsOf(rhythmOf(pair, meetings.get(pair.id) ?? [], now, programme)).map((warning) => ({
      ...warning,
      programmeId,
      mentorshipId: pair.id,
    })),
  );
  const policy = { ...programme.policy, kind: programme.kind };
  for (const { pair, breach } of await breachesAmong(ctx, pairs, policy)) {
    found.push({
      code: breach.law === 1 ? 'L1' : 'L2',
      severity: 's3',
      programmeId,
      mentorshipId: pair.id,
      inputs: { rule: breach.rule, ...breach.values },
    });
  }
  let raised = 0;
  for (const signal of found) if (await raiseSignal(ctx, signal)) raised += 1;
  const open = new Set(found.map((signal) => `${signal.code}/${signal.mentorshipId}`));
  const resolved = await resolveGone(ctx, programmeId, ['R1', 'R2', 'R3', 'R4', 'L1', 'L2'], open);
  return { raised, resolved };
}
