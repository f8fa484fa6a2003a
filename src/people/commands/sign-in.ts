import {
  type Ctx,
  createLink,
  defineProblem,
  limitRate,
  linkExpired,
  notAllowed,
  openLink,
  sha256,
  transaction,
  useLink,
} from '#platform';
import { isPasswordOf } from '#platform/auth';
import { returnPath } from '../rules/return-path.ts';
import { beginSession, type SignedIn } from './begin-session.ts';

export const wrongPassword = defineProblem(
  'wrong-password',
  401,
  /*i18n*/ 'Address and password do not match',
  /*i18n*/ 'Check both and try again, or ask for a sign-in link by mail: that also works when you have no password yet.',
);

const QUARTER_HOUR = 900;
export const SIGN_IN_LINK_MINUTES = 20;

/** Tries are counted for the address typed in and for where they come from; the address is kept only as a hash. */
async function limitTries(ctx: Ctx, what: string, given: { email: string; from: string }, limits: [number, number]) {
  await limitRate(ctx, `${what}/from/${sha256(given.from)}`, limits[1], QUARTER_HOUR);
  await limitRate(ctx, `${what}/for/${sha256(addressee(given.email))}`, limits[0], QUARTER_HOUR);
}

const addressee = (email: string): string => email.trim().toLowerCase().slice(0, 320);

/** An active person by their address. */
export const findByEmail = (ctx: Ctx, email: string) =>
  ctx.db
    .selectFrom('people')
    .leftJoin('accounts', 'accounts.personId', 'people.id')
    .select(['people.id', 'accounts.passwordHash'])
    .where('people.email', '=', addressee(email))
    .where('people.state', '=', 'active')
    .executeTakeFirst();

/**
 * Makes an absolute address that signs a person in once, within 20 minutes; for mail and for the demo's cast.
 * Only the system and the operator may: whoever holds it acts as that person.
 */
export async function signInLink(ctx: Ctx, personId: string, options: { to?: string | null } = {}): Promise<string> {
  if (ctx.actor.kind !== 'operator' && ctx.actor.kind !== 'system') throw notAllowed();
  const validFor = { minutes: SIGN_IN_LINK_MINUTES };
  const { token } = await createLink(ctx, {
    purpose: 'sign-in',
    personId,
    subjectId: personId,
    validFor,
    isSingleUse: true,
  });
  const to = returnPath(options.to);
  return `${ctx.config.BASE_URL}/sign-in/${token}${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`;
}

type PersonOfLink = { personId: string; name: string };

/** Whom a sign-in link is for, without using it up; `link-expired` when it is spent, late, replaced, or they left. */
export async function openSignInLink(ctx: Ctx, token: string): Promise<PersonOfLink> {
  const link = await openLink(ctx, 'sign-in', token);
  const person = await ctx.db
    .selectFrom('people')
    .select(['givenName', 'familyName'])
    .where('id', '=', link.personId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!person) throw linkExpired();
  return { personId: link.personId, name: `${person.givenName} ${person.familyName}`.trim() };
}

/** Uses a sign-in link up; of two at once exactly one signs in. */
export async function signInByLink(ctx: Ctx, given: { token: string; device: string; from: string }) {
  await limitRate(ctx, `sign-in-link/from/${sha256(given.from)}`, 60, QUARTER_HOUR);
  return transaction(ctx, async (ctx): Promise<SignedIn> => {
    await openSignInLink(ctx, given.token);
    const link = await openLink(ctx, 'sign-in', given.token);
    await useLink(ctx, link);
    return beginSession(ctx, link.personId, { by: 'link', device: given.device });
  });
}

/** Signs in by address and password; every failure is the same `wrong-password` and takes the same time. */
export async function signInByPassword(
  ctx: Ctx,
  given: { email: string; password: string; device: string; from: string },
): Promise<SignedIn> {
  await limitTries(ctx, 'password', given, [10, 60]);
  const person = await findByEmail(ctx, given.email);
  const isRight = await isPasswordOf(given.password.slice(0, 1000), person?.passwordHash);
  if (!person || !isRight) throw wrongPassword();
  return transaction(ctx, async (ctx) => {
    const account = await ctx.db
      .selectFrom('accounts')
      .innerJoin('people', 'people.id', 'accounts.personId')
      .select('passwordHash')
      .where('personId', '=', person.id)
      .where('people.state', '=', 'active')
      .forShare()
      .executeTakeFirst();
    if (account?.passwordHash !== person.passwordHash) throw wrongPassword();
    return beginSession(ctx, person.id, { by: 'password', device: given.device });
  });
}

/** Counts the wish for a link and says whom it would reach; the caller answers the same either way. */
export async function wishForLink(ctx: Ctx, given: { email: string; from: string }): Promise<string | null> {
  await limitTries(ctx, 'link', given, [5, 30]);
  return (await findByEmail(ctx, given.email))?.id ?? null;
}
