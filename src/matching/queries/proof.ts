import { type Ctx, defineProblem, notAllowed } from '#platform';
import { can } from '../access.ts';
import { askAbout, runNotFinished } from './ask-about.ts';
import { findDigest, loadRun } from './stored.ts';

/** Some fifty megabytes of text. */
const MOST_PAIRS = 500_000;

export const proofTooLarge = defineProblem(
  'proof-too-large',
  409,
  /*i18n*/ 'This run is too large for a file',
  /*i18n*/ 'The file lists every possible pair and stops at half a million. Compute the run again and compare instead.',
);

/**
 * One of the two files that `viceversa-match verify` takes, for the run's coordinator: places, possible pairs with
 * their scores, the answer and its certificate; nothing about why another pair is not possible.
 */
export async function proofText(ctx: Ctx, runId: string, part: 'instance' | 'result'): Promise<string> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const digest = await findDigest(ctx, runId);
  if (!digest) throw runNotFinished();
  if (digest.summary.eligiblePairs > MOST_PAIRS) throw proofTooLarge();
  return askAbout(ctx, run, { name: 'proof', part });
}
