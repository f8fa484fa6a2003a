import { findCheckIn, openDays, questionsFor } from '#check-ins';
import { registrationUrl } from '#enrolment';
import { offersOf } from '#matching';
import { findPerson, getPeople, type PersonCard } from '#people';
import { type Ctx, createLink, type RecordedEvent } from '#platform';
import { getProgramme } from '#programmes';
import { dayIn, numberIn } from '#ui';
import * as letters from '../rules/account-letters.ts';
import type { MailKind } from '../rules/kinds.ts';
import type { Words } from '../rules/letter.ts';
import { oweMail } from './owe-mail.ts';

type Write = Parameters<typeof oweMail>[1]['write'];

/** One mail about one event to one person; hearing the event again owes nothing more. */
const mailOnce = (ctx: Ctx, event: RecordedEvent, kind: MailKind, person: PersonCard, write: Write) =>
  oweMail(ctx, { key: `${kind}/${event.id}/${person.id}`, eventId: event.id, kind, person, write });

const sideOf = (value: unknown): 'mentor' | 'mentee' => (value === 'mentor' ? 'mentor' : 'mentee');

/** First names in the reader's way of listing. */
export const namesIn = (i18n: Words, people: readonly { givenName: string }[]): string =>
  new Intl.ListFormat(i18n.locale).format(people.map((person) => person.givenName));

/** Whom and which programme an event about one person names. */
async function personIn(ctx: Ctx, event: RecordedEvent) {
  const person = await findPerson(ctx, String(event.data.personId));
  if (!person || !event.programmeId) return undefined;
  return { person, programme: await getProgramme(ctx, event.programmeId) };
}

export async function onInvited(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const about = await personIn(ctx, event);
  if (!about) return;
  const { person, programme } = about;
  await mailOnce(ctx, event, 'invitation', person, async (i18n, ctx) =>
    letters.invitationLetter(i18n, person, {
      programme: programme.name,
      side: sideOf(event.data.side),
      hours: numberIn(i18n.locale, programme.hoursPledged),
      url: await registrationUrl(ctx, programme.id, person.id),
    }),
  );
}

export async function onEnrolled(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const about = await personIn(ctx, event);
  if (!about || event.data.source === 'demo') return;
  const { person, programme } = about;
  await mailOnce(ctx, event, 'registration-receipt', person, async (i18n, ctx) =>
    letters.receiptLetter(i18n, person, {
      programme: programme.name,
      side: sideOf(event.data.side),
      day: dayIn(i18n.locale, programme.registrationClosesOn),
      url: await registrationUrl(ctx, programme.id, person.id),
    }),
  );
}

export async function onProposalsPublished(ctx: Ctx, event: RecordedEvent): Promise<void> {
  if (!event.programmeId) return;
  const programme = await getProgramme(ctx, event.programmeId);
  const offers = await offersOf(ctx, event.subjectId);
  const people = await getPeople(ctx, [...new Set(offers.flatMap((offer) => [offer.mentorId, offer.menteeId]))]);
  for (const offer of offers) {
    const mentor = people.get(offer.mentorId);
    const mentee = people.get(offer.menteeId);
    if (!mentor || !mentee) continue;
    for (const [side, person, partner] of [
      ['mentor', mentor, mentee],
      ['mentee', mentee, mentor],
    ] as const) {
      await oweMail(ctx, {
        key: `proposal/${offer.proposalId}/${person.id}`,
        eventId: event.id,
        kind: 'proposal',
        person,
        write: (i18n) =>
          letters.proposalLetter(i18n, person, {
            programme: programme.name,
            side,
            partner: { name: partner.name, role: [partner.jobTitle, partner.unitName].filter(Boolean).join(', ') },
            reasons: offer.reasons[side].slice(0, 3).map((reason) => i18n._(reason.sentence, reason.values)),
            day: dayIn(i18n.locale, dateIn(offer.answerBy, programme.timeZone)),
            url: `${ctx.config.BASE_URL}/proposals`,
          }),
      });
    }
  }
}

const dateIn = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export async function onProposalClosed(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const ids = event.data.personIds;
  if (event.data.outcome !== 'lapsed' || !event.programmeId || !Array.isArray(ids)) return;
  const programme = await getProgramme(ctx, event.programmeId);
  const people = await getPeople(ctx, ids.map(String));
  for (const person of people.values())
    await mailOnce(ctx, event, 'proposal-lapsed', person, (i18n) =>
      letters.lapsedLetter(i18n, person, { programme: programme.name, url: `${ctx.config.BASE_URL}/` }),
    );
}

type Member = { personId: string; side: 'mentor' | 'mentee' };

async function membersWithCards(ctx: Ctx, event: RecordedEvent) {
  const given = Array.isArray(event.data.members) ? (event.data.members as Member[]) : [];
  const cards = await getPeople(
    ctx,
    given.map((member) => member.personId),
  );
  return given.flatMap((member) => {
    const person = cards.get(member.personId);
    return person ? [{ person, side: member.side }] : [];
  });
}

export async function onMentorshipBegun(ctx: Ctx, event: RecordedEvent): Promise<void> {
  if (!event.programmeId || event.data.origin === 'demo') return;
  const programme = await getProgramme(ctx, event.programmeId);
  const members = await membersWithCards(ctx, event);
  for (const { person, side } of members) {
    const others = members.filter((other) => other.side !== side).map((other) => other.person);
    await mailOnce(ctx, event, 'mentorship-begun', person, (i18n) =>
      letters.begunLetter(i18n, person, {
        programme: programme.name,
        side,
        partners: namesIn(i18n, others),
        url: `${ctx.config.BASE_URL}/mentorships/${event.subjectId}`,
      }),
    );
  }
}

export async function onMentorshipEnded(ctx: Ctx, event: RecordedEvent): Promise<void> {
  if (!event.programmeId) return;
  const programme = await getProgramme(ctx, event.programmeId);
  for (const { person } of await membersWithCards(ctx, event))
    await mailOnce(ctx, event, 'mentorship-ended', person, (i18n) =>
      letters.endedLetter(i18n, person, { programme: programme.name, url: `${ctx.config.BASE_URL}/` }),
    );
}

export async function onCheckInDue(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const checkIn = await findCheckIn(ctx, event.subjectId);
  const person = checkIn && (await findPerson(ctx, checkIn.personId));
  if (!checkIn || !person || checkIn.answeredAt) return;
  const programme = await getProgramme(ctx, checkIn.programmeId);
  const closesOn = Temporal.PlainDate.from(checkIn.dueOn).add({ days: openDays }).toString();
  const partners = await partnersOf(ctx, checkIn);
  await oweMail(ctx, {
    key: `check-in/${checkIn.id}/${person.id}`,
    eventId: event.id,
    kind: 'check-in',
    person,
    write: async (i18n, ctx) => {
      const link = {
        purpose: 'check-in',
        personId: person.id,
        subjectId: checkIn.id,
        validFor: { days: openDays + 1 },
      };
      const { token } = await createLink(ctx, link);
      return letters.checkInLetter(i18n, person, {
        programme: programme.name,
        partners: namesIn(i18n, partners),
        questions: questionsFor(checkIn.wave, checkIn.side).length,
        day: dayIn(i18n.locale, closesOn),
        url: `${ctx.config.BASE_URL}/check-in/${token}`,
      });
    },
  });
}

async function partnersOf(ctx: Ctx, of: { mentorshipId: string; side: string }): Promise<PersonCard[]> {
  const rows = await ctx.db
    .selectFrom('mentorshipMembers')
    .select('personId')
    .where('mentorshipId', '=', of.mentorshipId)
    .where('side', '<>', of.side)
    .execute();
  const cards = await getPeople(
    ctx,
    rows.map((row) => row.personId),
  );
  return [...cards.values()];
}
