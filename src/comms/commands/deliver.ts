import path from 'node:path';
import type { Selectable } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Ctx, DB } from '#platform';
import { makeFolder, replaceFile } from '#platform/files';
import { isMailAddress, oneLine, senderOf } from '../rules/addresses.ts';

export type StoredMail = Selectable<DB['mails']>;

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Gives a mail to the server named by SMTP_URL, or writes it to DATA_DIR/mail; throws what went wrong. */
export async function deliver(ctx: Ctx, mail: StoredMail): Promise<void> {
  if (!isMailAddress(mail.toAddress)) throw new Error('not a plain mail address; mend it in the directory');
  const message = messageOf(ctx, mail);
  if (ctx.config.SMTP_URL) {
    const transport = createTransport({ url: ctx.config.SMTP_URL, ...timeouts });
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
    return;
  }
  const built = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(message);
  const folder = path.join(ctx.config.DATA_DIR, 'mail');
  makeFolder(folder);
  const file = path.join(folder, `${mail.createdAt.replace(/[:.]/g, '-')}-${mail.id}.eml`);
  await replaceFile(file, built.message);
}

function messageOf(ctx: Ctx, mail: StoredMail) {
  const host = new URL(ctx.config.BASE_URL).hostname;
  const sender = senderOf(ctx.config.MAIL_FROM);
  return {
    from: sender,
    to: { name: '', address: mail.toAddress },
    subject: oneLine(mail.subject),
    date: mail.createdAt,
    text: mail.textBody,
    html: mail.htmlBody,
    /** The same id on every try, so that a mail that was sent twice is shown once. */
    messageId: `<${mail.id}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.optOutUrl
        ? { 'List-Unsubscribe': `<${mail.optOutUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    ...(mail.calendar
      ? { icalEvent: { method: mail.calendarMethod ?? 'REQUEST', content: mail.calendar, filename: 'meeting.ics' } }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
