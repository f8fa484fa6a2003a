import { type Ctx, notFound, todayIn } from '#platform';
import { can } from '../access.ts';
import { type Pause, pauseOf, stateOf } from '../rules.ts';
import type { MentorshipState, Side } from '../schema.ts';

export type MentorshipRow = {
  id: string;
  programmeId: string;
  begunAt: string;
  endedAt: string | null;
  pausedAt: string | null;
  resumesOn: string | null;
  state: MentorshipState;
  members: { personId: string; side: Side }[];
};
type Filter = { ids?: readonly string[]; programmeId?: string; personId?: string };
type Page = { limit: number; offset: number };

const everything: Page = { limit: 100_000, offset: 0 };

/** Mentorships as stored, newest first; no access check, for this room's own verbs and for rooms below. */
export async function mentorshipRows(ctx: Ctx, filter: Filter, page: Page = everything): Promise<MentorshipRow[]> {
  let query = ctx.db
    .selectFrom('mentorships')
    .leftJoin('mentorshipEndings', 'mentorshipEndings.mentorshipId', 'mentorships.id')
    .leftJoin('mentorshipPauses', (join) =>
      join.onRef('mentorshipPauses.mentorshipId', '=', 'mentorships.id').on('mentorshipPauses.resumedAt', 'is', null),
    )
    .select(['mentorships.id', 'programmeId', 'begunAt', 'endedAt', 'pausedAt', 'resumesOn']);
  if (filter.ids) query = query.where('mentorships.id', 'in', filter.ids.length > 0 ? filter.ids : [NOBODY]);
  if (filter.programmeId) query = query.where('programmeId', '=', filter.programmeId);
  const { personId } = filter;
  if (personId) {
    query = query.where('mentorships.id', 'in', (eb) =>
      eb.selectFrom('mentorshipMembers').select('mentorshipId').where('personId', '=', personId),
    );
  }
  const rows = await query
    .orderBy('begunAt', 'desc')
    .orderBy('mentorships.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const members = await memberRows(
    ctx,
    rows.map((row) => row.id),
  );
  const today = todayIn(ctx, 'UTC');
  return rows.map((row) => ({ ...row, state: stateOf(row, today), members: members.get(row.id) ?? [] }));
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

async function memberRows(ctx: Ctx, ids: readonly string[]): Promise<Map<string, MentorshipRow['members']>> {
  const found = new Map<string, MentorshipRow['members']>();
  if (ids.length === 0) return found;
  const rows = await ctx.db
    .selectFrom('mentorshipMembers')
    .select(['mentorshipId', 'personId', 'side'])
    .where('mentorshipId', 'in', ids)
    .orderBy('side', 'desc')
    .orderBy('personId')
    .execute();
  for (const { mentorshipId, personId, side } of rows) {
    const list = found.get(mentorshipId) ?? [];
    list.push({ personId, side: side as Side });
    found.set(mentorshipId, list);
  }
  return found;
}

/** Who is in a mentorship and on which side; empty when there is none. For rooms below, which check access themselves. */
export async function membersOf(ctx: Ctx, mentorshipId: string): Promise<{ personId: string; side: Side }[]> {
  return (await memberRows(ctx, [mentorshipId])).get(mentorshipId) ?? [];
}

/** Every pause of a mentorship, past ones too; for rooms below, which check access themselves. */
export async function pausesOf(ctx: Ctx, mentorshipId: string): Promise<Pause[]> {
  const rows = await ctx.db
    .selectFrom('mentorshipPauses')
    .select(['pausedAt', 'resumesOn', 'resumedAt'])
    .where('mentorshipId', '=', mentorshipId)
    .execute();
  return rows.map(pauseOf);
}

/** The mentorship as stored, without names and without an access check, or undefined; for rooms below. */
export async function findMentorship(ctx: Ctx, id: string): Promise<MentorshipRow | undefined> {
  return (await mentorshipRows(ctx, { ids: [id] }))[0];
}

/** Every mentorship of a programme that has not ended, as stored; for the rooms below that sweep or match. */
export async function liveMentorships(ctx: Ctx, programmeId: string): Promise<MentorshipRow[]> {
  const rows = await mentorshipRows(ctx, { programmeId });
  return rows.filter((row) => row.state !== 'ended');
}

/** Loads one for a deed, or answers as if it did not exist. */
export async function loadFor(ctx: Ctx, id: string, deed: 'see' | 'take-part' | 'end'): Promise<MentorshipRow> {
  const row = await findMentorship(ctx, id);
  if (!row || !can(ctx.actor, deed, thingOf(row))) throw notFound();
  return row;
}

export const thingOf = (row: MentorshipRow) => ({
  programmeId: row.programmeId,
  memberIds: row.members.map((member) => member.personId),
});
