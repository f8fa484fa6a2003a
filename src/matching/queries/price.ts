import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import { lossView } from '../rules/loss.ts';
import type { PriceView } from '../schema.ts';
import { askAbout } from './ask-about.ts';
import { pairOf } from './pair-of.ts';
import { loadRun } from './stored.ts';

/** What the programme would lose without one pair of a run; null when the pair is locked or the run has no prices. */
export async function priceOfPair(
  ctx: Ctx,
  runId: string,
  mentorEnrolmentId: string,
  menteeEnrolmentId: string,
): Promise<PriceView> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const pair = await pairOf(ctx, run.programmeId, mentorEnrolmentId, menteeEnrolmentId);
  return { price: lossView(await askAbout(ctx, run, { name: 'price', pair })) };
}
