import type { Instance, Lock, Mentee, Mentor, PairRef, PolicyInput, PowerKind } from '@viceversa/matching';
import { type MatchingInput, placesIn } from '#enrolment';
import { type ChainStep, type PersonCard, type PowerLinkView, teamKey } from '#people';
import type { Programme } from '#programmes';

/** Everything a run may know, read at one moment; ids are people's ids, because chains and vetoes name people. */
export type Facts = {
  programme: Pick<Programme, 'kind' | 'format' | 'policy'>;
  inputs: readonly MatchingInput[];
  people: ReadonlyMap<string, PersonCard>;
  chains: ReadonlyMap<string, readonly ChainStep[]>;
  links: readonly PowerLinkView[];
  /** Live mentorships and open offers: they stand, whatever the run finds for the others. */
  standing: readonly PairRef[];
  /** Offers that lapsed, whatever the answers were. */
  lapsed: readonly PairRef[];
  locks: readonly Lock[];
  forbids: readonly PairRef[];
  /** The newest unpublished answer, for a calm re-run. */
  current: readonly PairRef[];
};

export type Excluded = { personId: string; side: 'mentor' | 'mentee'; reason: 'no-grade' };

const POWER: Record<PowerLinkView['kind'], PowerKind> = {
  decision: 'decides',
  assessment: 'assesses',
  pay: 'pays',
  grievance: 'hears-grievance',
};
const PRIORITY = { carried_over: 'carried-over', nominated: 'nominated', standard: 'standard' } as const;
const MODES = { in_person: ['in-person'], remote: ['distance'], either: ['distance', 'in-person'] } as const;

const keyOf = (pair: PairRef) => `${pair.mentor} ${pair.mentee}`;

/** The engine's instance and who could not be put into it, from facts alone: the same facts give the same instance. */
export function instanceOf(facts: Facts): { instance: Instance; excluded: Excluded[] } {
  const needsGrade = facts.programme.kind !== 'reciprocal';
  const isIn = (input: MatchingInput) => !needsGrade || facts.people.get(input.personId)?.gradeRank != null;
  const inputs = facts.inputs.filter(isIn);
  const ids = new Set(inputs.map((input) => input.personId));
  const known = (pairs: readonly PairRef[]) => pairs.filter((pair) => ids.has(pair.mentor) && ids.has(pair.mentee));
  const standing = known(facts.standing);
  const isStanding = new Set(standing.map(keyOf));
  const free = <Pair extends PairRef>(pairs: readonly Pair[]) =>
    pairs.filter((pair) => ids.has(pair.mentor) && ids.has(pair.mentee) && !isStanding.has(keyOf(pair)));
  const shared = sharedFacts(facts, standing);
  const instance: Instance = {
    mentors: inputs.filter((input) => input.side === 'mentor').map((input) => mentorOf(input, shared)),
    mentees: inputs.filter((input) => input.side === 'mentee').map((input) => menteeOf(input, shared)),
    topics: topicsOf(inputs),
    policy: policyOf(facts.programme),
    locks: [...standing.map((pair) => ({ ...pair, reason: 'standing' })), ...free(facts.locks)],
    forbids: free(facts.forbids),
    current: known(facts.current),
  };
  const excluded = facts.inputs
    .filter((input) => !isIn(input))
    .map(({ personId, side }): Excluded => ({ personId, side, reason: 'no-grade' }));
  return { instance, excluded };
}

type Shared = { facts: Facts; vetoes: Map<string, Set<string>>; held: Map<string, number>; styles: string[] };

/** Lapsed offers become mutual vetoes, so that nobody can tell a lapse from a private wish. A lock overrules them. */
function sharedFacts(facts: Facts, standing: readonly PairRef[]): Shared {
  const locked = new Set(facts.locks.map(keyOf));
  const vetoes = new Map(facts.inputs.map((input) => [input.personId, new Set(input.vetoes)]));
  for (const pair of facts.lapsed) {
    if (!locked.has(keyOf(pair))) vetoes.get(pair.mentor)?.add(pair.mentee);
  }
  const held = new Map<string, number>();
  for (const pair of standing) {
    for (const id of [pair.mentor, pair.mentee]) held.set(id, (held.get(id) ?? 0) + 1);
  }
  return { facts, vetoes, held, styles: questionsOf(facts.inputs) };
}

/** Every question about working style that anybody answered, in one order for all. */
const questionsOf = (inputs: readonly MatchingInput[]): string[] =>
  [...new Set(inputs.flatMap((input) => Object.keys(input.workingStyle)))].sort();

function answerTo(input: MatchingInput, question: string): number | null {
  const answer = input.workingStyle[question];
  return answer === undefined ? null : Math.min(4, Math.max(0, Math.round(answer)));
}

function personOf(input: MatchingInput, { facts, vetoes, held, styles }: Shared) {
  const card = facts.people.get(input.personId);
  const { policy } = facts.programme;
  return {
    id: input.personId,
    ...(card?.gradeRank == null ? {} : { grade: card.gradeRank }),
    unit: card?.unitId ?? '',
    team: (policy.sameUnit === 'forbid' ? card?.unitId : card && teamKey(card)) ?? '',
    site: card?.siteId ?? '',
    managers: (facts.chains.get(input.personId) ?? []).map((step) => ({ id: step.personId, depth: step.depth })),
    languages: input.languages,
    hours: input.hours,
    modes: MODES[input.meetingMode],
    style: styles.map((question) => answerTo(input, question)),
    vetoes: [...(vetoes.get(input.personId) ?? [])],
    powerOver: facts.links
      .filter((link) => link.holderId === input.personId)
      .map((link) => ({ id: link.subjectId, kind: POWER[link.kind] })),
    priority: PRIORITY[input.priority],
    capacity: capacityOf(facts.programme, input, held.get(input.personId) ?? 0),
  };
}

/** A circle that has begun or been offered takes nobody new: its members said yes to each other. */
function capacityOf(programme: Facts['programme'], input: MatchingInput, held: number): number {
  const isClosedCircle = programme.format === 'circle' && input.side === 'mentor' && held > 0;
  return isClosedCircle ? held : Math.max(placesIn(programme, input), held);
}

/** Circles open with their least number or not at all; one that stands may have lost people since. */
function circleOf({ facts, held }: Shared, input: MatchingInput): { circleMinimum?: number } {
  const { format, policy } = facts.programme;
  return format === 'circle' ? { circleMinimum: held.get(input.personId) ?? policy.circleLeast } : {};
}

const topicIds = (input: MatchingInput, direction: string) =>
  input.topics.filter((topic) => topic.direction === direction).map((topic) => topic.topicId);

/** Offering a topic is its owner's own tick, so an offered identity topic counts. */
const offersOf = (input: MatchingInput) =>
  input.topics
    .filter((topic) => topic.direction === 'offer')
    .map((topic) => ({ topic: topic.topicId, level: Math.max(1, topic.level), confidence: 3, ticked: true }));

const mentorOf = (input: MatchingInput, shared: Shared): Mentor => ({
  ...personOf(input, shared),
  ...circleOf(shared, input),
  offers: offersOf(input),
  wantsBack: topicIds(input, 'want_back'),
  notRepresented: topicIds(input, 'not_represent'),
});

const menteeOf = (input: MatchingInput, shared: Shared): Mentee => ({
  ...personOf(input, shared),
  needs: input.topics
    .filter((topic) => topic.direction === 'need')
    .map((topic) => ({
      topic: topic.topicId,
      current: topic.level,
      target: topic.targetLevel ?? Math.min(5, topic.level + 2),
      priority: topic.priority,
    })),
  offers: offersOf(input),
});

function topicsOf(inputs: readonly MatchingInput[]) {
  const identity = new Map(inputs.flatMap((input) => input.topics.map((topic) => [topic.topicId, topic.isIdentity])));
  return [...identity].map(([id, isIdentity]) => ({ id, identity: isIdentity }));
}

function policyOf({ kind, policy }: Facts['programme']): PolicyInput {
  return {
    rules: {
      gradeGap: {
        direction: kind === 'reciprocal' ? 'any' : kind,
        minimum: policy.minGradeGap,
        maximum: policy.maxGradeGap,
      },
      commandChain: { levels: policy.chainDepth === 'any' ? null : policy.chainDepth },
      sameTeam: policy.sameTeam === 'forbid' || policy.sameUnit === 'forbid',
      powerLink: true,
      veto: true,
      pastPair: { rounds: 0 },
      language: policy.sharedLanguage,
      hours: { minimumMinutes: policy.minOverlapMinutes },
      mode: true,
      topic: policy.requireSharedTopic,
      representation: true,
    },
    weights: {
      'need-fit': policy.weights.need,
      availability: policy.weights.availability,
      preference: policy.weights.preference,
      'cross-unit': policy.weights.crossUnit,
      style: policy.weights.style,
      mutual: policy.weights.mutual,
      acquaintance: policy.weights.acquaintance,
      waited: policy.weights.fairness,
    },
    stages: policy.floor
      ? ['coverage', 'floor', 'total', 'calm', 'determinism']
      : ['coverage', 'total', 'calm', 'determinism'],
    seed: policy.seed,
  };
}
