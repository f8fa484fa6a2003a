import type { PersonCard } from '#people';
import { type Ctx, createLink, enqueue, notAllowed, nowIso, transaction } from '#platform';
import { wordsFor } from '#ui';
import { can } from '../access.ts';
import { isMailAddress } from '../rules/addresses.ts';
import { kinds, type MailKind } from '../rules/kinds.ts';
import { htmlOf, type Letter, subjectOf, textOf, type Words } from '../rules/letter.ts';
import { sendMail } from './send-mail.ts';

export type OwedMail = {
  /** Names this mail for ever: owing it again changes nothing. */
  key: string;
  kind: MailKind;
  eventId?: string | null;
  person: PersonCard;
  /** Written only when the mail is new, inside the transaction: links made here exist exactly if the mail does. */
  write: (i18n: Words, ctx: Ctx) => Letter | Promise<Letter>;
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: (i18n: Words) => string };
  /** Where it goes when not to the address in the directory. */
  to?: string | null;
};

/** Puts a mail into the outbox once, in the recipient's language, and asks for it to be sent; false when nothing was added. */
export async function oweMail(ctx: Ctx, mail: OwedMail): Promise<boolean> {
  // house: the row is the record; its cause has an event, and one more per mail would only repeat it.
  if (!can(ctx.actor, 'owe')) throw notAllowed();
  const address = mail.to ?? mail.person.email;
  if (!address || mail.person.state !== 'active') return false;
  return transaction(ctx, async (ctx) => {
    const known = await ctx.db.selectFrom('mails').select('id').where('key', '=', mail.key).executeTakeFirst();
    if (known || !(await isWanted(ctx, mail.person.id, mail.kind))) return false;
    const i18n = wordsFor(mail.person.locale);
    const letter = await mail.write(i18n, ctx);
    const optOutUrl = kinds[mail.kind].isOptional ? await optOutUrlFor(ctx, mail) : null;
    const talkUrl = mail.kind === 'sign-in-link' ? null : `${ctx.config.BASE_URL}/talk`;
    const isSendable = isMailAddress(address);
    const id = ctx.ids.next();
    const added = await ctx.db
      .insertInto('mails')
      .values({
        id,
        key: mail.key,
        eventId: mail.eventId ?? null,
        kind: mail.kind,
        personId: mail.person.id,
        toAddress: address,
        locale: i18n.locale,
        subject: subjectOf(letter),
        textBody: textOf(i18n, letter, { optOutUrl, talkUrl }),
        htmlBody: await htmlOf(i18n, letter, { optOutUrl, talkUrl }),
        calendar: mail.calendar?.content(i18n) ?? null,
        calendarMethod: mail.calendar?.method ?? null,
        optOutUrl,
        createdAt: nowIso(ctx),
        nextAttemptAt: nowIso(ctx),
        abandonedAt: isSendable ? null : nowIso(ctx),
        lastError: isSendable ? null : 'not a plain mail address; mend it in the directory',
      })
      .onConflict((oc) => oc.column('key').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added && isSendable) await enqueue(ctx, sendMail, { mailId: id });
    return added !== undefined;
  });
}

async function isWanted(ctx: Ctx, personId: string, kind: MailKind): Promise<boolean> {
  if (!kinds[kind].isOptional) return true;
  const row = await ctx.db
    .selectFrom('mailPreferences')
    .select('isWanted')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.isWanted ?? true;
}

async function optOutUrlFor(ctx: Ctx, { person, kind }: OwedMail): Promise<string> {
  const link = { purpose: 'mail-preferences', personId: person.id, validFor: { days: 365 } };
  const { token } = await createLink(ctx, link);
  return `${ctx.config.BASE_URL}/mail-preferences/${token}?kind=${kind}`;
}
