import type { Ctx } from './ctx.ts';
import { nowIso } from './ctx.ts';
import { sha256 } from './ids.ts';
import { defineProblem } from './problems.ts';

export const linkExpired = defineProblem(
  'link-expired',
  410,
  /*i18n*/ 'This link no longer works',
  /*i18n*/ 'It has expired, was used already or was replaced. Ask for a new one where you got it, or sign in.',
);

export type NewLink = {
  purpose: string;
  personId: string;
  subjectId?: string | null;
  /** How long it works. */
  validFor: Temporal.DurationLike;
  isSingleUse?: boolean;
};

/** Makes a link's secret; only its hash is stored, so it is shown (or mailed) exactly once. */
export async function createLink(ctx: Ctx, link: NewLink): Promise<{ id: string; token: string }> {
  const token = ctx.ids.token();
  const id = ctx.ids.secret();
  const expires = ctx.clock.now().toZonedDateTimeISO('UTC').add(link.validFor).toInstant();
  await ctx.db
    .insertInto('accessLinks')
    .values({
      id,
      tokenSha256: sha256(token),
      purpose: link.purpose,
      personId: link.personId,
      subjectId: link.subjectId ?? null,
      isSingleUse: link.isSingleUse ?? false,
      createdAt: nowIso(ctx),
      expiresAt: expires.toString(),
    })
    .execute();
  return { id, token };
}

export type OpenedLink = { id: string; purpose: string; personId: string; subjectId: string | null };

/** Finds what a link is for, or throws `link-expired`. Opening does not use it up: mail scanners open links too. */
export async function openLink(ctx: Ctx, purpose: string, token: string): Promise<OpenedLink> {
  const row = await ctx.db
    .selectFrom('accessLinks')
    .select(['id', 'purpose', 'personId', 'subjectId', 'expiresAt', 'usedAt', 'isSingleUse', 'revokedAt'])
    .where('tokenSha256', '=', sha256(token.slice(0, 200)))
    .executeTakeFirst();
  const isSpent = row?.isSingleUse && row.usedAt !== null;
  if (!row || row.purpose !== purpose || row.revokedAt || isSpent || row.expiresAt <= nowIso(ctx)) throw linkExpired();
  return { id: row.id, purpose: row.purpose, personId: row.personId, subjectId: row.subjectId };
}

/** Marks a link used; of two at once exactly one succeeds, the other gets `link-expired` for a single-use link. */
export async function useLink(ctx: Ctx, link: OpenedLink): Promise<void> {
  const done = await ctx.db
    .updateTable('accessLinks')
    .set({ usedAt: nowIso(ctx) })
    .where('id', '=', link.id)
    .where((eb) => eb.or([eb('isSingleUse', '=', false), eb('usedAt', 'is', null)]))
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw linkExpired();
}

/** Ends every link of a purpose on one subject. */
export async function revokeLinks(ctx: Ctx, purpose: string, subjectId: string): Promise<void> {
  await ctx.db
    .updateTable('accessLinks')
    .set({ revokedAt: nowIso(ctx) })
    .where('purpose', '=', purpose)
    .where('subjectId', '=', subjectId)
    .where('revokedAt', 'is', null)
    .execute();
}
