import { type Ctx, notAllowed, notFound, personIdOf, todayIn } from '#platform';
import { wordsFor } from '#ui';
import { can } from './access.ts';
import { isOpen, openDays, valuesOf } from './rules.ts';
import type { CheckInForm, CheckInView } from './schema.ts';
import { questionsFor, type Side, type Wave, whoSeesComment } from './seed.ts';

/** A check-in with its side and the partners' first names; undefined when there is none. */
export async function findCheckIn(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('checkIns')
    .innerJoin('programmes', 'programmes.id', 'checkIns.programmeId')
    .innerJoin('mentorshipMembers', (join) =>
      join
        .onRef('mentorshipMembers.mentorshipId', '=', 'checkIns.mentorshipId')
        .onRef('mentorshipMembers.personId', '=', 'checkIns.personId'),
    )
    .select([
      'checkIns.id',
      'checkIns.programmeId',
      'checkIns.mentorshipId',
      'checkIns.personId',
      'checkIns.answeredAt',
    ])
    .select(['wave', 'dueOn', 'side', 'timeZone'])
    .where('checkIns.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return { ...row, wave: row.wave as Wave, side: row.side as Side };
}
export type CheckInRow = NonNullable<Awaited<ReturnType<typeof findCheckIn>>>;

async function viewOf(ctx: Ctx, row: CheckInRow): Promise<CheckInView> {
  const partners = await ctx.db
    .selectFrom('mentorshipMembers')
    .innerJoin('people', 'people.id', 'mentorshipMembers.personId')
    .select('givenName')
    .where('mentorshipId', '=', row.mentorshipId)
    .where('personId', '<>', row.personId)
    .where('side', '<>', row.side)
    .orderBy('givenName')
    .limit(12)
    .execute();
  return {
    id: row.id,
    mentorshipId: row.mentorshipId,
    wave: row.wave,
    side: row.side,
    dueOn: row.dueOn,
    closesOn: Temporal.PlainDate.from(row.dueOn).add({ days: openDays }).toString(),
    isOpen: isOpen(row.dueOn, todayIn(ctx, row.timeZone)),
    isAnswered: row.answeredAt !== null,
    partners: partners.map((partner) => partner.givenName),
  };
}

/** The questions of a check-in; the owner's saved answers only when signed in. */
export async function getCheckInForm(ctx: Ctx, id: string): Promise<CheckInForm> {
  const row = await findCheckIn(ctx, id);
  if (!row || !can(ctx.actor, 'answer', row)) throw notFound();
  const view = await viewOf(ctx, row);
  const i18n = wordsFor(ctx.locale);
  const saved = can(ctx.actor, 'see-own-answers', row) ? await savedOf(ctx, id) : { answers: {}, comment: '' };
  return {
    ...view,
    items: questionsFor(row.wave, row.side).map((item) => ({
      key: item.key,
      text: i18n._(item.text),
      scale: item.scale,
      values: valuesOf(item.scale),
      whoSees: i18n._(item.whoSees),
    })),
    whoSeesComment: i18n._(whoSeesComment),
    ...saved,
  };
}

async function savedOf(ctx: Ctx, id: string) {
  const rows = await ctx.db
    .selectFrom('checkInAnswers')
    .select(['item', 'value'])
    .where('checkInId', '=', id)
    .execute();
  const comment = await ctx.db
    .selectFrom('checkInComments')
    .select('text')
    .where('checkInId', '=', id)
    .executeTakeFirst();
  return { answers: Object.fromEntries(rows.map((row) => [row.item, row.value])), comment: comment?.text ?? '' };
}

/** The signed-in person's own check-ins that are open, soonest due first. */
export async function myCheckIns(ctx: Ctx): Promise<CheckInView[]> {
  const personId = personIdOf(ctx.actor);
  if (ctx.actor.kind !== 'person' || !personId) throw notAllowed();
  const floor = ctx.clock
    .now()
    .subtract({ hours: 24 * (openDays + 1) })
    .toString()
    .slice(0, 10);
  const rows = await ctx.db
    .selectFrom('checkIns')
    .select('id')
    .where('personId', '=', personId)
    .where('dueOn', '>=', floor)
    .orderBy('dueOn')
    .limit(20)
    .execute();
  const views: CheckInView[] = [];
  for (const { id } of rows) {
    const row = await findCheckIn(ctx, id);
    if (row) views.push(await viewOf(ctx, row));
  }
  return views.filter((view) => view.isOpen);
}

export type CountedCheckIn = {
  checkInId: string;
  mentorshipId: string;
  personId: string;
  side: Side;
  wave: Wave;
  dueOn: string;
  answeredAt: string | null;
  answers: Record<string, number>;
};

/** Every check-in of a programme with its raw answers, for counting jobs only; whoever releases figures applies the k-rule. */
export async function countedCheckIns(ctx: Ctx, programmeId: string): Promise<CountedCheckIn[]> {
  if (!can(ctx.actor, 'count')) throw notAllowed();
  const rows = await ctx.db
    .selectFrom('checkIns')
    .innerJoin('mentorshipMembers', (join) =>
      join
        .onRef('mentorshipMembers.mentorshipId', '=', 'checkIns.mentorshipId')
        .onRef('mentorshipMembers.personId', '=', 'checkIns.personId'),
    )
    .leftJoin('checkInAnswers', 'checkInAnswers.checkInId', 'checkIns.id')
    .select(['checkIns.id', 'checkIns.mentorshipId', 'checkIns.personId', 'side', 'wave', 'dueOn', 'answeredAt'])
    .select(['item', 'value'])
    .where('programmeId', '=', programmeId)
    .orderBy('checkIns.id')
    .orderBy('item')
    .execute();
  const counted = new Map<string, CountedCheckIn>();
  for (const { id, item, value, ...row } of rows) {
    const one = counted.get(id) ?? {
      ...row,
      checkInId: id,
      side: row.side as Side,
      wave: row.wave as Wave,
      answers: {},
    };
    if (item !== null && value !== null) one.answers[item] = value;
    counted.set(id, one);
  }
  return [...counted.values()];
}
