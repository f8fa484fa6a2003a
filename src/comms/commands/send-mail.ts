import { type Ctx, defineJob, type Job, nowIso } from '#platform';
import { faultLine, isFinal, mostAttempts, pauseAfter } from '../rules/retry.ts';
import { deliver, type StoredMail } from './deliver.ts';

const claimMinutes = 10;

/** Sends one mail of the outbox when it is due; a failure is written down and tried again by the sweep, never thrown away. */
export const sendMail: Job<{ mailId: string }> = defineJob({
  name: 'mail-send',
  atOnce: 20,
  run: async (ctx, { mailId }) => {
    await sendOne(ctx, mailId);
  },
});

/** The claim moves the next try ahead, so that two workers never send one mail, and a crash while sending delays it only. */
async function claim(ctx: Ctx, mailId: string): Promise<StoredMail | undefined> {
  return ctx.db
    .updateTable('mails')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      nextAttemptAt: ctx.clock.now().add({ minutes: claimMinutes }).toString(),
    }))
    .where('id', '=', mailId)
    .where('sentAt', 'is', null)
    .where('abandonedAt', 'is', null)
    .where('nextAttemptAt', '<=', nowIso(ctx))
    .returningAll()
    .executeTakeFirst();
}

/** True when it was sent now. */
export async function sendOne(ctx: Ctx, mailId: string): Promise<boolean> {
  // house: only jobs send, and the row itself tells when it was sent, tried or given up.
  const mail = await claim(ctx, mailId);
  if (!mail) return false;
  try {
    await deliver(ctx, mail);
  } catch (error) {
    await writeDown(ctx, mail, error);
    return false;
  }
  await ctx.db
    .updateTable('mails')
    .set({ sentAt: nowIso(ctx), lastError: null, ...(ctx.config.SMTP_URL ? withoutSecrets(mail) : {}) })
    .where('id', '=', mail.id)
    .execute();
  return true;
}

async function writeDown(ctx: Ctx, mail: StoredMail, error: unknown): Promise<void> {
  const pause = isFinal(error) || mail.attempts >= mostAttempts ? null : pauseAfter(mail.attempts);
  const fault = faultLine(error);
  ctx.log.warn(
    { mailId: mail.id, kind: mail.kind, attempts: mail.attempts, fault, isGivenUp: pause === null },
    'mail not sent',
  );
  await ctx.db
    .updateTable('mails')
    .set({
      lastError: fault,
      abandonedAt: pause === null ? nowIso(ctx) : null,
      nextAttemptAt: ctx.clock
        .now()
        .add({ minutes: pause ?? 0 })
        .toString(),
    })
    .where('id', '=', mail.id)
    .execute();
}

/** Once a mail is out, the secrets of its links are of no use here: they leave the database. */
function withoutSecrets(mail: StoredMail) {
  const clean = (text: string) => text.replace(/[\w-]{43}(?![\w-])/g, '…');
  return {
    textBody: clean(mail.textBody),
    htmlBody: clean(mail.htmlBody),
    optOutUrl: mail.optOutUrl === null ? null : clean(mail.optOutUrl),
  };
}
