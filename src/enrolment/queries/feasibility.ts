import { getPeople, listPowerLinks, reportingChains } from '#people';
import { type Ctx, notAllowed } from '#platform';
import { getProgramme, type MatchingPolicy } from '#programmes';
import { namesOfTopics } from '#topics';
import { can } from '../access.ts';
import { adviceOn, CHAIN_DEPTHS, type PairWorld, reach, type Standing } from '../rules/feasibility.ts';
import { placesIn } from '../rules/place.ts';
import type { Feasibility } from '../schema.ts';
import { matchingInputs } from './enrolments.ts';

/** Above this many pairs nothing is counted pair by pair: the match run tells. */
const MOST_PAIRS = 250_000;
const MOST_NAMED = 200;

/**
 * Whether the programme can be matched as people are enrolled now: counts of both sides, places, eligible pairs, who has no
 * candidate and why, supply and demand by topic. Another chain depth or policy can be tried before it is chosen.
 */
export async function feasibility(
  ctx: Ctx,
  programmeId: string,
  trial: Partial<MatchingPolicy> = {},
): Promise<Feasibility> {
  const programme = await getProgramme(ctx, programmeId);
  if (!can(ctx.actor, 'list', { programmeId })) throw notAllowed();
  const standing = await standingOf(ctx, programmeId);
  const [mentors, mentees] = [
    standing.filter((place) => place.side === 'mentor'),
    standing.filter((place) => place.side === 'mentee'),
  ];
  const places = (side: readonly Standing[]) => side.reduce((sum, place) => sum + placesIn(programme, place), 0);
  const isCounted = mentors.length * mentees.length <= MOST_PAIRS;
  const world = await worldOf(ctx, standing, { ...programme.policy, ...trial }, programme.kind);
  const found = isCounted ? reach(mentors, mentees, world) : null;
  const counts = {
    mentors: mentors.length,
    mentees: mentees.length,
    mentorPlaces: places(mentors),
    menteePlaces: places(mentees),
  };
  return {
    ...counts,
    eligiblePairs: found?.eligiblePairs ?? null,
    stranded: (found?.stranded ?? []).slice(0, MOST_NAMED).map(({ place, nearest }) => ({
      enrolmentId: place.enrolmentId,
      personId: place.personId,
      name: place.person.name,
      gradeName: place.person.gradeName,
      side: place.side,
      nearest,
    })),
    strandedCount: found?.stranded.length ?? null,
    chainPreview:
      isCounted && mentors.length > 0 && mentees.length > 0
        ? CHAIN_DEPTHS.map((chainDepth) => {
            const policy = { ...world.programme.policy, chainDepth };
            const trial = reach(mentors, mentees, { ...world, programme: { ...world.programme, policy } });
            const names = trial.stranded.slice(0, 10).map(({ place }) => place.person.name);
            return { chainDepth, eligiblePairs: trial.eligiblePairs, strandedCount: trial.stranded.length, names };
          })
        : [],
    topics: await supplyAndDemand(ctx, standing),
    advice: adviceOn({ ...counts, stranded: found?.stranded.length ?? null }),
  };
}

async function standingOf(ctx: Ctx, programmeId: string): Promise<Standing[]> {
  const inputs = await matchingInputs(ctx, programmeId);
  const people = await getPeople(
    ctx,
    inputs.map((place) => place.personId),
  );
  return inputs.flatMap((place) => {
    const person = people.get(place.personId);
    return person ? { ...place, person } : [];
  });
}

async function worldOf(
  ctx: Ctx,
  standing: readonly Standing[],
  policy: MatchingPolicy,
  kind: PairWorld['programme']['kind'],
): Promise<PairWorld> {
  const ids = standing.map((place) => place.personId);
  const [chains, links] = [await reportingChains(ctx, ids, null), await listPowerLinks(ctx, ids)];
  return { programme: { policy, kind }, chains, links };
}

async function supplyAndDemand(ctx: Ctx, standing: readonly Standing[]): Promise<Feasibility['topics']> {
  const counts = new Map<string, { offers: number; needs: number }>();
  for (const { topics } of standing)
    for (const { topicId, direction } of topics) {
      if (direction !== 'offer' && direction !== 'need') continue;
      const count = counts.get(topicId) ?? { offers: 0, needs: 0 };
      if (direction === 'offer') count.offers += 1;
      else count.needs += 1;
      counts.set(topicId, count);
    }
  const names = await namesOfTopics(ctx, [...counts.keys()]);
  return [...counts]
    .map(([topicId, count]) => ({ topicId, name: names.get(topicId)?.name ?? '', ...count }))
    .sort((a, b) => b.needs - b.offers - (a.needs - a.offers) || a.name.localeCompare(b.name, ctx.locale))
    .slice(0, MOST_NAMED);
}
