import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import { type PairBreach, type PairPolicy, pairBreach } from '../rules/pair-breach.ts';
import { getPeople } from './people.ts';
import { liveLinks } from './power-links.ts';
import { reportingChains } from './reporting-chains.ts';

export type PairIds = { mentorId: string; menteeId: string };

/** The pairs that break law 1 or 2 today, with the reason; three queries however many pairs. A missing person is skipped. */
export async function breachesAmong<Pair extends PairIds>(
  ctx: Ctx,
  pairs: readonly Pair[],
  policy: PairPolicy,
): Promise<{ pair: Pair; breach: PairBreach }[]> {
  if (!can(ctx.actor, 'read')) throw notAllowed();
  const ids = [...new Set(pairs.flatMap((pair) => [pair.mentorId, pair.menteeId]))];
  const people = await getPeople(ctx, ids);
  const chains = await reportingChains(ctx, ids, policy.chainDepth === 'any' ? null : policy.chainDepth);
  const links = await liveLinks(ctx, ids);
  return pairs.flatMap((pair) => {
    const mentor = people.get(pair.mentorId);
    const mentee = people.get(pair.menteeId);
    if (!mentor || !mentee) return [];
    const breach = pairBreach({ mentor, mentee, policy, chains, links });
    return breach ? [{ pair, breach }] : [];
  });
}
