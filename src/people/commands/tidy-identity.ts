import { type Ctx, defineJob } from '#platform';

const KEPT_DAYS = 90;

/** Forgets what nobody needs any more: ended sessions and links after 90 days, counted tries after a day. */
export async function tidyIdentity(ctx: Ctx): Promise<void> {
  // house: only the clock calls it, and forgetting is no event
  const now = ctx.clock.now();
  const old = now.subtract({ hours: 24 * KEPT_DAYS }).toString();
  await ctx.db
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('expiresAt', '<', old), eb('revokedAt', '<', old)]))
    .execute();
  await ctx.db
    .deleteFrom('accessLinks')
    .where('purpose', 'in', ['sign-in', 'claim-administrator'])
    .where('expiresAt', '<', old)
    .execute();
  await ctx.db
    .deleteFrom('rateLimits')
    .where('windowStartedAt', '<', now.subtract({ hours: 24 }).toString())
    .execute();
}

export const tidyIdentityJob = defineJob({ name: 'tidy-identity', cron: '17 3 * * *', run: tidyIdentity });
