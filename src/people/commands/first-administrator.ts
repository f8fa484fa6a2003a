import { sql } from 'kysely';
import {
  type Ctx,
  createLink,
  defineProblem,
  invalidInput,
  notAllowed,
  nowIso,
  openLink,
  record,
  revokeLinks,
  transaction,
  useLink,
} from '#platform';
import { hashPassword } from '#platform/auth';
import { passwordBreach } from '../rules/password.ts';
import { beginSession, type SignedIn } from './begin-session.ts';
import { grantRole, hasAdministrator } from './roles.ts';
import { findByEmail } from './sign-in.ts';

export const administratorExists = defineProblem(
  'administrator-exists',
  409,
  /*i18n*/ 'There is an administrator already',
  /*i18n*/ 'Sign in with your own account, or ask the administrator for the role.',
);

const CLAIM = 'claim-administrator';
/** Links belong to a person; this one to nobody yet. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const LOCK = 7_206_261_934;

/** On an installation without an active administrator: a one-time address to claim it, valid a day; else null. */
export async function firstAdministratorLink(ctx: Ctx): Promise<string | null> {
  if (ctx.actor.kind !== 'operator' && ctx.actor.kind !== 'system') throw notAllowed();
  return transaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(ctx.db);
    if (await hasAdministrator(ctx)) return null;
    await revokeLinks(ctx, CLAIM, NOBODY);
    const whole = { personId: NOBODY, subjectId: NOBODY, isSingleUse: true };
    const { token } = await createLink(ctx, { purpose: CLAIM, ...whole, validFor: { days: 1 } });
    return `${ctx.config.BASE_URL}/claim/${token}`;
  });
}

/** Whether a claim link still works; `link-expired` or `administrator-exists` otherwise. */
export async function openClaim(ctx: Ctx, token: string): Promise<void> {
  await openLink(ctx, CLAIM, token);
  if (await hasAdministrator(ctx)) throw administratorExists();
}

export type Claim = { givenName: string; familyName: string; email: string; password: string };

/** Makes the opener of a claim link the first administrator and signs them in; it works once. */
export async function claimAdministrator(ctx: Ctx, token: string, claim: Claim, device: string): Promise<SignedIn> {
  // house: the link is the access, it is opened here and used up below
  await openClaim(ctx, token);
  const reason = passwordBreach(claim.password, [claim.email, claim.givenName, claim.familyName, 'viceversa']);
  if (reason) throw invalidInput({ errors: { password: reason } });
  const passwordHash = await hashPassword(claim.password);
  return transaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(ctx.db);
    if (await hasAdministrator(ctx)) throw administratorExists();
    await useLink(ctx, await openLink(ctx, CLAIM, token));
    const personId = (await findByEmail(ctx, claim.email))?.id ?? (await addPerson(ctx, claim));
    const now = nowIso(ctx);
    const account = { activatedAt: now, passwordHash, passwordChangedAt: now };
    await ctx.db
      .insertInto('accounts')
      .values({ personId, ...account })
      .onConflict((oc) => oc.column('personId').doUpdateSet({ passwordHash, passwordChangedAt: now }))
      .execute();
    await record(ctx, { type: 'account-activated', subject: { kind: 'person', id: personId }, data: { by: 'claim' } });
    await grantRole({ ...ctx, actor: { kind: 'system', job: CLAIM } }, { personId, role: 'administrator' });
    return beginSession(ctx, personId, { by: 'claim', device });
  });
}

async function addPerson(ctx: Ctx, claim: Claim): Promise<string> {
  const id = ctx.ids.next();
  const now = nowIso(ctx);
  await ctx.db
    .insertInto('people')
    .values({
      id,
      externalId: `claimed:${id}`,
      email: claim.email.trim().toLowerCase(),
      givenName: claim.givenName,
      familyName: claim.familyName,
      locale: ctx.locale,
      source: 'claim',
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await record(ctx, { type: 'person-added', subject: { kind: 'person', id }, data: { source: 'claim' } });
  return id;
}
