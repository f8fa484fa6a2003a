import type { Lock, PairRef } from '@viceversa/matching';
import { matchingInputs } from '#enrolment';
import { liveMentorships } from '#mentorships';
import { getPeople, listPowerLinks, reportingChains } from '#people';
import type { Ctx } from '#platform';
import { getProgramme } from '#programmes';
import type { Facts } from '../rules/instance.ts';

const SYSTEM = { kind: 'system', job: 'matching' } as const;

/**
 * Reads everything a run may know; a dozen queries however many people. Reporting lines go as far up as the programme's
 * policy looks, or to the top for a run, which says whom "any depth" would leave alone.
 */
export async function gatherFacts(
  given: Ctx,
  programmeId: string,
  options: { areLinesWhole?: boolean } = {},
): Promise<Facts> {
  const ctx: Ctx = { ...given, actor: SYSTEM };
  const programme = await getProgramme(ctx, programmeId);
  const inputs = await matchingInputs(ctx, programmeId);
  const ids = inputs.map((input) => input.personId);
  const personOf = new Map(inputs.map((input) => [input.enrolmentId, input.personId]));
  const { chainDepth } = programme.policy;
  const decisions = await liveDecisions(ctx, programmeId);
  const offers = await offeredPairs(ctx, programmeId);
  const pairs = (list: readonly EnrolmentPair[]) => list.flatMap((pair) => pairOf(pair, personOf));
  return {
    programme,
    inputs,
    people: await getPeople(ctx, ids),
    chains: await reportingChains(ctx, ids, chainDepth === 'any' || options.areLinesWhole ? null : chainDepth),
    links: await listPowerLinks(ctx, ids),
    standing: distinct([...(await livePairs(ctx, programmeId)), ...pairs(offers.filter((offer) => !offer.closedAt))]),
    lapsed: distinct(pairs(offers.filter((offer) => offer.closedAt && !offer.mentorshipId))),
    locks: pairs(decisions.filter((decision) => decision.kind === 'lock')) satisfies Lock[],
    forbids: pairs(decisions.filter((decision) => decision.kind === 'forbid')),
    current: pairs(await newestAnswer(ctx, programmeId)),
  };
}

export type EnrolmentPair = { mentorEnrolmentId: string; menteeEnrolmentId: string };

function pairOf(pair: EnrolmentPair, personOf: ReadonlyMap<string, string>): PairRef[] {
  const mentor = personOf.get(pair.mentorEnrolmentId);
  const mentee = personOf.get(pair.menteeEnrolmentId);
  return mentor && mentee ? [{ mentor, mentee }] : [];
}

const distinct = (pairs: readonly PairRef[]): PairRef[] => [
  ...new Map(pairs.map((pair) => [`${pair.mentor} ${pair.mentee}`, pair])).values(),
];

async function livePairs(ctx: Ctx, programmeId: string): Promise<PairRef[]> {
  const ofSide = (members: { personId: string; side: string }[], side: string) =>
    members.filter((member) => member.side === side).map((member) => member.personId);
  return (await liveMentorships(ctx, programmeId)).flatMap(({ members }) =>
    ofSide(members, 'mentor').flatMap((mentor) => ofSide(members, 'mentee').map((mentee) => ({ mentor, mentee }))),
  );
}

const offeredPairs = (ctx: Ctx, programmeId: string) =>
  ctx.db
    .selectFrom('proposals')
    .select(['mentorEnrolmentId', 'menteeEnrolmentId', 'closedAt', 'mentorshipId'])
    .where('programmeId', '=', programmeId)
    .where('offeredAt', 'is not', null)
    .orderBy('id')
    .execute();

/** Locks and forbids that were not lifted, by enrolments. */
export const liveDecisions = (ctx: Ctx, programmeId: string) =>
  ctx.db
    .selectFrom('matchDecisions')
    .select(['mentorEnrolmentId', 'menteeEnrolmentId', 'kind'])
    .where('programmeId', '=', programmeId)
    .where('liftedAt', 'is', null)
    .orderBy('id')
    .execute();

/** The pairs of the newest finished run that was not published: a re-run changes as few of them as it can. */
async function newestAnswer(ctx: Ctx, programmeId: string): Promise<EnrolmentPair[]> {
  const run = await ctx.db
    .selectFrom('matchRuns')
    .select(['id', 'publishedAt'])
    .where('programmeId', '=', programmeId)
    .where('result', 'is not', null)
    .orderBy('requestedAt', 'desc')
    .executeTakeFirst();
  if (!run || run.publishedAt) return [];
  return ctx.db
    .selectFrom('proposals')
    .select(['mentorEnrolmentId', 'menteeEnrolmentId'])
    .where('runId', '=', run.id)
    .orderBy('id')
    .execute();
}
