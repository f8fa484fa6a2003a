import { findKit, findPair, isInPause } from '#meetings';
import { getPeople, type PersonCard } from '#people';
import { type Ctx, createLink, nowIso, type RecordedEvent } from '#platform';
import { getProgramme } from '#programmes';
import { momentIn } from '#ui';
import { isMailAddress, senderOf } from '../rules/addresses.ts';
import { calendarOf } from '../rules/calendar.ts';
import type { Letter, Words } from '../rules/letter.ts';
import * as letters from '../rules/meeting-letters.ts';
import { namesIn } from './mail-programme.ts';
import { oweMail } from './owe-mail.ts';

type Facts = NonNullable<Awaited<ReturnType<typeof factsOf>>>;

/** A meeting with its people, as mails about it need them. */
async function factsOf(ctx: Ctx, meetingId: string) {
  const meeting = await ctx.db.selectFrom('meetings').selectAll().where('id', '=', meetingId).executeTakeFirst();
  const pair = meeting && (await findPair(ctx, meeting.mentorshipId));
  if (!meeting || !pair) return undefined;
  const programme = await getProgramme(ctx, pair.programmeId);
  const cards = await getPeople(ctx, pair.memberIds);
  const members = pair.members.flatMap((member) => {
    const person = cards.get(member.personId);
    return person ? [{ person, side: member.side }] : [];
  });
  return { meeting, pair, programme, members };
}

/** The meeting's page, or the pair's meetings once it is cancelled. */
const urlOf = (ctx: Ctx, { meeting }: Facts): string =>
  meeting.cancelledAt === null
    ? `${ctx.config.BASE_URL}/meetings/${meeting.id}`
    : `${ctx.config.BASE_URL}/mentorships/${meeting.mentorshipId}/meetings`;

function mailOf(i18n: Words, facts: Facts, person: PersonCard, url: string): letters.MeetingMail {
  const others = facts.members.filter((member) => member.person.id !== person.id).map((member) => member.person);
  return {
    partners: namesIn(i18n, others),
    programme: facts.programme.name,
    when: momentIn(i18n.locale, facts.meeting.startsAt, person.timeZone),
    durationMinutes: facts.meeting.durationMinutes,
    place: facts.meeting.place,
    videoUrl: facts.meeting.videoUrl,
    kitTitle: i18n._(findKit(facts.meeting.kit)?.title ?? ''),
    url,
  };
}

function calendarFor(ctx: Ctx, facts: Facts, person: PersonCard, method: 'REQUEST' | 'CANCEL') {
  const url = urlOf(ctx, facts);
  return (i18n: Words): string => {
    const mail = mailOf(i18n, facts, person, url);
    const names = namesIn(
      i18n,
      facts.members.map((member) => member.person),
    );
    return calendarOf({
      method,
      meetingId: facts.meeting.id,
      sequence: facts.meeting.calendarSequence,
      startsAt: facts.meeting.startsAt,
      durationMinutes: facts.meeting.durationMinutes,
      stampedAt: nowIso(ctx),
      summary: i18n._('Meeting {number}: {names}', { number: facts.meeting.number, names }),
      description: [mail.when, mail.kitTitle, mail.videoUrl ?? '', url].filter(Boolean).join('\n'),
      place: facts.meeting.place || (facts.meeting.videoUrl ?? ''),
      url,
      host: new URL(ctx.config.BASE_URL).hostname,
      organiser: senderOf(ctx.config.MAIL_FROM),
      attendees: facts.members.flatMap(({ person }) =>
        person.email && isMailAddress(person.email) ? [{ name: person.name, address: person.email }] : [],
      ),
    });
  };
}

const changes = {
  'meeting-planned': { method: 'REQUEST', letter: letters.plannedLetter },
  'meeting-moved': { method: 'REQUEST', letter: letters.movedLetter },
  'meeting-cancelled': { method: 'CANCEL', letter: letters.cancelledLetter },
} as const;

/** Calendar mails to everybody in the meeting, who planned it too; one that a later change overtook is left out. */
export async function onMeetingChanged(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const kind = event.type as keyof typeof changes;
  const facts = await factsOf(ctx, event.subjectId);
  const change = changes[kind];
  if (!facts || !change) return;
  const isOvertaken = Number(event.data.sequence ?? 0) < facts.meeting.calendarSequence;
  if (isOvertaken && kind !== 'meeting-planned') return;
  if (facts.meeting.cancelledAt !== null && kind !== 'meeting-cancelled') return;
  const url = urlOf(ctx, facts);
  for (const { person } of facts.members)
    await oweMail(ctx, {
      key: `${kind}/${event.id}/${person.id}`,
      eventId: event.id,
      kind,
      person,
      write: (i18n): Letter => change.letter(i18n, person, mailOf(i18n, facts, person, url)),
      calendar: { method: change.method, content: calendarFor(ctx, facts, person, change.method) },
    });
}

/** One reminder for this time of this meeting to everybody in it. */
export async function remindOf(ctx: Ctx, meetingId: string): Promise<void> {
  const facts = await factsOf(ctx, meetingId);
  if (facts?.pair.state !== 'running') return;
  const url = urlOf(ctx, facts);
  for (const { person } of facts.members)
    await oweMail(ctx, {
      key: `meeting-reminder/${meetingId}/${facts.meeting.startsAt}/${person.id}`,
      kind: 'meeting-reminder',
      person,
      write: (i18n) => letters.reminderLetter(i18n, person, mailOf(i18n, facts, person, url)),
    });
}

/** One mail with three taps to everybody in the meeting who has not logged it; none about a time they paused. */
export async function askAfter(ctx: Ctx, meetingId: string): Promise<void> {
  const facts = await factsOf(ctx, meetingId);
  if (!facts || facts.pair.state === 'ended' || isInPause(facts.meeting.startsAt, facts.pair.pauses)) return;
  const logged = await ctx.db.selectFrom('meetingLogs').select('personId').where('meetingId', '=', meetingId).execute();
  for (const { person } of facts.members) {
    if (logged.some((log) => log.personId === person.id)) continue;
    await oweMail(ctx, {
      key: `after-meeting/${meetingId}/${facts.meeting.startsAt}/${person.id}`,
      kind: 'after-meeting',
      person,
      write: async (i18n, ctx) => {
        const link = { purpose: 'log-meeting', personId: person.id, subjectId: meetingId, validFor: { days: 30 } };
        const { token } = await createLink(ctx, link);
        const url = `${ctx.config.BASE_URL}/log-meeting/${token}`;
        return letters.afterMeetingLetter(i18n, person, mailOf(i18n, facts, person, url));
      },
    });
  }
}
