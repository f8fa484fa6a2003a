import { findPerson, signInLink } from '#people';
import type { Ctx, RecordedEvent } from '#platform';
import { passwordChangedLetter, signInLinkLetter } from '../rules/account-letters.ts';
import { oweMail } from './owe-mail.ts';

/** Mails a person a link that signs them in once; for the sign-in page and the operator. */
export async function mailSignInLink(
  ctx: Ctx,
  personId: string,
  options: { to?: string | null; key?: string; eventId?: string } = {},
): Promise<boolean> {
  const person = await findPerson(ctx, personId);
  if (!person) return false;
  return oweMail(ctx, {
    key: `sign-in-link/${options.key ?? ctx.ids.secret()}/${personId}`,
    eventId: options.eventId ?? null,
    kind: 'sign-in-link',
    person,
    write: async (i18n, ctx) =>
      signInLinkLetter(i18n, person, await signInLink(ctx, personId, { to: options.to ?? null })),
  });
}

export async function onSignInLinkAsked(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const to = typeof event.data.to === 'string' ? event.data.to : null;
  await mailSignInLink(ctx, event.subjectId, { to, key: event.id, eventId: event.id });
}

export async function onPasswordChanged(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const person = await findPerson(ctx, event.subjectId);
  if (!person) return;
  await oweMail(ctx, {
    key: `password-changed/${event.id}/${person.id}`,
    eventId: event.id,
    kind: 'password-changed',
    person,
    write: (i18n) => passwordChangedLetter(i18n, person, ctx.config.BASE_URL),
  });
}
