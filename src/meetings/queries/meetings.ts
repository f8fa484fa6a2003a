import { type Ctx, notAllowed, notFound, nowIso, personIdOf } from '#platform';
import { wordsFor } from '#ui';
import { can, type MeetingDeed } from '../access.ts';
import { isInPause, stateOf, whyNoChange, whyNoLog, whyNoMeeting } from '../rules.ts';
import type { MeetingList, MeetingView } from '../schema.ts';
import { findKit } from '../seed.ts';
import { findPair, type PairFacts, requirePair } from './pair.ts';

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** One page of a mentorship's meetings, oldest first, as the reader may see them, and what the reader may do. */
export async function listMeetings(
  ctx: Ctx,
  query: { mentorshipId: string; limit?: number; offset?: number },
): Promise<MeetingList> {
  const pair = await requirePair(ctx, query.mentorshipId, 'read');
  const rows = await rowsOf(ctx, { mentorshipId: query.mentorshipId, limit: query.limit ?? 100, offset: query.offset });
  return { meetings: await viewsOf(ctx, rows, () => pair), mayPlan: mayPlan(ctx, pair), pause: pauseNow(pair) };
}

const mayPlan = (ctx: Ctx, pair: PairFacts): boolean =>
  can(ctx.actor, 'plan', pair) && whyNoMeeting(pair.state) === null;

const pauseNow = ({ state, resumesOn }: PairFacts) => (state === 'paused' ? { resumesOn } : null);

/** One meeting as the reader may see it; not-found when it is not theirs. */
export async function getMeeting(ctx: Ctx, meetingId: string): Promise<MeetingView> {
  const rows = await rowsOf(ctx, { meetingId, limit: 1 });
  const row = rows[0];
  if (!row) throw notFound();
  const pair = await requirePair(ctx, row.mentorshipId, 'read', meetingId);
  const [view] = await viewsOf(ctx, rows, () => pair);
  if (!view) throw notFound();
  return view;
}

/**
 * A person's meetings that are still to come or just over and not logged by them, soonest first; only for themself.
 * What falls into a pause is neither asked for nor asked about.
 */
export async function nextMeetings(ctx: Ctx, personId: string, limit = 10): Promise<MeetingView[]> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId !== personId) throw notAllowed();
  if (ctx.actor.kind === 'link' || ctx.actor.kind === 'visitor') throw notAllowed();
  const now = ctx.clock.now();
  const rows = await rowsOf(ctx, {
    personId,
    from: now.subtract({ hours: 14 * 24 }).toString(),
    limit: Math.min(limit, 50),
  });
  const pairs = new Map<string, PairFacts>();
  for (const id of new Set(rows.map((row) => row.mentorshipId))) {
    const pair = await findPair(ctx, id);
    if (pair) pairs.set(id, pair);
  }
  const live = rows.filter((row) => {
    const pair = pairs.get(row.mentorshipId);
    return pair?.state !== 'ended' && !isInPause(row.startsAt, pair?.pauses ?? []);
  });
  const views = await viewsOf(ctx, live, (row) => pairs.get(row.mentorshipId));
  return views.filter((view) => view.state === 'planned' || (view.state !== 'missed' && view.myLog === null));
}

/** The pair's other meetings that are still to come or were not cancelled. */
export function otherMeetings(ctx: Ctx, mentorshipId: string, exceptId: string | null) {
  return ctx.db
    .selectFrom('meetings')
    .select(['id', 'number', 'kit', 'startsAt', 'durationMinutes', 'timeZone'])
    .where('mentorshipId', '=', mentorshipId)
    .where('cancelledAt', 'is', null)
    .$if(exceptId !== null, (qb) => qb.where('id', '<>', exceptId ?? ''))
    .orderBy('number')
    .execute();
}

function rowsOf(
  ctx: Ctx,
  query: {
    mentorshipId?: string | undefined;
    meetingId?: string;
    personId?: string;
    from?: string;
    limit: number;
    offset?: number | undefined;
  },
) {
  return ctx.db
    .selectFrom('meetings')
    .selectAll()
    .$if(query.mentorshipId !== undefined, (qb) => qb.where('mentorshipId', '=', query.mentorshipId ?? ''))
    .$if(query.meetingId !== undefined, (qb) => qb.where('id', '=', query.meetingId ?? ''))
    .$if(query.personId !== undefined, (qb) =>
      qb
        .where('cancelledAt', 'is', null)
        .where('startsAt', '>', query.from ?? nowIso(ctx))
        .where('mentorshipId', 'in', (eb) =>
          eb
            .selectFrom('mentorshipMembers')
            .select('mentorshipId')
            .where('personId', '=', query.personId ?? ''),
        ),
    )
    .orderBy('startsAt')
    .orderBy('id')
    .limit(query.limit)
    .offset(query.offset ?? 0)
    .execute();
}

async function viewsOf(
  ctx: Ctx,
  rows: readonly Row[],
  pairOf: (row: Row) => PairFacts | undefined,
): Promise<MeetingView[]> {
  if (rows.length === 0) return [];
  const logs = await ctx.db
    .selectFrom('meetingLogs')
    .selectAll()
    .where(
      'meetingId',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const me = ctx.actor.kind === 'link' ? null : personIdOf(ctx.actor);
  return rows.map((row) => {
    const own = logs.find((log) => log.meetingId === row.id && log.personId === me);
    const held = logs.filter((log) => log.meetingId === row.id).map((log) => log.wasHeld);
    const pair = pairOf(row);
    const facts = { ...row, isCancelled: row.cancelledAt !== null, isHeld: held.includes(true) };
    const mayDo = (deed: MeetingDeed) => pair !== undefined && can(ctx.actor, deed, pair, row.id);
    const isMember = pair?.memberIds.includes(personIdOf(ctx.actor) ?? '') ?? false;
    return {
      id: row.id,
      mentorshipId: row.mentorshipId,
      number: row.number,
      startsAt: row.startsAt,
      durationMinutes: row.durationMinutes,
      timeZone: row.timeZone,
      place: isMember ? row.place : '',
      videoUrl: isMember ? row.videoUrl : null,
      kit: row.kit,
      kitTitle: wordsFor(ctx.locale)._(findKit(row.kit)?.title ?? ''),
      state: stateOf(facts, held, ctx.clock.now()),
      myLog: own ? logOf(own) : null,
      isLogOpen: mayDo('log') && whyNoLog(facts, ctx.clock.now()) === null,
      mayMove: pair !== undefined && mayPlan(ctx, pair) && whyNoChange(facts) === null,
      mayCancel: mayDo('plan') && whyNoChange(facts) === null,
      pause: pair ? pauseNow(pair) : null,
      partners: (pair?.members ?? [])
        .filter((member) => member.personId !== personIdOf(ctx.actor))
        .map(({ personId, givenName, side, timeZone }) => ({ personId, givenName, side, timeZone })),
    };
  });
}

type LogRow = {
  wasHeld: boolean;
  worthIt: number | null;
  couldSpeak: number | null;
  nextClear: number | null;
  minutesSpent: number | null;
};

const logOf = (log: LogRow): NonNullable<MeetingView['myLog']> => ({
  wasHeld: log.wasHeld,
  ...(log.worthIt === null ? {} : { worthIt: log.worthIt }),
  ...(log.couldSpeak === null ? {} : { couldSpeak: log.couldSpeak }),
  ...(log.nextClear === null ? {} : { nextClear: log.nextClear }),
  ...(log.minutesSpent === null ? {} : { minutesSpent: log.minutesSpent }),
});
